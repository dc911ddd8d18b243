"""Small worlds for tests: a whole taxonomy from the few facts that a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from career_graph.assumptions import Assumptions
from career_graph.graph import Position, build_career_graph
from career_graph.learning import PlanOffer
from career_graph.loader import load_assumptions
from career_graph.offers import Diploma, EntryRules, Offer, OfferForm
from career_graph.profile import Evidence, Limits, Profile
from skills_taxonomy.model import (
    CareerLevel,
    Occupation,
    Provenance,
    Role,
    RoleFamily,
    RoleLevel,
    RoleStory,
    Skill,
    SkillGroup,
    SkillType,
    State,
    Taxonomy,
    Text,
)

JUNIOR, MEDIOR, SENIOR = CareerLevel
ASSUMPTIONS = load_assumptions()
OURS = Provenance(("made up for a test",), None, State.UNVERIFIED)
Asked = Mapping[CareerLevel, Mapping[str, int]]


def text(word: str) -> Text:
    return Text(word, word)


def skill(name: str, **more: Any) -> Skill:
    return Skill(name, "made-up", more.pop("skill_type", SkillType.SKILL), text(name), **more)


def offer(name: str, **more: Any) -> Offer:
    """An online course of which little is known."""
    known: dict[str, Any] = {
        "id": name, "title": text(name), "provider": "A school", "form": OfferForm.COURSE,
        "teaches": {"sql": 1}, "online": True, "provinces": (), "region": None, "hours": None,
        "hours_estimate": None, "months": None, "hours_per_week": None, "price_euros": None,
        "price_from": None, "groups": (), "starts": None, "note": None,
        "entry": EntryRules(Diploma.NONE, ("nl",), selection=False), "link": None,
        "provenance": OURS,
    }  # fmt: skip
    return Offer(**known | more)


def role(name: str, essential: Asked, optional: Asked | None = None, budget: int = 0) -> Role:
    return Role(
        id=name,
        label=text(name),
        family="made-up",
        levels={
            level: RoleLevel(
                can=text("can"),
                does=text("does"),
                essential=asked,
                optional=(optional or {}).get(level, {}),
                on_the_job_hours=budget,
            )
            for level, asked in essential.items()
        },
        story=RoleStory(text(name)),
        provenance=OURS,
    )


def taxonomy_of(
    skills: list[Skill],
    roles: list[Role],
    occupations: Mapping[str, Mapping[str, tuple[int, int, int]]] | None = None,
) -> Taxonomy:
    return Taxonomy(
        groups={"made-up": SkillGroup("made-up", text("made up"))},
        skills={s.id: s for s in skills},
        families={"made-up": RoleFamily("made-up", "M", text("made up"), text("made up"))},
        roles={r.id: r for r in roles},
        occupations={
            name: Occupation(name, text(name), held, OURS)
            for name, held in (occupations or {}).items()
        },
    )


def graph_of(
    skills: list[Skill],
    roles: list[Role],
    occupations: Mapping[str, Mapping[str, tuple[int, int, int]]] | None = None,
    assumptions: Assumptions = ASSUMPTIONS,
) -> nx.DiGraph[Position]:
    return build_career_graph(taxonomy_of(skills, roles, occupations), assumptions)


# --- worlds that Hypothesis makes ---------------------------------------------------------------

NAMES = ("sql", "testing", "planning", "listening", "python", "law")
CARRYING = frozenset(NAMES[2:4])
RELATED = {"sql": ("python",), "python": ("sql",), "law": ("planning",)}
SKILLS = [
    skill(
        name,
        carries_level=name in CARRYING,
        related=RELATED.get(name, ()),
        hours=(10 * n, 20 * n, 40 * n, 80 * n),
    )
    for n, name in enumerate(NAMES, 1)
]
ratings = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 4), max_size=len(NAMES))


@st.composite
def ladders(draw: st.DrawFn, name: str) -> Role:
    """A role of one to three levels, in which a higher level never asks less of a skill."""
    lowest = draw(st.sampled_from([1, 1, 2]))
    highest = draw(st.integers(lowest, 3))
    asked = {s: min(r, 2) for s, r in draw(ratings).items()}
    essential = {}
    for number in range(lowest, highest + 1):
        essential[CareerLevel(number)] = dict(asked)
        more = draw(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 1), max_size=4))
        asked = {s: min(4, asked.get(s, 0) + more.get(s, 0)) for s in asked.keys() | more.keys()}
        asked = {s: rating for s, rating in sorted(asked.items()) if rating}
    optional = {level: {s: 1 for s in NAMES if s not in essential[level]} for level in essential}
    return role(name, essential, optional, budget=draw(st.sampled_from([0, 20, 60])))


@st.composite
def graphs(draw: st.DrawFn) -> nx.DiGraph[Position]:
    """A career graph of two to four roles and one occupation."""
    roles = [draw(ladders(name)) for name in "abcd"[: draw(st.integers(2, 4))]]
    held = {
        s: (r, min(4, r + 1), min(4, r + draw(st.integers(1, 2)))) for s, r in draw(ratings).items()
    }
    usual = draw(st.sampled_from([6, 24]))
    assumptions = replace(
        ASSUMPTIONS,
        usual_months={JUNIOR: usual, MEDIOR: usual + 6, SENIOR: 60},
        minimum_stay_months=draw(st.sampled_from([3, 12])),
    )
    return graph_of(SKILLS, roles, {"nurse": held}, assumptions)


@st.composite
def people(draw: st.DrawFn, graph: nx.DiGraph[Position]) -> Profile:
    """Somebody without work, in the occupation, or in one of the roles."""
    position = draw(st.none() | st.sampled_from(tuple(graph)))
    skills = draw(ratings)
    return Profile(
        position=position,
        months_worked=draw(st.integers(0, 80)) if position else 0,
        skills=skills,
        evidence={s: draw(st.sampled_from(Evidence)) for s in sorted(skills)},
        from_work=frozenset(s for s in sorted(skills) if draw(st.booleans())),
    )


limits = st.builds(
    Limits,
    hours_per_week=st.sampled_from([4, 8, 16]),
    months_per_step=st.integers(0, 24),
    own_euros=st.none() | st.sampled_from([0, 1000]),
    keep_level=st.booleans(),
    min_income=st.none() | st.just(2000),
)


@st.composite
def offers(draw: st.DrawFn) -> tuple[PlanOffer, ...]:
    """A few offers: quick or long, free, dear or of unknown price, and what they teach."""
    return tuple(
        PlanOffer(
            id=name,
            teaches=tuple(
                sorted(
                    draw(
                        st.dictionaries(
                            st.sampled_from(NAMES), st.integers(1, 4), min_size=1, max_size=4
                        )
                    ).items()
                )
            ),
            hours=draw(st.sampled_from([0, 15, 40, 90])),
            months=draw(st.sampled_from([0, 0, 3])),
            euros=draw(st.sampled_from([0, 300, 900, None])),
        )
        for name in "xyz"[: draw(st.integers(1, 3))]
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[nx.DiGraph[Position], Profile, Position, Limits]:
    """A graph, a person, a goal in it, and limits."""
    graph = draw(graphs())
    goals = [position for position, is_role in graph.nodes(data="is_role") if is_role]
    return graph, draw(people(graph)), draw(st.sampled_from(goals)), draw(limits)
