"""What pages tell search engines: true, in the words of schema.org, and nothing made up."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from app.knowledge import Knowledge
from app.rendering import environment
from app.schema_org import courses, occupation, term_set
from app.sentences.speaker import Speaker
from app.settings import Settings
from career_graph.offers import OfferForm
from tests.builders import JUNIOR, role, skill, taxonomy_of
from tests.conftest import Visit

BASE = "https://padwijzer.example"


def told(page: BeautifulSoup) -> dict[str, Any]:
    [script] = page.select("script[type='application/ld+json']")
    thing: dict[str, Any] = json.loads(str(script.string))
    return thing


def test_role_page_tells_of_an_occupation(
    visit: Visit, knowledge: Knowledge, settings: Settings
) -> None:
    thing = told(visit("/en/roles/testanalist"))

    assert thing["@context"] == "https://schema.org"
    assert thing["@type"] == "Occupation"
    assert thing["@id"] == f"{settings.base_url}/id/role/testanalist"
    assert thing["name"] == "Test analyst"
    isco, esco = thing["occupationalCategory"]
    assert (isco["inCodeSet"], isco["codeValue"]) == ("ISCO-08", "2519")
    assert (esco["inCodeSet"], [esco["codeValue"]]) == ("ESCO", thing["sameAs"])
    assert {term["@id"].rsplit("/", 1)[1] for term in thing["skills"]} == {
        name
        for asked in knowledge.taxonomy.roles["testanalist"].levels.values()
        for name in asked.essential
    }


def test_no_salary_is_made_up(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    for each in knowledge.taxonomy.roles.values():
        assert "estimatedSalary" not in occupation(say, each, BASE)


@pytest.mark.parametrize("address", ["/nl/scholing", "/en/learning?page=3", "/nl/scholing?price=0"])
def test_offers_page_tells_of_the_courses_on_it(visit: Visit, address: str) -> None:
    page = visit(address)
    items = told(page)["itemListElement"]

    shown = [name.get_text() for name in page.select(".offer__name")]
    assert [item["item"]["name"] for item in items] == shown
    assert [item["position"] for item in items] == list(range(1, len(shown) + 1))


def test_courses_name_a_price_only_when_it_is_known(knowledge: Knowledge) -> None:
    offers = list(knowledge.offers.values())
    items = courses(Speaker("nl", knowledge.taxonomy), offers, BASE)["itemListElement"]

    assert {offer.price_euros is None for offer in offers} == {True, False}
    for offer, item in zip(offers, items, strict=True):
        price = item["item"].get("offers", {}).get("price")
        assert price == (None if offer.price_from else offer.price_euros)
        assert item["item"].get("url") == offer.link
        assert item["item"]["provider"]["name"] == offer.provider
        assert len(item["item"].get("teaches", [])) == len(offer.teaches)


def test_learning_at_work_is_not_called_a_course(knowledge: Knowledge) -> None:
    offers = [o for o in knowledge.offers.values() if o.form is OfferForm.ON_THE_JOB]
    items = courses(Speaker("nl", knowledge.taxonomy), offers, BASE)["itemListElement"]

    assert {item["item"]["@type"] for item in items} == {"LearningResource"}


def test_empty_facts_are_left_out() -> None:
    taxonomy = taxonomy_of([skill("sql")], [role("tester", {JUNIOR: {"sql": 1}})])
    thing = occupation(Speaker("nl", taxonomy), taxonomy.roles["tester"], BASE)

    assert not {"occupationalCategory", "sameAs", "alternateName"} & thing.keys()
    assert all(value not in (None, "", []) for value in thing.values())


def test_term_set_holds_every_skill(knowledge: Knowledge) -> None:
    terms = term_set(knowledge.taxonomy, BASE)["hasDefinedTerm"]

    assert [term["termCode"] for term in terms] == list(knowledge.taxonomy.skills)


def test_no_text_can_end_the_block() -> None:
    template = environment("nl").get_template("components/linked_data.html")
    shown = str(vars(template.module)["linked_data"]({"name": "</script><b>"}))

    assert shown.count("</script>") == 1
    assert "<b>" not in shown
