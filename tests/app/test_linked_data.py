"""/id/…: one stable address for each thing, and the form that each visitor likes."""

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.negotiation import preferred_type
from app.settings import Settings
from skills_taxonomy.skos import concepts_of, kind_of

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ROLE = "/id/role/testanalist"


@pytest.mark.parametrize(
    ("accept", "where"),
    [
        (BROWSER, "/nl/rollen/testanalist"),
        ("*/*", "/nl/rollen/testanalist"),
        ("", "/nl/rollen/testanalist"),
        ("image/png", "/nl/rollen/testanalist"),
        ("application/json", "/api/v1/roles/testanalist?lang=nl"),
        ("text/turtle", "/id/role/testanalist.ttl"),
        ("application/ld+json", "/id/role/testanalist.json"),
        ("text/html;q=0.4, text/turtle;q=0.9", "/id/role/testanalist.ttl"),
        ("text/*;q=0.4, application/json;q=0.5", "/api/v1/roles/testanalist?lang=nl"),
        ("text/html;q=nonsense, text/turtle;q=0.1", "/id/role/testanalist.ttl"),
    ],
)
def test_a_role_is_shown_in_the_form_that_is_liked(
    client: TestClient, accept: str, where: str
) -> None:
    answer = client.get(ROLE, headers={"Accept": accept})

    assert answer.status_code == 303
    assert answer.headers["location"] == where
    assert "Accept" in answer.headers["vary"].split(", ")
    assert client.get(where).status_code == 200


def test_the_page_is_in_the_language_of_the_browser(client: TestClient) -> None:
    answer = client.get(ROLE, headers={"Accept": BROWSER, "Accept-Language": "en"})

    assert answer.headers["location"] == "/en/roles/testanalist"


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("/id/skill/sql", "/api/v1/skills/sql?lang=nl"),
        ("/id/occupation/verpleegkundige", "/api/v1/occupations/verpleegkundige?lang=nl"),
        ("/id/family/testing", "/nl/rollen?family=testing"),
        ("/id/scheme", "/nl/bronnen"),
    ],
)
def test_what_has_no_page_of_its_own_leads_to_the_nearest(
    client: TestClient, address: str, where: str
) -> None:
    answer = client.get(address, headers={"Accept": BROWSER})

    assert (answer.status_code, answer.headers["location"]) == (303, where)
    assert client.get(where).status_code == 200


@pytest.mark.parametrize("suffix", ["ttl", "json"])
def test_every_concept_can_be_read_in_both_forms(
    client: TestClient, knowledge: Knowledge, settings: Settings, suffix: str
) -> None:
    first = {kind_of(concept): concept for concept in concepts_of(knowledge.taxonomy)}

    assert first.keys() == {"group", "skill", "family", "role", "occupation"}
    for kind, concept in first.items():
        answer = client.get(f"/id/{kind}/{concept.id}.{suffix}")
        assert answer.status_code == 200
        graph = _read(answer.text, suffix)
        iri = URIRef(f"{settings.base_url}/id/{kind}/{concept.id}")
        assert (iri, RDF.type, SKOS.Concept) in graph
        assert (iri, SKOS.prefLabel, Literal(concept.label.en, lang="en")) in graph
        assert "ESCO classification of the European Commission" in answer.text


def test_forms_say_what_they_are(client: TestClient) -> None:
    for suffix, media_type in (("ttl", "text/turtle"), ("json", "application/ld+json")):
        answer = client.get(f"{ROLE}.{suffix}")
        assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
        assert client.head(f"{ROLE}.{suffix}").status_code == 200


def test_scheme_defines_our_own_words(client: TestClient, settings: Settings) -> None:
    graph = _read(client.get("/id/scheme.ttl").text, "ttl")

    assert (URIRef(f"{settings.base_url}/id/scheme#proficiency"), RDF.type, RDF.Property) in graph


@pytest.mark.parametrize(
    "address",
    [
        "/id/role/toveren",
        "/id/role/toveren.ttl",
        "/id/role/testanalist.exe",
        "/id/role/testanalist.ttl.ttl",
        "/id/role/.ttl",
        "/id/tovenaar/testanalist",
        "/id/nergens",
        "/id/skill/testanalist",
    ],
)
def test_what_does_not_exist_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_host_of_a_request_never_gets_into_the_addresses(
    client: TestClient, settings: Settings
) -> None:
    text = client.get(f"{ROLE}.ttl", headers={"Host": "localhost"}).text

    assert "localhost" not in text
    assert settings.base_url in text


def test_the_most_precise_range_decides() -> None:
    offered = ["text/html", "text/turtle"]

    assert preferred_type("text/*;q=0.9, text/html;q=0", offered) == "text/turtle"
    assert preferred_type("*/*;q=0.1, text/turtle", offered) == "text/turtle"


@pytest.mark.parametrize("resource", ["skills/sql", "occupations/verpleegkundige"])
def test_api_shows_one_thing(client: TestClient, resource: str) -> None:
    kind, _, name = resource.partition("/")

    assert client.get(f"/api/v1/{resource}").json()["id"] == name
    assert client.get(f"/api/v1/{kind}/toveren").status_code == 404


def _read(text: str, suffix: str) -> Graph:
    return Graph().parse(data=text, format={"ttl": "turtle", "json": "json-ld"}[suffix])
