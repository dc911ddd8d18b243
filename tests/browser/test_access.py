"""Nobody is shut out: every page, in both languages and themes, on any screen, with any aid.

`make access` runs the whole matrix, in minutes; each run of all tests a part of it, which still
holds every page and every setting.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from skills_taxonomy.model import LANGUAGES, Language
from tests.addresses import Visited, every_page
from tests.browser.access import SCREENS, THEMES, Screen, Theme, also, barriers, looking, walk
from tests.browser.shared_path import pages_of_a_shared_path

EVERY = every_page()
FILLED = [page for page in EVERY if page.language == "nl" and page.name.endswith("-filled")]
MAIN = [page for page in FILLED if page.name.removesuffix("-filled") in
        ("home", "start", "my_skills", "limits", "result", "role")]  # fmt: skip


SETTINGS = list(product(SCREENS, THEMES))


def part_for(setting: tuple[Screen, Theme]) -> list[Visited]:
    """The pages that every run looks at in this setting: each page once per language."""
    number, languages = SETTINGS.index(setting), len(LANGUAGES)
    wanted = [page for page in EVERY if page.name.endswith("-filled") == (page.language == "nl")]
    return [
        page
        for place, page in enumerate(wanted)
        if (place // languages + 3 * (place % languages)) % len(SETTINGS) == number
    ]


def found_on(page: Page, pages: Iterable[str], themes: Sequence[Theme]) -> dict[str, list[str]]:
    """What keeps somebody out, by page and theme; a page is opened once for all themes."""
    found = {}
    for name in pages:
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            found[f"{name} {theme}"] = barriers(page)
    return {where: said for where, said in found.items() if said}


def opened(page: Page, pages: Iterable[Visited]) -> Iterator[str]:
    """Open one page after the other, and name it."""
    for visited in pages:
        page.goto(visited.address)
        yield visited.address


@pytest.mark.browser
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: f"{setting[0]} {setting[1]}")
def test_each_page_is_open_to_all_in_one_setting(
    browser: Browser, base_url: str, setting: tuple[Screen, Theme]
) -> None:
    screen, theme = setting
    with looking(browser, base_url, screen) as page:
        assert found_on(page, opened(page, part_for(setting)), [theme]) == {}


@pytest.mark.access
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_page_is_open_to_all_in_every_setting(
    browser: Browser, base_url: str, screen: Screen, language: Language
) -> None:
    with looking(browser, base_url, screen) as page:
        pages = [one for one in EVERY if one.language == language]
        assert found_on(page, opened(page, pages), THEMES) == {}
        assert found_on(page, pages_of_a_shared_path(page, language), THEMES) == {}


@pytest.mark.browser
def test_the_check_itself_sees_small_targets_and_other_names(page: Page) -> None:
    page.goto("/nl/privacy")
    page.evaluate(
        """() => {
            const small = document.createElement("p");
            small.innerHTML = "<button>a</button><button>b</button>"
                + "<a href='#' aria-label='Andere'>Ene</a>";
            document.querySelector("main").prepend(small);
            for (const one of small.querySelectorAll("button"))
                Object.assign(one.style, {width: "8px", height: "8px", padding: 0, border: 0});
        }"""
    )
    said = " ".join(barriers(page))
    assert "target-size" in said
    assert "label-content-name-mismatch" in said


HIDDEN = "main { position: relative; z-index: -1 }"  # behind the ground of the page
BARE = ":focus-visible { outline: none !important }"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("css", "said"),
    [(HIDDEN, "cannot be seen"), (BARE, "does not show that it has the focus")],
    ids=["hidden", "bare"],
)
def test_the_walk_itself_sees_a_focus_that_cannot_be_seen(page: Page, css: str, said: str) -> None:
    page.goto("/nl/privacy")
    also(page, css)

    assert said in " ".join(walk(page))


@pytest.mark.browser
def test_the_walk_itself_sees_what_no_key_reaches(page: Page) -> None:
    page.goto("/nl/privacy")
    page.locator("main a").first.evaluate("one => one.tabIndex = -1")

    assert [each for each in walk(page) if "is never reached" in each]


@pytest.mark.browser
@pytest.mark.parametrize("visited", MAIN, ids=lambda one: one.name)
def test_the_keyboard_reaches_all_and_what_has_the_focus_is_seen(
    browser: Browser, base_url: str, visited: Visited
) -> None:
    with looking(browser, base_url, Screen(320, has_scripts=True)) as page:
        page.goto(visited.address)
        assert walk(page) == []


@pytest.fixture(scope="module")
def walkers(browser: Browser, base_url: str) -> Iterator[list[Page]]:
    """A small screen in light, and a wide one in dark that got no scripts."""
    with (
        looking(browser, base_url, Screen(320, has_scripts=True), "light") as small,
        looking(browser, base_url, Screen(1280, has_scripts=False), "dark") as wide,
    ):
        yield [small, wide]


@pytest.mark.access
@pytest.mark.parametrize("visited", EVERY, ids=lambda one: f"{one.name}-{one.language}")
def test_the_keyboard_walks_every_page(walkers: list[Page], visited: Visited) -> None:
    for page in walkers:
        page.goto(visited.address)
        assert walk(page) == [], page.viewport_size


@pytest.mark.browser
def test_live_regions_say_one_short_thing(browser: Browser, base_url: str) -> None:
    said = {}
    with looking(browser, base_url, SCREENS[0]) as page:
        for visited in FILLED:
            page.goto(visited.address)
            words = page.locator("[role=status], [aria-live=polite]").all_inner_texts()
            said[visited.address] = [
                each for each in words if len(each) > 100 or "\n" in each.strip()
            ]
    assert {address: words for address, words in said.items() if words} == {}


LONG = [
    "/nl/pad?from=kassamedewerker&level=junior&years=2&goal=servicedeskmedewerker.junior",
    "/nl/rollen/servicedeskmedewerker",
    "/nl/rollen/softwareontwikkelaar",
]


@pytest.mark.browser
@pytest.mark.parametrize("address", LONG)
def test_the_longest_word_of_a_title_stays_whole_on_a_screen_of_320(
    browser: Browser, base_url: str, address: str
) -> None:
    with looking(browser, base_url, Screen(320, has_scripts=True)) as page:
        page.goto(address)
        page.evaluate("document.fonts.ready")
        broken = page.evaluate(
            """() => [...document.querySelectorAll("h1, h2")].flatMap(title => {
                const walk = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), broken = [];
                while (walk.nextNode())
                    for (const word of walk.currentNode.data.matchAll(/[^\\s-]+/g)) {
                        const range = document.createRange();
                        range.setStart(walk.currentNode, word.index);
                        range.setEnd(walk.currentNode, word.index + word[0].length);
                        if (range.getClientRects().length > 1) broken.push(word[0]);
                    }
                return broken;
            })"""
        )
        assert broken == []


@pytest.mark.browser
def test_a_word_that_can_be_pressed_does_not_pull_its_sentence_apart(
    browser: Browser, base_url: str
) -> None:
    """In a row of boxes (flex, grid) a button among bare words becomes a box of its own."""
    pulled = {}
    with looking(browser, base_url, SCREENS[0]) as page:
        for visited in FILLED:
            page.goto(visited.address)
            if rows := page.evaluate(
                """() => [...document.querySelectorAll(".term")].map(one => one.parentElement)
                    .filter(row => /flex|grid/.test(getComputedStyle(row).display)
                        && [...row.childNodes].some(one => one.nodeType === 3 && one.data.trim()))
                    .map(row => row.innerText)"""
            ):
                pulled[visited.address] = rows
    assert pulled == {}
