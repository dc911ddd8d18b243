"""What somebody set for themselves is kept: more space, forced colours, rest."""

import pytest
from playwright.sync_api import Browser, Page

from tests.addresses import every_page
from tests.browser.access import THEMES, Screen, Theme, also, barriers, looking

pytestmark = pytest.mark.browser
NURSE = "from=verpleegkundige&level=medior&years=8"
FILLED = [
    page.address for page in every_page() if page.language == "nl" and page.name.endswith("-filled")
]
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""  # WCAG 1.4.12
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    if (!one.innerText || style.clipPath !== "none" || one.closest(".hero, svg")) return false;
    return style.overflowX !== "visible" && style.overflowX !== "auto"
            && one.scrollWidth > one.clientWidth + 1
        || style.overflowY !== "visible" && style.overflowY !== "auto"
            && one.scrollHeight > one.clientHeight + 1;
}).map(one => one.className).concat(
    document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])"""
FAINT = """() => {
    const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(each => each / 255).map(
        each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4
    ).reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
    const contrast = (one, other) => {
        const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
    };
    const ground = document.createElement("p");
    ground.style.color = "Canvas";
    document.body.append(ground);
    const canvas = getComputedStyle(ground).color;
    return [...document.querySelectorAll("main svg text")].filter(one => {
        const style = getComputedStyle(one);
        const behind = style.stroke === "none" ? canvas : style.stroke;
        return one.checkVisibility() && contrast(style.fill, behind) < 4.5
            && !one.classList.contains("map__code");
    }).map(one => one.textContent);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    return [style.transitionDuration, style.animationDuration].some(
        times => times.split(",").some(time => parseFloat(time) > 0.01));
}).map(one => one.getAttribute("class"))"""


def test_text_with_more_space_fits_a_screen_of_320(browser: Browser, base_url: str) -> None:
    cut_off = {}
    with looking(browser, base_url, Screen(320, has_scripts=True)) as page:
        for address in FILLED:
            page.goto(address)
            also(page, SPACED)
            if over := page.evaluate(CUT_OFF):
                cut_off[address] = over
    assert cut_off == {}


def test_with_forced_colours_choices_still_show_what_is_chosen(page: Page) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto("/nl/stijl")
    for kind in (".check__input", ".choice"):
        control = page.locator(kind)
        marked = control.first.screenshot()
        control.first.locator("xpath=descendant-or-self::input").evaluate(
            "one => one.checked = !one.checked"
        )
        assert control.first.screenshot() != marked, kind
    for name in (".button", ".field__input", ".reach", ".empty"):
        width = page.locator(name).first.evaluate("one => getComputedStyle(one).borderTopWidth")
        assert width != "0px", name


@pytest.mark.parametrize("ground", THEMES)
def test_words_in_drawings_are_read_on_any_forced_ground(page: Page, ground: Theme) -> None:
    page.emulate_media(forced_colors="active", color_scheme=ground, reduced_motion="reduce")
    faint = {}
    for address in ("/nl/", f"/nl/kaart?{NURSE}", f"/nl/pad?{NURSE}&goal=data-analist.senior"):
        page.goto(address)
        assert page.locator("main svg text").count() > 2
        faint[address] = page.evaluate(FAINT)
    assert {address: words for address, words in faint.items() if words} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_who_asks_for_more_contrast_gets_seven_to_one(page: Page, theme: Theme) -> None:
    options = {"runOnly": ["color-contrast-enhanced"]}
    page.emulate_media(contrast="more", color_scheme=theme, reduced_motion="reduce")
    for address in ("/nl/stijl", f"/nl/kaart?{NURSE}", f"/nl/pad?{NURSE}&goal=testanalist.senior"):
        page.goto(address)
        assert barriers(page, options) == [], address


def test_nothing_moves_for_who_asks_for_rest(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    page.goto("/nl/")
    assert page.evaluate(MOVING)
    page.emulate_media(reduced_motion="reduce")
    for address in ("/nl/", "/nl/kaart", "/nl/stijl", f"/nl/pad?{NURSE}&goal=testanalist.senior"):
        page.goto(address)
        assert page.evaluate(MOVING) == [], address
        assert page.evaluate("document.getAnimations().map(one => one.playState)") == [], address
