"""`padwijzer check` finds what no loader can see: it needs the whole of the data."""

from __future__ import annotations

from dataclasses import replace

from app.check import check_data
from app.knowledge import Knowledge
from career_graph.graph import build_career_graph
from skills_taxonomy.model import Role, Skill, Text
from tests.builders import ASSUMPTIONS, JUNIOR, MEDIOR, role, skill, taxonomy_of


def problems(skills: list[Skill], roles: list[Role]) -> list[str]:
    taxonomy = taxonomy_of(skills, roles)
    graph = build_career_graph(taxonomy, ASSUMPTIONS)
    return list(check_data(Knowledge(taxonomy, graph, {}, "made up")).problems)


def test_the_embedded_data_has_no_problem(knowledge: Knowledge) -> None:
    assert check_data(knowledge).problems == ()


def test_a_skill_that_nobody_asks_is_named() -> None:
    found = problems([skill("sql"), skill("weaving")], [role("tester", {JUNIOR: {"sql": 1}})])

    assert [p for p in found if "weaving" in p]
    assert not [p for p in found if ": sql:" in p]


def test_a_ladder_that_nobody_climbs_is_named_with_the_reason() -> None:
    long = role("tester", {JUNIOR: {"sql": 1}, MEDIOR: {"sql": 1, "art": 3}})
    high = role("lawyer", {JUNIOR: {"sql": 1}, MEDIOR: {"sql": 1, "law": 4}})
    art = skill("art", hours=(5000, 5000, 5000, 5000))

    found = problems([skill("sql"), art, skill("law")], [long, high])

    assert [p for p in found if "roles/tester.yaml" in p and "from junior to medior: study" in p]
    assert [p for p in found if "roles/lawyer.yaml" in p and "from junior to medior: too_high" in p]


def test_a_role_that_leads_nowhere_is_named() -> None:
    easy, hard = role("easy", {JUNIOR: {"sql": 1}}), role("hard", {JUNIOR: {"law": 4}})
    law = skill("law", hours=(5000, 5000, 5000, 5000))

    found = problems([skill("sql"), law], [easy, hard])

    assert "roles/easy.yaml: leads nowhere from junior" in found
    assert "roles/hard.yaml: nobody can enter at junior" in found


def test_two_skills_that_say_the_same_are_named() -> None:
    same = Text("Je kunt dit goed.", "You can do this well.")
    skills = [replace(skill(name), proficiency=(same,)) for name in ("sql", "law")]

    found = problems(skills, [role("tester", {JUNIOR: {"sql": 1, "law": 1}})])

    assert [p for p in found if "sql.1.nl: another sentence says the same" in p]
