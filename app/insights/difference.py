"""What changes between two questions, as data and in words."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from app.answers import assumptions_used, limits_used, place_of
from app.knowledge import Knowledge
from app.query import Asked, Query, Question, question_of
from app.sentences import what_if as said
from app.sentences.speaker import Speaker
from app.shapes import AssumptionShape, LimitsShape, PlaceShape, Shape
from app.what_if import WhatIf
from career_graph.what_if import Change, difference, months_until


class TwoQueries(Asked):
    """The question as it is, and as it would be."""

    before: Query = Query()
    after: Query = Query()


class ChangeShape(Shape):
    """A position with its months before and after; null where it is closed."""

    position: PlaceShape
    from_: Annotated[int | None, Field(alias="from")]
    to: int | None


class DifferenceShape(Shape):
    """What opens, closes, comes sooner or later, and how many open positions stay as they were."""

    opens: list[ChangeShape]
    closes: list[ChangeShape]
    sooner: list[ChangeShape]
    later: list[ChangeShape]
    unchanged: int
    before: LimitsShape
    after: LimitsShape
    assumptions: list[AssumptionShape]
    release: str


def answer_difference(asked: TwoQueries, knowledge: Knowledge) -> DifferenceShape:
    """Return what changes from one question to the other."""
    before, after = (question_of(one, knowledge) for one in (asked.before, asked.after))
    found = difference(knowledge.career_graph, before.situation, after.situation)

    def shapes(changes: tuple[Change, ...]) -> list[ChangeShape]:
        return [
            ChangeShape(position=place_of(c.position, knowledge), from_=c.before, to=c.after)
            for c in changes
        ]

    return DifferenceShape(
        opens=shapes(found.opens),
        closes=shapes(found.closes),
        sooner=shapes(found.sooner),
        later=shapes(found.later),
        unchanged=found.unchanged,
        before=limits_used(before.limits),
        after=limits_used(after.limits),
        assumptions=assumptions_used(knowledge),
        release=knowledge.release,
    )


@dataclass(frozen=True, slots=True)
class Part:
    """Positions to which the same happens. `name` is short for it."""

    name: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceTold:
    """What a change does, in words.

    `changes` are what is changed, `held` which of the chosen skills they can do already, `goal`
    what happens to the goal of who has one. `summary` also says when nothing is changed.
    """

    changes: tuple[str, ...]
    held: tuple[str, ...]
    goal: str
    summary: str
    parts: tuple[Part, ...]


def difference_told(
    say: Speaker, before: Question, after: Question, wish: WhatIf, knowledge: Knowledge
) -> DifferenceTold:
    """Return what `wish` does, which makes `before` into `after`."""
    skills = before.profile.skills
    held = tuple(
        said.held_already(say, skill, skills[skill])
        for skill, rating in wish.skills.items()
        if skills.get(skill, 0) >= rating
    )
    changes = said.changes_of(say, (before.profile, before.limits), (after.profile, after.limits))
    if not changes:
        return DifferenceTold((), held, "", "" if held else said.nothing_changed(say), ())
    graph = knowledge.career_graph
    found = difference(graph, before.situation, after.situation)
    goal = ""
    if before.goal:
        was = months_until(graph, before.goal, before.situation)
        becomes = months_until(graph, before.goal, after.situation)
        goal = said.goal_changed(say, before.goal, was, becomes)
    return DifferenceTold(
        changes=changes,
        held=held,
        goal=goal,
        summary=said.summary(say, found),
        parts=tuple(
            Part(name, heading, tuple(said.changed(say, one) for one in positions))
            for name, heading, positions in said.parts(say, found)
        ),
    )
