"""Weten 2: not knowing what you can. The acceptance criteria that a machine can check."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge, load_knowledge
from app.query import Query, query_of, question_of
from career_graph.transitions import reachable_positions
from tests.conftest import Visit
from tests.weten.origins import ORIGINS, TAXONOMY

ROLE_SKILLS = sorted(
    {s for r in TAXONOMY.roles.values() for lv in r.levels.values() for s in lv.essential}
)


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_one_step_gives_8_to_20_skills_at_a_level(origin: str, knowledge: Knowledge) -> None:
    for level in ("medior", "senior"):
        query = query_of({"position": {"occupation": origin, "level": level}})

        skills = question_of(query, knowledge).profile.skills

        assert 8 <= len(skills) <= 20, f"{origin} {level}: {len(skills)}"
        assert all(1 <= rating <= 4 for rating in skills.values())


def test_a_the_page_says_why_they_are_suggested(read: Visit) -> None:
    page = read("/nl/mijn-vaardigheden?from=kok&level=medior")

    assert page.find("h2", string="Waarom staat dit al aan?")
    assert len(page.select("input[name=have][checked]")) >= 8


def test_b_each_level_of_each_skill_has_a_sentence_in_both_languages() -> None:
    for skill in TAXONOMY.skills.values():
        assert len(skill.proficiency) == 4, skill.id
        assert all(text.nl and text.en for text in skill.proficiency), skill.id
        assert len({text.nl for text in skill.proficiency}) == 4, skill.id


@settings(max_examples=5, deadline=None)
@given(
    st.sampled_from(ORIGINS),
    st.dictionaries(st.sampled_from(ROLE_SKILLS), st.integers(1, 4), min_size=1, max_size=5),
)
def test_c_more_skills_never_close_a_role(origin: str, added: dict[str, int]) -> None:
    knowledge = load_knowledge()
    position = {"occupation": origin, "level": "medior"}
    before, after = (
        _open(query_of({"position": position, "skills_added": more}), knowledge)
        for more in ({}, added)
    )

    assert before <= after


def _open(query: Query, knowledge: Knowledge) -> set[str]:
    question = question_of(query, knowledge)
    found = reachable_positions(knowledge.career_graph, question.profile, limits=question.limits)
    return {one.position.id for one in found if one.transition.is_open}


def test_d_a_path_says_what_happens_when_a_rating_is_one_step_off(read: Visit) -> None:
    page = read("/nl/pad?from=verpleegkundige&level=medior&goal=functioneel-beheerder.medior")

    said = page.get_text()
    assert "een stap te hoog" in said or "hangt het meest aan" in said


@pytest.mark.parametrize(
    "address",
    [
        "/nl/mijn-vaardigheden?from=kok&level=medior",
        "/nl/mijn-vaardigheden",
        "/nl/korte-vragen?from=kok&level=medior",
        "/en/short-questions",
    ],
)
def test_e_no_rating_is_asked_without_an_example(read: Visit, address: str) -> None:
    page = read(address)
    choices = [
        choice
        for choice in page.select("label.choice")
        if str(getattr(choice.select_one("input"), "attrs", {}).get("value", ""))[-1:] in "1234"
    ]

    assert choices
    for choice in choices:
        example = choice.select_one(".choice__can")
        assert example is not None
        assert len(example.get_text().split()) >= 3


def test_e_the_trial_tasks_ask_for_facts_not_for_a_mark(knowledge: Knowledge) -> None:
    for task in knowledge.content.trial_tasks.values():
        for check in task.checks:
            assert " goed ben" not in check.text.nl
            assert len(check.text.nl.split()) >= 5
