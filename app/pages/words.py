"""The glossary: every word that we explain, by subject."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import KnowledgeDep, LanguageDep
from app.rendering import render
from app.routing import PageRouter

router = PageRouter()

GROUPS = ("site", "levels", "learning", "ict", "sources")


@dataclass(frozen=True)
class Word:
    """One word, and what it means."""

    id: str
    term: str
    meaning: str


@dataclass(frozen=True)
class WordsView:
    """Everything templates/words.html can show: the words of each group, in order."""

    groups: dict[str, list[Word]]


@router.page(nl="/woorden", en="/words", name="words")
def show_words(request: Request, knowledge: KnowledgeDep, language: LanguageDep) -> HTMLResponse:
    """List every word under its subject, in alphabetical order."""
    terms = knowledge.content.glossary.values()
    groups = {
        group: sorted(
            (Word(t.id, t.term[language], t.meaning[language]) for t in terms if t.group == group),
            key=lambda word: word.term.casefold(),
        )
        for group in GROUPS
    }
    return render(request, "words.html", WordsView(groups))
