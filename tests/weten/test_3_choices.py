"""Weten 3: not knowing which choices exist. The acceptance criteria that a machine can check."""

from urllib.parse import urlsplit

import pytest

from app.knowledge import Knowledge
from app.query import query_of, question_of
from app.sentences.reasons import fits_you, look_out
from app.sentences.speaker import Speaker
from career_graph.transitions import reachable_positions
from tests.conftest import Visit
from tests.weten.origins import ORIGINS


def _links(read: Visit, address: str) -> set[str]:
    return {urlsplit(str(link["href"])).path for link in read(address).select("a[href^='/']")}


def test_a_every_role_is_at_most_three_presses_from_home(read: Visit, knowledge: Knowledge) -> None:
    for language, list_page, role_page in (
        ("nl", "/nl/rollen", "/nl/rollen/"),
        ("en", "/en/roles", "/en/roles/"),
    ):
        assert list_page in _links(read, f"/{language}/")
        assert {role_page + role for role in knowledge.taxonomy.roles} <= _links(read, list_page)


def test_b_the_list_and_the_map_hold_the_same_roles(read: Visit) -> None:
    listed = {path for path in _links(read, "/nl/rollen") if path.startswith("/nl/rollen/")}
    drawn = {path for path in _links(read, "/nl/kaart") if path.startswith("/nl/rollen/")}

    assert listed == drawn


@pytest.mark.parametrize("origin", ORIGINS)
def test_c_five_roles_from_two_families_are_open_to_everybody_each_with_a_reason(
    origin: str, knowledge: Knowledge
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    question = question_of(
        query_of({"position": {"occupation": origin, "level": "medior"}}), knowledge
    )
    found = reachable_positions(knowledge.career_graph, question.profile, limits=question.limits)

    steps = [one.transition for one in found if one.transition.is_open]

    roles = {step.destination.concept for step in steps}
    assert len(roles) >= 5
    assert len({knowledge.taxonomy.roles[role].family for role in roles}) >= 2
    assert all(fits_you(say, step) and look_out(say, step) for step in steps)


NURSE = "from=verpleegkundige&level=medior"


@pytest.mark.parametrize(
    ("address", "choices"),
    [
        ("/nl/", ".doors > li"),
        ("/nl/start?door=c&q=medewerker", ".suggestion"),
        ("/nl/start/niveau?from=kok", ".choices--levels > .choice"),
        (f"/nl/korte-vragen?{NURSE}", ".choices--one > .choice"),
        ("/nl/wat-wil-je?at=1", ".answers > .choice"),
        ("/nl/wat-wil-je/rollen", ".results > li"),
        (f"/nl/uitkomst?{NURSE}", ".results > li"),
        ("/nl/rollen/testanalist", ".moves > li"),
    ],
)
def test_d_no_screen_shows_more_than_seven_choices(read: Visit, address: str, choices: str) -> None:
    assert 1 <= len(read(address).select(choices)) <= 7


def test_d_longer_lists_stand_in_groups_of_at_most_seven(read: Visit) -> None:
    groups = read("/nl/wat-wil-je?at=purposes").select(".purpose-group")

    assert len(groups) >= 2
    assert all(1 <= len(group.select(".choice")) <= 7 for group in groups)
