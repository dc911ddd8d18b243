"""What changes between two questions, as data."""

from typing import Annotated

from pydantic import Field

from app.answers import assumptions_used, limits_used, place_of
from app.knowledge import Knowledge
from app.query import Asked, Query, question_of
from app.shapes import AssumptionShape, LimitsShape, PlaceShape, Shape
from career_graph.what_if import Change, difference


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
