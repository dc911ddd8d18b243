"""The same question with one thing changed, as the query string of a link."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from app.address import parameters_of
from app.query import AskedGoal, Query
from career_graph.graph import Position
from career_graph.offers import DIPLOMA_HELD, LANGUAGE_SPOKEN
from career_graph.profile import Evidence, Limits
from career_graph.relaxations import Relaxation, RelaxationKind


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


def with_shown(query: Query, skill: str, rating: int) -> Query:
    """Return the same question for somebody who showed `skill` at `rating`."""
    return query.model_copy(
        update={
            "skills_added": {**query.skills_added, skill: rating},
            "evidence": {**query.evidence, skill: Evidence.SHOWN},
        }
    )
