"""Ways to learn in the API: what is known of each, and by which rule one does not fit a path."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.sentences.offers import provider_of
from app.sentences.speaker import Speaker
from career_graph.offers import Diploma, Exclusion
from skills_taxonomy.model import Language

NURSE = {
    "position": {"occupation": "verpleegkundige", "level": "medior"},
    "goal": {"role": "testanalist", "level": "medior"},
}


def steps_of(client: TestClient, question: dict[str, Any]) -> list[dict[str, Any]]:
    answer = client.post("/api/v1/paths", json=NURSE | question)
    assert answer.status_code == 200, answer.text
    return [step for path in answer.json()["paths"] for step in path["steps"]]


def test_an_offer_says_whose_hours_it_counts(client: TestClient, knowledge: Knowledge) -> None:
    items = client.get("/api/v1/offers?limit=500").json()["items"]

    assert {item["id"] for item in items} == set(knowledge.offers)
    for item in items:
        stated, estimated = item["hours"], item["hours_estimate"]
        assert item["study_hours"] == (estimated if stated is None else stated)
        assert stated is None or estimated is None


def test_a_step_names_the_offers_that_do_not_fit_by_rule(
    client: TestClient, knowledge: Knowledge
) -> None:
    limits = {"hours_per_week": 16, "own_euros": 0, "provinces": ["ZE"], "online": False}
    for step in steps_of(client, {"limits": limits}):
        fitting, excluded = step["offers"], step["offers_excluded"]
        assert set(excluded) <= {rule.value for rule in Exclusion}
        assert all(knowledge.offers[offer].price_euros == 0 for offer in fitting)
        assert not set(fitting) & {offer for those in excluded.values() for offer in those}
        assert all("ZE" not in knowledge.offers[o].provinces for o in excluded["place"])


def test_a_diploma_excludes_only_when_somebody_says_they_lack_it(
    client: TestClient, knowledge: Knowledge
) -> None:
    limits = {"hours_per_week": 40}
    unasked, answered = (
        steps_of(client, {"limits": limits, "answers": answers})
        for answers in ({}, {"diploma_hbo_wo": False})
    )

    assert all("diploma" not in step["offers_excluded"] for step in unasked)
    assert any(step["offers_excluded"].get("diploma") for step in answered)
    for step in answered:
        for offer in step["offers"]:
            assert knowledge.offers[offer].entry.diploma is not Diploma.HBO_WO


def test_who_has_no_work_is_offered_what_who_is_no_employee_is_offered(
    client: TestClient, knowledge: Knowledge
) -> None:
    without = {"position": None, "goal": {"role": "testanalist", "level": "junior"}}
    limits = {"months_per_step": 24}
    unasked, answered = (
        steps_of(client, without | {"limits": limits, "answers": answers})
        for answers in ({}, {"employed": False})
    )

    assert unasked == answered
    assert any(step["offers_excluded"].get("form") for step in unasked)
    for step in unasked:
        assert not any(knowledge.offers[offer].is_only_for_employees for offer in step["offers"])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_your_own_employer_offers_what_is_only_for_employees_and_a_volunteer_learns_elsewhere(
    knowledge: Knowledge, language: Language
) -> None:
    say = Speaker(language, knowledge.taxonomy)
    yours = {"nl": "Je eigen werkgever", "en": "Your own employer"}[language]

    for offer in knowledge.offers.values():
        is_yours = offer.provider == "Je eigen werkgever"
        assert provider_of(say, offer) == (yours if is_yours else offer.provider)
