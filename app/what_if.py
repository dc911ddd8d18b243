"""The same question with something changed, and as the query string of a link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from app.address import parameters_of
from app.query import AskedGoal, Query, Question, QuestionError, query_of
from career_graph.graph import Position
from career_graph.offers import DIPLOMA_HELD, LANGUAGE_SPOKEN
from career_graph.profile import Evidence, Limits
from career_graph.relaxations import Relaxation, RelaxationKind
from skills_taxonomy.model import Taxonomy, UnknownConceptError

ANYWHERE = "all"  # instead of a province: wherever it is


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What somebody wonders about. `skills` are held too; what is None stays as it is.

    `provinces` come beside those asked; ANYWHERE among them takes all of them away.
    """

    skills: Mapping[str, int] = field(default_factory=dict)
    hours_per_week: int | None = None
    months_per_step: int | None = None
    own_euros: int | None = None
    keep_level: bool | None = None
    provinces: tuple[str, ...] = ()


def asked(query: Query) -> str:
    """Return `query` as it stands in an address, after the question mark."""
    return urlencode(parameters_of(query))


def with_goal(query: Query, goal: Position | None) -> Query:
    """Return the same question with this goal."""
    wanted = AskedGoal(role=goal.concept, level=goal.level.id) if goal else None
    return query.model_copy(update={"goal": wanted})


def without_interests(query: Query) -> Query:
    """Return the same question without what somebody told about their interests."""
    return query.model_copy(update={"interests": "", "purposes": ()})


def without_money(query: Query) -> Query:
    """Return the same question without somebody's pay and what they told for a scheme.

    What an offer asks before it lets somebody in stays: the path rests on it.
    """
    limits = query.limits.model_copy(update={"current_pay": None})
    kept = {*DIPLOMA_HELD.values(), *LANGUAGE_SPOKEN.values()}
    answers = {name: is_so for name, is_so in query.answers.items() if name in kept}
    return query.model_copy(update={"answers": answers, "limits": limits})


def as_version_of(query: Query, content_hash: str) -> Query:
    """Return the same question, asked to make another version of a shared path."""
    return query.model_copy(update={"version_of": content_hash})


def with_limits(query: Query, limits: Limits) -> Query:
    """Return the same question with these limits; the pay now stays as it is."""
    changed = {
        "months_per_step": limits.months_per_step,
        "hours_per_week": limits.hours_per_week,
        "own_euros": limits.own_euros,
        "provinces": limits.provinces,
        "online": limits.online,
        "keep_level": limits.keep_level,
        "min_income": limits.min_income,
    }
    return query.model_copy(update={"limits": query.limits.model_copy(update=changed)})


def relaxed(query: Query, relaxation: Relaxation) -> Query:
    """Return the same question with what `relaxation` changes."""
    if relaxation.kind is RelaxationKind.LOWER_GOAL:
        return with_goal(query, relaxation.opens)
    return with_limits(query, relaxation.limits)


def with_skills(query: Query, ratings: Mapping[str, int], from_work: Iterable[str] | None) -> Query:
    """Return the same question for somebody who holds exactly `ratings`.

    What they showed stays shown, as long as it is rated as it was shown.
    """
    work = None if from_work is None else tuple(from_work)
    changed = {"skills": dict(ratings), "from_work": work}
    return still_shown(query.model_copy(update=changed), ratings)


def with_presumed(query: Query, skills: Iterable[str]) -> Query:
    """Return the same question, told that nobody has confirmed `skills`."""
    return query.model_copy(
        update={"evidence": query.evidence | dict.fromkeys(skills, Evidence.PRESUMED)}
    )


def still_shown(query: Query, ratings: Mapping[str, int]) -> Query:
    """Return the question with only those shown skills that `ratings` rate as they were shown."""
    shown = {
        skill: rating
        for skill, rating in query.skills_added.items()
        if query.evidence.get(skill) is Evidence.SHOWN and ratings.get(skill) == rating
    }
    lost = query.skills_added.keys() - shown.keys()
    evidence = {skill: how for skill, how in query.evidence.items() if skill not in lost}
    return query.model_copy(update={"skills_added": shown, "evidence": evidence})


def with_wish(query: Query, question: Question, wish: WhatIf, taxonomy: Taxonomy) -> Query:
    """Return `query`, understood as `question`, with what `wish` changes.

    A skill never comes out lower than it is held, and what nobody confirmed stays so. Raises
    QuestionError for what is unknown or out of bounds.
    """
    if wish.skills:
        held, evidence = question.profile.skills, question.profile.evidence
        ratings = dict(held)
        for name, rating in wish.skills.items():
            skill = _skill_named(name, taxonomy)
            ratings[skill] = max(rating, ratings.get(skill, 0))
        presumed = [
            s for s in held if evidence.get(s) is Evidence.PRESUMED and ratings[s] == held[s]
        ]
        query = with_presumed(with_skills(query, ratings, query.from_work), presumed)
    limits = query.limits.model_dump()
    wished = {
        "hours_per_week": wish.hours_per_week,
        "months_per_step": wish.months_per_step,
        "own_euros": wish.own_euros,
        "keep_level": wish.keep_level,
    }
    limits |= {name: to for name, to in wished.items() if to is not None}
    if ANYWHERE in wish.provinces:
        limits["provinces"] = ()
    else:
        limits["provinces"] = tuple(dict.fromkeys((*limits["provinces"], *wish.provinces)))
    return query_of({**query.model_dump(), "limits": limits})


def _skill_named(name: str, taxonomy: Taxonomy) -> str:
    try:
        return taxonomy.skill_named(name).id
    except UnknownConceptError:
        raise QuestionError([("skills_added", "unknown")]) from None


def with_shown(query: Query, skill: str, rating: int) -> Query:
    """Return the same question for somebody who showed `skill` at `rating`."""
    return query.model_copy(
        update={
            "skills_added": {**query.skills_added, skill: rating},
            "evidence": {**query.evidence, skill: Evidence.SHOWN},
        }
    )
