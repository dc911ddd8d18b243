"""A path on paper: two sheets of A4 at most, and a way back to the page."""

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

pytestmark = pytest.mark.browser
A4 = (595, 842)  # points
HEAVY = [  # three steps or more with much to learn, and more than one fair route
    "/nl/pad?from=supply-chain-manager&level=medior&years=3&goal=technisch-schrijver.senior",
    "/en/path?from=supply-chain-manager&level=medior&years=3&goal=technisch-schrijver.senior",
    "/en/path?from=supply-chain-manager&level=medior&years=3&goal=digicoach.senior&path=2",
]
SHARED = "/nl/pad?from=verpleegkundige&level=medior&years=8&goal=testanalist.senior"


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def words(paper: PdfReader) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


@pytest.mark.parametrize("address", HEAVY)
def test_a_path_fits_on_two_sheets(page: Page, address: str) -> None:
    page.goto(address)
    paper = printed(page)

    assert page.locator(".leg").count() >= 3
    assert 1 <= len(paper.pages) <= 2
    sheet = paper.pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == A4


def test_paper_leaves_out_no_skill_that_is_still_to_learn(page: Page) -> None:
    page.goto(HEAVY[0])
    names = page.locator(".skill--missing .skill__name").all_text_contents()
    said = words(printed(page)).replace(" ", "")

    assert len(names) > 20
    assert [name for name in names if name.replace(" ", "") not in said] == []


def test_a_shared_path_says_on_paper_where_to_find_it_again(page: Page) -> None:
    page.goto(SHARED)
    page.get_by_role("button", name="Maak een link").click()
    link = page.locator(".share__link a").first.inner_text()
    page.goto("/p/" + link.rpartition("/")[2])
    paper = printed(page)

    assert len(paper.pages) <= 2
    assert link in words(paper).replace(" ", "")
    assert "/nl/rollen/testanalist" in words(paper).replace(" ", "")
    page.emulate_media(media="print")
    assert page.locator(".paper__code").bounding_box() is not None
    page.emulate_media(media="screen")
    assert not page.locator(".paper__code").is_visible()
