"""Moves that must be open and moves that must not, written down before anything was tuned.

They are judgements of people who know the field, not results. When one fails, the data or a rule is
wrong; the list is not adjusted to what comes out.
"""

from __future__ import annotations

import networkx as nx
import pytest

from app.knowledge import Knowledge
from career_graph.graph import Position
from career_graph.profile import Evidence, Limits, Profile, presumed_skills
from career_graph.transitions import Reach, reachable_positions
from skills_taxonomy.model import CareerLevel

A_YEAR_OF_EVENINGS = Limits(hours_per_week=12, months_per_step=12)
A_YEAR_OF_TWO_DAYS = Limits(hours_per_week=16, months_per_step=12)

MUST_BE_OPEN = [
    ("verpleegkundige.medior", "functioneel-beheerder.medior", A_YEAR_OF_EVENINGS),
    ("verpleegkundige.medior", "zorg-ict-adviseur.medior", A_YEAR_OF_EVENINGS),
    ("leerkracht-basisonderwijs.medior", "ict-trainer.medior", A_YEAR_OF_EVENINGS),
    ("leerkracht-basisonderwijs.senior", "ict-trainer.senior", A_YEAR_OF_TWO_DAYS),
    ("logistiek-planner.medior", "ict-projectleider.medior", A_YEAR_OF_EVENINGS),
    ("accountant.medior", "it-auditor.medior", A_YEAR_OF_EVENINGS),
    ("jurist.medior", "privacy-officer.medior", A_YEAR_OF_EVENINGS),
    ("projectmanager-bouw.medior", "ict-projectleider.medior", A_YEAR_OF_EVENINGS),
    ("controller.medior", "data-analist.medior", A_YEAR_OF_EVENINGS),
    ("beleidsadviseur.medior", "informatieanalist.medior", A_YEAR_OF_EVENINGS),
    ("inkoper.medior", "contractmanager-ict.medior", A_YEAR_OF_EVENINGS),
    ("psycholoog.medior", "ux-onderzoeker.medior", A_YEAR_OF_EVENINGS),
    ("teamleider-klantenservice.medior", "servicemanager.medior", A_YEAR_OF_EVENINGS),
    ("landmeter.medior", "gis-specialist.medior", A_YEAR_OF_EVENINGS),
    ("elektricien.medior", "ot-engineer.junior", A_YEAR_OF_EVENINGS),
    ("callcentermedewerker.junior", "servicedeskmedewerker.junior", A_YEAR_OF_EVENINGS),
    (None, "servicedeskmedewerker.junior", A_YEAR_OF_EVENINGS),
]

MUST_NOT_BE_OPEN = [
    ("kapper.medior", "security-architect.senior"),
    ("verpleegkundige.medior", "softwareontwikkelaar.senior"),
    ("leerkracht-basisonderwijs.senior", "cloudarchitect.senior"),
    ("magazijnmedewerker.senior", "ict-projectleider.senior"),
    (None, "softwareontwikkelaar.medior"),
    ("schoonmaker.medior", "scrum-master.medior"),
    ("kok.medior", "datascientist.medior"),
    ("vrachtwagenchauffeur.medior", "netwerkspecialist.medior"),
    ("winkelmedewerker.junior", "product-owner.medior"),
    ("jurist.senior", "ethisch-hacker.senior"),
    ("logistiek-planner.medior", "enterprise-architect.senior"),
    ("verzorgende.junior", "cio.senior"),
    ("servicedeskmedewerker.junior", "cloudengineer.senior"),
    ("timmerman.senior", "ml-engineer.medior"),
    ("receptionist.medior", "data-engineer.medior"),
    ("accountant.senior", "devops-engineer.senior"),
]


def position(word: str) -> Position:
    concept, level = word.rsplit(".", 1)
    return Position(concept, CareerLevel.of(level))


def typical(graph: nx.DiGraph[Position], word: str | None, years: int) -> Profile:
    if word is None:
        return Profile()
    skills = presumed_skills(graph, position(word), years * 12)
    return Profile(
        position=position(word),
        months_worked=years * 12,
        skills=skills,
        evidence=dict.fromkeys(skills, Evidence.PRESUMED),
        from_work=frozenset(skills),
    )


def reach_of(
    graph: nx.DiGraph[Position], origin: str | None, destination: str, limits: Limits, years: int
) -> Reach:
    found = reachable_positions(graph, typical(graph, origin, years), limits=limits)
    return next(f.reach for f in found if f.position == position(destination))


@pytest.mark.parametrize(("origin", "destination", "limits"), MUST_BE_OPEN)
def test_a_move_that_people_make_is_open(
    knowledge: Knowledge, origin: str | None, destination: str, limits: Limits
) -> None:
    graph = knowledge.career_graph
    assert reach_of(graph, origin, destination, limits, years=3) is not Reach.NOT_YET


@pytest.mark.parametrize(("origin", "destination"), MUST_NOT_BE_OPEN)
def test_a_move_that_nobody_makes_is_closed(
    knowledge: Knowledge, origin: str | None, destination: str
) -> None:
    graph = knowledge.career_graph
    assert reach_of(graph, origin, destination, A_YEAR_OF_TWO_DAYS, years=10) is Reach.NOT_YET
