from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from starlette.testclient import TestClient

from app.main import Site
from app.rendering import environment, render

rehearsal = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Nothing:
    """A view without fields."""


@rehearsal.get("/nl/oefening")
def show_exercise(request: Request) -> HTMLResponse:
    return render(request, "privacy.html", Nothing(), fragment="main")


@pytest.fixture
def site(site: Site) -> Site:
    site.include_router(rehearsal)
    return site


def test_fragment_is_the_content_of_its_target(client: TestClient) -> None:
    part = client.get("/nl/oefening", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    page = BeautifulSoup(client.get("/nl/oefening").text, "html.parser")

    target = page.select_one("#main")
    assert target is not None
    for explained in target.select("#word_hint, .words, .word"):  # a whole page explains its words
        explained.decompose()
    assert BeautifulSoup(part.text, "html.parser").text.split() == target.text.split()
    assert "<html" not in part.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HX-Request": "true", "HX-Request-Type": "full"},
        {"HX-Request": "true", "HX-Boosted": "true"},
        {"HX-History-Restore-Request": "true"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
    ],
    ids=["visit", "hx-select", "boosted", "back", "back in htmx 2"],
)
def test_everything_but_a_swap_gets_the_whole_page(
    client: TestClient, headers: dict[str, str]
) -> None:
    answer = client.get("/nl/oefening", headers=headers)

    assert answer.text.startswith("<!doctype html>")
    assert "HX-Request" in answer.headers["vary"]


def test_language_link_leads_to_the_same_page_with_the_same_question(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/nl/bronnen?from=kok&s=a.1&s=b.2").text, "html.parser")

    link = page.select_one(".site-header__lang")
    assert link is not None
    assert link["href"] == "/en/sources?from=kok&s=a.1&s=b.2"


def test_alternates_name_both_languages_in_full_and_no_answers(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/en/sources?from=kok").text, "html.parser")

    found = {a["hreflang"]: a["href"] for a in page.select("link[rel=alternate]")}
    assert found == {
        "nl": "http://127.0.0.1:8000/nl/bronnen",
        "en": "http://127.0.0.1:8000/en/sources",
        "x-default": "http://127.0.0.1:8000/nl/bronnen",
    }


def test_current_page_is_marked_in_the_menu(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/nl/bronnen").text, "html.parser")

    assert [link.text for link in page.select(".nav [aria-current=page]")] == ["Bronnen"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{{ _("Woorden") }}', "Words"),
        ('<a title="{{ _("Woorden") }}">', '<a title="Words">'),
        ('{{ _("Woorden") ~ "<" }}', "Words&lt;"),
        ("{% trans host=name %}Naar {{ host }}{% endtrans %}", "Go to &lt;b&gt;100%&lt;/b&gt;"),
        ('{{ _("<b>100%%</b> zeker") }}', "<b>100%</b> zeker"),
        (
            "{% trans number=2 %}{{ number }} dag{% pluralize %}{{ number }} dagen{% endtrans %}",
            "2 days",
        ),
    ],
    ids=["sentence", "attribute", "joined", "value", "unknown", "counted"],
)
def test_a_template_says_its_sentences_in_the_language_of_the_reader(
    template: str, said: str
) -> None:
    rendered = environment("en").from_string(template).render(name="<b>100%</b>")

    assert rendered.startswith(said)
