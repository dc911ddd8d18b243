"""Which offers a plan may hold."""

import pytest

from app.address import ANSWER, query_from
from app.knowledge import Knowledge
from app.query import Question, question_of
from career_graph.offers import EMPLOYED, OfferForm

NURSE = {"from": "verpleegkundige", "level": "medior", "years": "8"}


def question(knowledge: Knowledge, **asked: str) -> Question:
    return question_of(query_from(asked.items(), "nl"), knowledge)


def forms(asked: Question, knowledge: Knowledge) -> set[OfferForm]:
    return {knowledge.offers[offer.id].form for offer in asked.offers}


def learns_with_employer(asked: Question, knowledge: Knowledge) -> bool:
    return any(knowledge.offers[offer.id].is_with_own_employer for offer in asked.offers)


def test_who_has_work_may_learn_at_work(knowledge: Knowledge) -> None:
    assert learns_with_employer(question(knowledge, **NURSE), knowledge)


@pytest.mark.parametrize("said", [{}, {f"{ANSWER}{EMPLOYED}": "yes"}])
def test_who_begins_without_work_has_no_employer_to_learn_with(
    knowledge: Knowledge, said: dict[str, str]
) -> None:
    assert not learns_with_employer(question(knowledge, **said), knowledge)


def test_who_begins_without_work_may_learn_as_a_volunteer(knowledge: Knowledge) -> None:
    assert OfferForm.ON_THE_JOB in forms(question(knowledge), knowledge)


@pytest.mark.parametrize(("said", "may"), [("yes", True), ("no", False)])
def test_who_is_no_employee_says_so(knowledge: Knowledge, said: str, may: bool) -> None:
    asked = question(knowledge, **NURSE, **{f"{ANSWER}{EMPLOYED}": said})

    assert learns_with_employer(asked, knowledge) is may


def test_nobody_plans_what_begins_with_a_job(knowledge: Knowledge) -> None:
    begins = {OfferForm.BBL, OfferForm.DUAL, OfferForm.TRAINEESHIP, OfferForm.RETRAINING}

    assert not forms(question(knowledge, **NURSE), knowledge) & begins
