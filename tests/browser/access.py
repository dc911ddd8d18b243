"""What everybody needs of a page, as questions to a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALSO = ["target-size", "label-content-name-mismatch"]  # axe leaves these out unless asked
OPTIONS: dict[str, Any] = {
    "runOnly": RULES,
    "rules": {rule: {"enabled": True} for rule in ALSO},
    "resultTypes": ["violations"],
}
TOO_WIDE = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return wide <= 0 ? "" : `${wide} px too wide`;
}"""
ON_TOP = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one.dataset.passed) return null;
    const shown = one.getAttribute("class")?.includes("__input") && one.labels?.[0] || one;
    const seen = [...shown.getClientRects()].some(box => {
        const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
        const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
        return right > left && bottom > top
            && [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].some(([x, y]) => {
                const hit = document.elementFromPoint(
                    left + x * (right - left), top + y * (bottom - top));
                return hit && (shown.contains(hit) || hit.closest("a") === one);
            });
    });
    const drawn = [one, one.nextElementSibling, one.parentElement, ...one.children];
    const ring = drawn.some(each => {
        const style = each && getComputedStyle(each);
        return style && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || each.matches("rect") && parseFloat(style.strokeWidth) >= 3);
    }) || getComputedStyle(one.closest(".door, .suggestion") || one).outlineStyle !== "none";
    const name = one.getAttribute("aria-label") || one.labels?.[0]?.innerText || one.innerText;
    one.dataset.passed = "yes";
    return {name: `${one.tagName} ${(name || "").trim().slice(0, 40)}`,
        seen, ring};
}"""
NOT_REACHED = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter(one => {
    const group = one.type === "radio" && document.querySelector(
        `[name="${one.name}"][data-passed]`);
    return !one.dataset.passed && !group && one.checkVisibility({visibilityProperty: true})
        && !one.disabled;
}).map(one => `${one.tagName} ${(one.innerText || one.name || "").trim().slice(0, 40)}`)"""
MOST_TABS = 400


Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
WIDTHS: tuple[Literal[320, 1280], ...] = (320, 1280)  # 320 is 1280 at 400%


@dataclass(frozen=True, slots=True)
class Screen:
    """On what somebody looks at the site."""

    width: Literal[320, 1280]
    has_scripts: bool

    def __str__(self) -> str:
        return f"{self.width} {'with' if self.has_scripts else 'without'} scripts"


SCREENS = [Screen(*each) for each in product(WIDTHS, (True, False))]


@contextmanager
def looking(
    browser: Browser, base_url: str, screen: Screen, theme: Theme = "light"
) -> Iterator[Page]:
    """A page in a browser that is set up so, and that asks nothing of other sites.

    Without scripts ours are not loaded, as when the network drops them; axe needs its own to run.
    """
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": screen.width, "height": 800},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    if not screen.has_scripts:
        context.route("**/*.js*", lambda route: route.abort())
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context.new_page()
    context.close()
    assert [url for url in asked if not url.startswith((base_url, "data:"))] == []


def barriers(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """Open all that folds, and return what keeps somebody out, each with how to find it.

    The name of a station on the map is broken into pieces ("Informatie-", "manager"), which axe
    takes for another name; that it is the same is tested with the map itself.
    """
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    if not page.evaluate("'axe' in window"):  # a page that is looked at again has it already
        page.evaluate(AXE_SCRIPT)
    said = [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary'].splitlines()[-1].strip()}"
        for each in page.evaluate(
            "options => axe.run(options).then(all => all.violations)", OPTIONS
        )
        for node in each["nodes"][:3]
        if not (each["id"] == "label-content-name-mismatch" and "map__station" in node["html"])
    ]
    if wide := page.evaluate(TOO_WIDE):
        said.append(wide)
    return said


def also(page: Page, css: str) -> None:
    """Add a style sheet of the reader to the page."""
    page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        css,
    )


def walk(page: Page) -> list[str]:
    """Press Tab from the top to the end, and return each thing that goes wrong on the way.

    Behind the end a browser goes on at the top, sometimes before anybody can see that it left.
    """
    wrong = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(ON_TOP)
        if focused is None:
            break
        if not focused["seen"]:
            wrong.append(f"{focused['name']} has the focus but cannot be seen")
        if not focused["ring"]:
            wrong.append(f"{focused['name']} does not show that it has the focus")
    else:
        wrong.append(f"still not at the end after {MOST_TABS} times Tab")
    return wrong + [f"{name} is never reached" for name in page.evaluate(NOT_REACHED)]
