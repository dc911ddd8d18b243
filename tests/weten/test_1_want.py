"""Weten 1: not knowing what you want. The acceptance criteria that a machine can check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_graph.interests import role_fits, spread
from skills_taxonomy.loader import load_taxonomy
from tests.conftest import Visit

TAXONOMY = load_taxonomy()
STATEMENTS = [statement.id for statement in TAXONOMY.interest_check.statements]
EXTREMES = [{}, *({statement: mark for statement in STATEMENTS} for mark in range(1, 6))]


def test_a_there_are_18_statements_and_each_can_be_skipped(read: Visit) -> None:
    assert len(STATEMENTS) == 18
    for number in (1, 9, 18):
        page = read(f"/nl/wat-wil-je?at={number}")
        assert page.find("a", string="Sla over")
    assert read("/nl/wat-wil-je").find("a", string="Sla over")


def _offers_a_choice(answers: dict[str, int]) -> bool:
    shown = spread(role_fits(TAXONOMY, answers), TAXONOMY)
    return len(shown) >= 3 and len({TAXONOMY.roles[fit.role].family for fit in shown}) >= 2


@pytest.mark.parametrize("answers", EXTREMES)
def test_b_all_answers_equal_still_give_three_roles_from_two_families(
    answers: dict[str, int],
) -> None:
    assert _offers_a_choice(answers)


@given(st.dictionaries(st.sampled_from(STATEMENTS), st.integers(1, 5)))
def test_b_any_answers_give_three_roles_from_two_families(answers: dict[str, int]) -> None:
    assert _offers_a_choice(answers)


@pytest.mark.parametrize("marks", ["513532113522113512", "111111111111111115", "55", "13"])
def test_c_each_role_names_the_two_answers_that_drove_it(read: Visit, marks: str) -> None:
    page = read(f"/nl/wat-wil-je/rollen?i={marks}")

    for card in page.select(".result"):
        assert len(card.select(".driver")) == 2 or card.select_one(".result__why") is not None
    named = [len(card.select(".driver")) for card in page.select(".result")]
    assert max(named) == 2
    assert min(named) >= 1


def test_d_changing_one_answer_shows_what_changed(read: Visit) -> None:
    page = read("/nl/wat-wil-je/rollen?i=113532113522113512&was=513532113522113512")
    same = read("/nl/wat-wil-je/rollen?i=513532113522113512&was=513532113522113512")

    changed = page.select_one(".notice[role=status]")
    unchanged = same.select_one(".notice[role=status]")
    assert changed is not None
    assert "Door je nieuwe antwoord" in changed.get_text()
    assert unchanged is not None
    assert "De rollen blijven gelijk" in unchanged.get_text()
