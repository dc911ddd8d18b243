"""The first use of every word of the glossary, one tap away from its meaning.

The words are found in the finished page, so no template has to think of them. The meaning opens
in a popover, which a browser does without any script; one that knows no popovers shows the
meanings below the page. An element marked `data-everyday` uses its words in an everyday sense, so
nothing in it is explained. A word that stands only in headings, links or labels, where nothing else
can be pressed, is listed at the end.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from skills_taxonomy.content import Term
from skills_taxonomy.model import Language

MAIN = re.compile(r"<main\b[^>]*>(?P<inside>.*)</main>", re.DOTALL)
TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
WORD = re.compile(r"[^\W_][\w’-]*")
VOID = frozenset({"input", "br", "hr", "img", "link", "meta", "path", "circle", "use", "rect"})
HIDDEN = frozenset(
    {"script", "style", "template", "title", "select", "textarea", "svg", "datalist"}
)
UNEXPLAINED = ('aria-hidden="true"', "visually-hidden", "data-everyday")
PRESSED = frozenset({"a", "button", "label", "summary", "h1", "h2", "h3", "h4", "legend"})
OPEN, FOLDED, NOT_HERE = 0, 1, 2  # the best place of a word comes first
BUTTON = (
    '<button class="term" type="button" popovertarget="word_{name}"'
    ' aria-describedby="word_hint">{said}</button>'
)
OPENING, CLOSING = re.compile(r"[(\[‘“]+$"), re.compile(r"[)\]’”.,;:!?]+")
Meanings = Callable[[list[Term], list[Term]], str]


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    term: str
    with_capital: bool


@dataclass(frozen=True, slots=True)
class _Use:
    """Where a word stands: which part of the page, from where to where, how good a place."""

    rank: int
    part: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class WordFinder:
    """The glossary in one language, ready to look words up."""

    terms: Mapping[str, Term]
    language: Language
    by_first_word: Mapping[str, tuple[_Form, ...]]
    alone: Mapping[str, str]


def word_finder(terms: Mapping[str, Term], language: Language) -> WordFinder:
    """Return the forms of `terms` by their first word, the longest first."""
    forms: dict[str, list[_Form]] = {}
    alone: dict[str, str] = {}
    for term in terms.values():
        for text in term.forms[language]:
            first = WORD.match(text)
            key = (first.group() if first else text).casefold()
            forms.setdefault(key, []).append(_Form(text, term.id, text != text.casefold()))
        alone |= dict.fromkeys(term.alone[language], term.id)
    longest_first = {
        word: tuple(sorted(those, key=lambda form: -len(form.text)))
        for word, those in forms.items()
    }
    return WordFinder(terms, language, longest_first, alone)


def explained(page: str, finder: WordFinder, meanings: Meanings) -> str:
    """Return the page with a button at the first use of each word, and `meanings` at its end.

    `meanings` makes the end of the page from all words on it, and those that have no button yet.
    """
    main = MAIN.search(page)
    if main is None:
        return page
    parts = TAG.split(main["inside"])
    uses = _first_uses(parts, finder)
    if not uses:
        return page
    pressable = [(name, use) for name, use in uses.items() if use.rank < NOT_HERE]
    for name, use in sorted(pressable, key=lambda one: (one[1].part, one[1].start), reverse=True):
        text = parts[use.part]
        button = BUTTON.format(name=name, said=text[use.start : use.end])
        parts[use.part] = _with_signs(text[: use.start], button, text[use.end :])
    here = [finder.terms[name] for name in uses]
    elsewhere = [finder.terms[name] for name, use in uses.items() if use.rank == NOT_HERE]
    inside = "".join(parts) + meanings(here, elsewhere)
    return page[: main.start("inside")] + inside + page[main.end("inside") :]


def _with_signs(before: str, button: str, after: str) -> str:
    """Return the text with `button` in it, on one line with the signs that touch it.

    A line may be broken beside a button, so a comma would begin the next one.
    """
    opening, closing = OPENING.search(before), CLOSING.match(after)
    start = opening.start() if opening else len(before)
    end = closing.end() if closing else 0
    if start < len(before) or end:
        button = f'<span class="nowrap">{before[start:]}{button}{after[:end]}</span>'
    return before[:start] + button + after[end:]


def _first_uses(parts: list[str], finder: WordFinder) -> dict[str, _Use]:
    """Return the best use of each word: the first in open text, else in a fold, else elsewhere."""
    uses: dict[str, _Use] = {}
    for part, rank in _texts(parts):
        for name, start, end in _words(parts[part], finder):
            if name not in uses or rank < uses[name].rank:
                uses[name] = _Use(rank, part, start, end)
    return uses


def _texts(parts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the number of every text that people see, and how good a place it is for a button."""
    around: list[tuple[str, int]] = []  # the tags that are open, each with the place before it
    here = OPEN
    for number, (text, tag) in enumerate(zip(parts[::2], [*parts[1::2], ""], strict=True)):
        if text and here <= NOT_HERE and not text.isspace():
            yield 2 * number, here
        name, rank, kind = _tag(tag)
        if kind > 0:
            around.append((name, here))
            here = max(here, rank)
        elif kind < 0:
            while around:
                closed, here = around.pop()
                if closed == name:
                    break


@lru_cache(maxsize=8_192)
def _tag(tag: str) -> tuple[str, int, int]:
    """Return the name of a tag, how good a place is within it, and +1, -1 or 0: open or close."""
    named = NAME.match(tag)
    name = named.group(1) if named else ""
    if tag.startswith("</"):
        return name, OPEN, -1
    if not name or name in VOID or tag.endswith("/>"):
        return name, OPEN, 0
    return name, _rank(name, tag), 1


def _rank(name: str, tag: str) -> int:
    if name in HIDDEN or any(mark in tag for mark in UNEXPLAINED):
        return NOT_HERE + 1
    if name in PRESSED or 'role="status"' in tag or 'class="progress"' in tag:
        return NOT_HERE
    return FOLDED if name == "details" and " open" not in tag else OPEN


@lru_cache(maxsize=8_192)  # most texts come back in every answer
def _words(text: str, finder: WordFinder) -> tuple[tuple[str, int, int], ...]:
    return tuple(_found(text, finder))


def _found(text: str, finder: WordFinder) -> Iterator[tuple[str, int, int]]:
    bare = text.strip()
    if bare in finder.alone:
        start = text.index(bare)
        yield finder.alone[bare], start, start + len(bare.rstrip("."))
    reached = 0
    for word in WORD.finditer(text):
        forms = finder.by_first_word.get(word.group().casefold(), ())
        form = next((form for form in forms if _stands_at(text, word.start(), form)), None)
        if form and word.start() >= reached:
            reached = word.start() + len(form.text)
            yield form.term, word.start(), reached


def _stands_at(text: str, start: int, form: _Form) -> bool:
    end = start + len(form.text)
    return _same(text[start:end], form) and not WORD.match(text[end : end + 1])


def _same(said: str, form: _Form) -> bool:
    return said == form.text if form.with_capital else said.casefold() == form.text
