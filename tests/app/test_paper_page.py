"""PDF: tagged, in the reader's language, two sheets at most; and an honest answer without it."""

import io
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from app import pdf
from app.pdf import pdf_of
from tests.conftest import Visit
from tests.sharing import A_PERSON, shared
from tests.sharing import opened as shared_page

NURSE = "from=verpleegkundige&level=medior&years=8"
LONG = "from=supply-chain-manager&level=medior&years=3&goal=technisch-schrijver.senior"
PAPERS = {
    f"/nl/pad.pdf?{LONG}": ("nl", "Van medior supplychainmanager naar senior technisch schrijver"),
    f"/en/path.pdf?{NURSE}&goal=testanalist.senior": (
        "en",
        "From medior nurse to senior test analyst",
    ),
    f"/nl/vaardighedenbewijs.pdf?{NURSE}": ("nl", "Vaardighedenbewijs"),
    f"/en/skills-statement.pdf?{NURSE}": ("en", "Skills statement"),
}


@pytest.fixture
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A copy of Padwijzer where the extra is not installed."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf._library.cache_clear()
    yield
    pdf._library.cache_clear()


def opened(client: TestClient, address: str, **headers: str) -> PdfReader:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.text[:200]
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    return PdfReader(io.BytesIO(answer.content))


@pytest.mark.parametrize("address", PAPERS)
def test_is_tagged_names_its_language_and_title_and_fits_two_sheets(
    client: TestClient, address: str
) -> None:
    paper = opened(client, address)
    catalog: Any = paper.trailer["/Root"]
    language, title = PAPERS[address]

    assert bool(catalog["/MarkInfo"]["/Marked"])
    assert catalog["/StructTreeRoot"]["/K"]
    assert catalog["/Lang"] == language
    assert paper.metadata is not None
    assert paper.metadata.title == title
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert len(paper.pages) <= 2
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


def test_says_what_the_page_says(client: TestClient, visit: Visit) -> None:
    page = visit(f"/nl/pad?{LONG}")
    said = "".join(s.extract_text() for s in opened(client, f"/nl/pad.pdf?{LONG}").pages)
    paper = "".join(said.split())

    for skill in page.select(".skill--missing .skill__name"):
        assert "".join(skill.text.split()) in paper
    for value in page.select(".facts--big dd"):
        assert "".join(value.text.split()) in paper


def test_a_shared_path_has_its_link_on_paper(client: TestClient) -> None:
    path = shared(client).path
    offered = shared_page(client, path).select("a[href$='/pdf?lang=nl']")
    paper = opened(client, str(offered[0]["href"]), **A_PERSON)
    said = "".join("".join(sheet.extract_text() for sheet in paper.pages).split())

    assert f"http://127.0.0.1:8000{path}" in said
    assert len(paper.pages) <= 2
    assert client.get("/p/onbekend/pdf", headers=A_PERSON).status_code == 404


def test_a_link_preview_gets_no_paper(client: TestClient) -> None:
    path = shared(client).path
    answer = client.get(f"{path}/pdf", headers={"User-Agent": "Slackbot-LinkExpanding 1.0"})

    assert answer.status_code == 303
    assert answer.headers["location"] == path


def test_without_a_path_or_skills_there_is_nothing_to_give(client: TestClient) -> None:
    assert client.get(f"/nl/pad.pdf?{NURSE}").status_code == 404
    assert client.get("/nl/vaardighedenbewijs.pdf").status_code == 404


def test_paper_asks_for_no_file_and_no_site() -> None:
    for source in ("https://example.org/x.svg", "file:///etc/hostname", "other.svg"):
        with pytest.raises(BaseException, match="Error fetching"):
            pdf_of(f'<html lang="nl"><title>t</title><img alt="" src="{source}"></html>', {})


@pytest.mark.usefixtures("without_pdf")
def test_without_the_extra_there_is_no_link_and_a_clear_answer(
    client: TestClient, visit: Visit
) -> None:
    page = visit(f"/nl/pad?{NURSE}&goal=testanalist.senior")
    refused = client.get(f"/nl/pad.pdf?{NURSE}&goal=testanalist.senior")

    assert not page.select("a[href*='pdf']")
    assert refused.status_code == 501
    assert "Print de pagina" in refused.text


def test_with_the_extra_the_pages_offer_it(client: TestClient, visit: Visit) -> None:
    for address in (f"/nl/pad?{NURSE}&goal=testanalist.senior", f"/nl/vaardighedenbewijs?{NURSE}"):
        link = visit(address).select_one("a[href*='.pdf']")
        assert link is not None
        assert client.get(str(link["href"])).status_code == 200
