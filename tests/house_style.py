"""What holds for every page, each with a message that tells the cure."""

import html5lib
from bs4 import BeautifulSoup, Tag


def checked_page(path: str, html: str) -> BeautifulSoup:
    """Return the page, or fail with what is wrong and where."""
    _is_valid_html(path, html)
    page = BeautifulSoup(html, "html.parser")
    for rule in (_one_title, _unique_ids, _targets_exist, _labels, _strict_policy, _one_you_button):
        rule(path, page)
    return page


def _is_valid_html(path: str, html: str) -> None:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    for (line, column), problem, _ in parser.errors:
        snippet = html.splitlines()[line - 1].strip()[:200]
        raise AssertionError(
            f"{path}: invalid HTML ({problem}) at line {line}, column {column}: {snippet}"
        )


def _one_title(path: str, page: BeautifulSoup) -> None:
    headings = [_words(h1) for h1 in page.select("h1")]
    assert len(headings) == 1, f"{path}: a page has one h1, this one has {headings}"
    assert page.title is not None, f"{path}: a page has a title"
    title = _words(page.title)
    assert title.startswith(headings[0]), (
        f"{path}: title {title!r} should start with h1 {headings[0]!r}"
    )


def _unique_ids(path: str, page: BeautifulSoup) -> None:
    ids = _ids(page)
    repeated = {i for i in ids if ids.count(i) > 1}
    assert not repeated, f"{path}: these ids occur more than once: {sorted(repeated)}"


def _targets_exist(path: str, page: BeautifulSoup) -> None:
    ids = _ids(page)
    for tag in page.select("[hx-target^='#']"):
        target = str(tag["hx-target"])[1:]
        assert target in ids, f"{path}: hx-target #{target} is not on the page"
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        for tag in page.select(f"[{attribute}]"):
            for name in str(tag[attribute]).split():
                assert name in ids, f"{path}: {attribute}={name!r} points at nothing"
    for link in page.select("a[href^='#']"):
        assert str(link["href"])[1:] in ids, f"{path}: {link['href']} is not on the page"


def _labels(path: str, page: BeautifulSoup) -> None:
    for field in page.select("input:not([type=hidden], [type=submit]), select, textarea"):
        named = page.select(f"label[for='{field.get('id')}']") or field.find_parent("label")
        assert named or field.get("aria-label"), f"{path}: no label for {field}"
    for form in page.select("form"):
        assert form.get("action"), f"{path}: a form needs an action, for when there is no script"


def _strict_policy(path: str, page: BeautifulSoup) -> None:
    for tag in page.find_all(True):
        banned = [n for n in tag.attrs if n == "style" or n.startswith(("on", "hx-on"))]
        assert not banned, f"{path}: the security policy blocks {banned} on {tag.name}"
    assert not page.select("style, script:not([src]):not([type='application/ld+json'])"), (
        f"{path}: no inline style or script; put it in static/"
    )


def _one_you_button(path: str, page: BeautifulSoup) -> None:
    buttons = page.select(".button--you")
    assert len(buttons) <= 1, f"{path}: one yellow button per page, not {len(buttons)}"


def _ids(page: BeautifulSoup) -> list[str]:
    return [str(tag["id"]) for tag in page.select("[id]")]


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
