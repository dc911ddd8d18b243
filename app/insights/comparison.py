"""Two or three goals side by side, as data."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from app.answers import assumptions_used, limits_used, path_shape, place_of, proof_shape
from app.knowledge import Knowledge
from app.query import Asked, AskedGoal, Query, Question, goal_of, question_of
from app.shapes import AssumptionShape, LimitsShape, PathShape, PlaceShape, ProofShape, Shape
from app.what_if import with_goal
from career_graph.comparison import Comparison, compare
from career_graph.graph import Position

MOST_GOALS = 3  # more do not fit side by side


class GoalsQuery(Asked):
    """Somebody, and the goals to compare. A goal inside the query itself is left aside."""

    query: Query = Query()
    goals: Annotated[tuple[AskedGoal, ...], Field(min_length=2, max_length=MOST_GOALS)]


class ComparedShape(Shape):
    """A goal with its quickest path, or null, and the proof.

    `others` counts the other unbeaten paths.
    """

    goal: PlaceShape
    path: PathShape | None
    others: int
    proof: ProofShape


class ComparisonShape(Shape):
    """The goals in the order asked, and the skills to learn for each of them."""

    items: list[ComparedShape]
    learned_anyway: list[str]
    limits: LimitsShape
    assumptions: list[AssumptionShape]
    release: str


def compared(question: Question, goals: Sequence[Position], knowledge: Knowledge) -> Comparison:
    """Return the quickest path of who asks to each of `goals`."""
    return compare(
        knowledge.career_graph,
        question.profile,
        goals,
        limits=question.limits,
        offers=question.offers,
    )


def answer_comparison(asked: GoalsQuery, knowledge: Knowledge) -> ComparisonShape:
    """Return the quickest path to each goal, side by side."""
    question = question_of(with_goal(asked.query, None), knowledge)
    goals = [goal_of(goal, knowledge) for goal in asked.goals]
    found = compared(question, goals, knowledge)
    return ComparisonShape(
        items=[
            ComparedShape(
                goal=place_of(one.goal, knowledge),
                path=path_shape(one.path, question, knowledge) if one.path else None,
                others=one.others,
                proof=proof_shape(one.proof),
            )
            for one in found.goals
        ],
        learned_anyway=list(found.learned_anyway),
        limits=limits_used(question.limits),
        assumptions=assumptions_used(knowledge),
        release=knowledge.release,
    )
