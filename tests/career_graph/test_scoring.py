"""A score between two occupations: by what the destination asks, never by what else is held."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_graph.scoring import TransitionScorer, scorer_of
from skills_taxonomy.edition import EscoEdition, EscoGroup, EscoOccupation, EscoSkill
from skills_taxonomy.model import UnknownConceptError

SKILLS = ("care", "plan", "code", "test")
GROUPS = {"care": "S3", "plan": "S4", "code": "S5", "test": "S5"}


def edition(asks: dict[str, dict[str, bool]], isco: dict[str, str] | None = None) -> EscoEdition:
    """`asks` maps an occupation to its skills: {"nurse": {"care": True}}, True for essential."""
    names = list(asks)
    return EscoEdition(
        version="1.2.0",
        languages=("en",),
        occupations=tuple(
            EscoOccupation(name, (isco or {}).get(name, "2221"), "", {"en": name}) for name in names
        ),
        skills=tuple(EscoSkill(s, "skill", "cross-sector", {"en": s}) for s in SKILLS),
        groups=tuple(EscoGroup(code, code, {"en": code}) for code in sorted(set(GROUPS.values()))),
        occupation_skills=tuple(
            (names.index(name), SKILLS.index(skill), is_essential)
            for name, skills in asks.items()
            for skill, is_essential in skills.items()
        ),
        occupation_broader=(),
        skill_broader=tuple(GROUPS.items()),
        skill_relations=(),
    )


def scorer(
    asks: dict[str, dict[str, bool]], isco: dict[str, str] | None = None
) -> TransitionScorer:
    return scorer_of(edition(asks, isco))


def test_the_same_occupation_scores_one() -> None:
    assert scorer({"nurse": {"care": True}}).score("nurse", "nurse") == pytest.approx(1)


def test_a_skill_of_the_same_group_counts_for_something() -> None:
    asks = {"coder": {"code": True}, "tester": {"test": True}, "nurse": {"care": True}}
    scores = scorer(asks)

    assert scores.score("coder", "tester") > scores.score("nurse", "tester")


def test_a_step_to_a_higher_isco_skill_level_is_harder_than_one_down() -> None:
    asks = {"doctor": {"care": True}, "cleaner": {"care": True}}
    scores = scorer(asks, {"doctor": "2211", "cleaner": "9112"})

    assert scores.score("cleaner", "doctor") < scores.score("doctor", "cleaner")


def test_an_occupation_that_is_not_in_the_edition_is_named() -> None:
    with pytest.raises(UnknownConceptError, match="astronaut"):
        scorer({"nurse": {"care": True}}).score("nurse", "astronaut")


asked = st.dictionaries(st.sampled_from(SKILLS), st.booleans(), min_size=1)


@settings(max_examples=200)
@given(asked, asked, st.sampled_from(SKILLS))
def test_a_skill_more_never_lowers_a_score_and_every_score_lies_between_0_and_1(
    origin: dict[str, bool], destination: dict[str, bool], more: str
) -> None:
    before = edition({"origin": origin, "wiser": origin | {more: True}, "there": destination})
    scores = scorer_of(replace(before))

    low, high = scores.score("origin", "there"), scores.score("wiser", "there")

    assert 0 <= low <= high <= 1 + 1e-9


def test_missing_essentials_are_those_the_origin_does_not_list_at_all() -> None:
    asks = {"nurse": {"care": True, "plan": False}, "tester": {"test": True, "plan": True}}
    scores = scorer(asks)

    assert scores.missing_essentials("nurse", "tester") == {"test"}
    assert scores.number_near("nurse", ["test"]) == 0
