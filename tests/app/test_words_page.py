"""Every word of the glossary is explained, one tap from its first use on any page."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from app.explained_words import WordFinder, explained, word_finder
from app.knowledge import Knowledge
from skills_taxonomy.content import Term
from skills_taxonomy.model import Labels, Language, Text
from tests.conftest import Visit
from tests.test_house_style import ADDRESSES

ROBOT = Term("robot", "ict", Text("robot", "robot"), Labels(("robot",)), Labels(), Text("x", "x"))
SURE = Term("sure", "site", Text("zeker", "sure"), Labels(), Labels(("Zeker",)), Text("x", "x"))
ESCO = Term("esco", "ict", Text("ESCO", "ESCO"), Labels(("ESCO",)), Labels(), Text("x", "x"))
FINDER = word_finder({term.id: term for term in (ROBOT, SURE, ESCO)}, "nl")
EXTRA = [
    "/nl/rollen/testanalist",
    "/en/roles/cloudengineer",
    "/nl/uitkomst?from=verpleegkundige&level=medior",
    "/en/result?from=verpleegkundige&level=medior",
    "/nl/pad?from=verpleegkundige&level=medior&goal=functioneel-beheerder.medior",
    "/nl/richtingen/data",
]


def marked(inside: str) -> str:
    return explained(f'<main id="main">{inside}</main>', FINDER, lambda here, elsewhere: "")


def buttons(inside: str) -> list[Tag]:
    return BeautifulSoup(marked(inside), "html.parser").select("button.term")


@pytest.mark.parametrize("address", ADDRESSES + EXTRA)
def test_every_word_on_a_page_is_one_tap_from_its_meaning(
    read: Visit, knowledge: Knowledge, address: str
) -> None:
    page = read(address)
    if address in ("/nl/woorden", "/en/words"):
        return
    language: Language = "nl" if address.startswith("/nl") else "en"
    shown = _shown_text(page)

    for form, term in _longest_first(knowledge, language):
        shown, number = re.subn(rf"(?<![\w’-]){re.escape(form)}(?![\w’-])", "\n", shown)
        if number:
            found = page.select(f"button[popovertarget=word_{term.id}]")
            assert len(found) == 1, f"{address}: {term.id} has {len(found)} buttons"
            meaning = page.select_one(f"#word_{term.id}[popover]")
            assert meaning is not None
            assert term.meaning[language] in meaning.get_text()


def _longest_first(knowledge: Knowledge, language: Language) -> list[tuple[str, Term]]:
    terms = knowledge.content.glossary.values()
    forms = [(form, term) for term in terms for form in term.forms[language]]
    return sorted(forms, key=lambda one: -len(one[0]))


def _shown_text(page: BeautifulSoup) -> str:
    """Return what people read in the main part, each piece of text on its own."""
    main = BeautifulSoup(str(page.select_one("main")), "html.parser")
    for tag in main.select(
        "script, style, select, textarea, svg, [popover], .visually-hidden, [aria-hidden=true],"
        "[data-everyday]"
    ):
        tag.decompose()
    return "\n".join(str(text) for text in main.find_all(string=True))


def test_the_first_use_in_open_text_gets_the_button() -> None:
    (button,) = buttons("<p>Een <b>robot</b> en nog een robot.</p>")

    assert button.parent is not None
    assert button.parent.name == "b"


@pytest.mark.parametrize("tag", ["a", "button", "label", "summary", "h2", "legend"])
def test_no_button_within_what_can_be_pressed_or_heads_a_part(tag: str) -> None:
    assert buttons(f"<{tag}>robot</{tag}>") == []
    assert len(buttons(f"<{tag}>robot</{tag}><p>robot</p>")) == 1


@pytest.mark.parametrize("around", ["({})", "“{}”.", "{},", "{}!"])
def test_no_line_begins_with_the_sign_behind_a_word(around: str) -> None:
    before, after = around.split("{}")
    page = marked(f"<p>De {around.format('robot')} telt.</p>")

    assert f'<span class="nowrap">{before}<button' in page
    assert f"</button>{after}</span> telt" in page


def test_what_is_marked_as_everyday_words_has_no_buttons() -> None:
    assert buttons("<p data-everyday>robot <b>robot</b></p>") == []
    assert len(buttons("<p data-everyday>robot</p><p>robot</p>")) == 1


@pytest.mark.parametrize(
    ("language", "everyday", "ours"),
    [
        ("en", "Links, one per line", "Each role is a station on that line."),
        ("nl", "informatie uit meerdere bronnen", "Bron: UWV"),
        ("nl", "kan ik meteen gebruiken op het werk", "20 uur op het werk, na je start"),
    ],
)
def test_an_everyday_sense_of_a_word_of_ours_is_not_explained(
    knowledge: Knowledge, language: Language, everyday: str, ours: str
) -> None:
    def explained_in(text: str) -> set[str]:
        page = f'<main id="main"><p>{text}</p></main>'
        marked = explained(page, knowledge.words[language], lambda here, elsewhere: "")
        return {name for name in ("line", "source", "on-the-job") if f"word_{name}" in marked}

    assert not explained_in(everyday)
    assert explained_in(ours)


def test_open_text_comes_before_what_is_folded_away() -> None:
    (button,) = buttons("<details><summary>x</summary><p>robot</p></details><div>robot</div>")

    assert button.parent is not None
    assert button.parent.name == "div"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Robot", 1), ("robots", 0), ("huisrobot", 0), ("robot-arm", 0), ("robot,", 1),
        ("Zeker", 1), ("Zeker weten", 0), ("zeker", 0), ("ESCO", 1), ("esco", 0),
    ],
)  # fmt: skip
def test_only_the_word_itself_counts(text: str, number: int) -> None:
    assert len(buttons(f"<p>{text}</p>")) == number


@given(
    st.lists(st.sampled_from(["robot", " ", "ESCO", "<b>", "</b>", "Zeker", ".", "&amp;", "huis"]))
)
def test_what_a_page_says_stays_the_same(pieces: list[str]) -> None:
    page = f'<main id="main"><p>{"".join(pieces)}</p></main>'

    marked = explained(page, FINDER, lambda here, elsewhere: "")

    assert _text(marked) == _text(page)


def _text(page: str) -> list[str]:
    """The words that a page shows; a browser makes one space of several."""
    return BeautifulSoup(page, "html.parser").get_text().split()


def test_a_page_without_a_main_part_is_left_alone() -> None:
    assert explained("<p>robot</p>", FINDER, lambda here, elsewhere: "x") == "<p>robot</p>"


def test_the_glossary_is_complete_in_both_languages(read: Visit, knowledge: Knowledge) -> None:
    for address in ("/nl/woorden", "/en/words"):
        page = read(address)
        assert {str(div["id"]) for div in page.select(".word-list > div")} == set(
            knowledge.content.glossary
        )
        assert not page.select("button.term")


def test_the_words_the_journey_rests_on_are_in_the_glossary(knowledge: Knowledge) -> None:
    said = {form for t in knowledge.content.glossary.values() for form in t.forms.nl}

    assert said >= {
        "niveau", "vaardigheid", "zij-instroom", "ESCO", "e-CF", "junior", "medior", "senior",
        "traineeship", "bbl", "Ad", "mbo-certificaat", "niveaupaspoort", "overstap",
    }  # fmt: skip
    assert {"certain", "probable", "not-yet"} <= set(knowledge.content.glossary)


def test_every_form_can_be_found(knowledge: Knowledge) -> None:
    finder: WordFinder
    for language, finder in knowledge.words.items():
        for term in finder.terms.values():
            for form in (*term.forms[language], *term.alone[language]):
                page = f'<main id="main"><p>{form}</p></main>'
                assert f"word_{term.id}" in explained(page, finder, lambda h, e: ""), form
