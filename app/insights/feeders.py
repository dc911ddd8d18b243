"""Who can do this: the feeders of a position, as data."""

from app.answers import place_of, plan_offer_shape
from app.knowledge import Knowledge
from app.shapes import MissingShape, PlaceShape, PlanOfferShape, Shape
from career_graph.graph import Position, UnknownPositionError, assumptions_of
from career_graph.plannable import plan_offers
from career_graph.profile import Limits
from career_graph.reverse import Feeder, Feeders, feeders
from skills_taxonomy.model import CareerLevel, Language


class FeederItem(Shape):
    """An occupation at a level, and what the step from there takes for a typical person.

    `offers` are those without which they are not in time; empty when they learn it alone.
    `own_euros` is what the offers cost, whoever pays; null when a price is unknown.
    """

    id: str
    uri: str | None
    label: str
    level: str
    months: int
    study_hours: int
    own_euros: int | None
    offers: list[PlanOfferShape]
    levels_lost: int
    held: list[str]
    missing: list[MissingShape]


class FeedersShape(Shape):
    """One page of occupations from which the goal is reached in time, nearest first.

    `complete` is false when a budget of work ended the look at offers.
    """

    goal: PlaceShape
    months: int
    hours_per_week: int
    items: list[FeederItem]
    total: int
    complete: bool
    release: str


def goal_of(role: str, level: str | None, knowledge: Knowledge) -> Position:
    """Return the position meant; without a level medior, or else the lowest.

    Raises UnknownConceptError or UnknownPositionError.
    """
    found = knowledge.taxonomy.role_named(role)
    medior_or_lowest = (
        CareerLevel.MEDIOR if CareerLevel.MEDIOR in found.levels else min(found.levels)
    )
    position = Position(found.id, CareerLevel.of(level) if level else medior_or_lowest)
    if position not in knowledge.career_graph:
        raise UnknownPositionError(position.id)
    return position


def who_reaches(
    goal: Position, knowledge: Knowledge, *, months: int, hours_per_week: int
) -> Feeders:
    """Return who reaches `goal`, with every offer there is: online or anywhere, at any price.

    Raises UnknownPositionError.
    """
    limits = Limits(hours_per_week=hours_per_week, months_per_step=months)
    return feeders(
        knowledge.career_graph,
        goal,
        months=months,
        hours_per_week=hours_per_week,
        offers=plan_offers(knowledge.offers.values(), limits),
    )


def answer_feeders(
    goal: Position,
    knowledge: Knowledge,
    *,
    months: int,
    hours_per_week: int | None,
    language: Language,
    page: slice = slice(None),
) -> FeedersShape:
    """Return who reaches `goal` within `months`. Raises UnknownPositionError."""
    graph = knowledge.career_graph
    hours_per_week = hours_per_week or assumptions_of(graph).hours_per_week
    answer = who_reaches(goal, knowledge, months=months, hours_per_week=hours_per_week)
    return FeedersShape(
        goal=place_of(goal, knowledge),
        months=months,
        hours_per_week=hours_per_week,
        items=[_item(one, knowledge, language) for one in answer.found[page]],
        total=len(answer.found),
        complete=answer.complete,
        release=knowledge.release,
    )


def _item(feeder: Feeder, knowledge: Knowledge, language: Language) -> FeederItem:
    occupation = knowledge.taxonomy.occupations[feeder.origin.concept]
    step = feeder.transition
    return FeederItem(
        id=occupation.id,
        uri=next((match.uri for match in occupation.esco), None),
        label=occupation.label[language],
        level=feeder.origin.level.id,
        months=step.months,
        study_hours=step.study.study_hours,
        own_euros=step.own_euros,
        offers=[plan_offer_shape(one) for one in step.study.offers],
        levels_lost=step.levels_lost,
        held=[held.skill for held in step.held],
        missing=[MissingShape(skill=m.skill, from_=m.held, to=m.asked) for m in step.missing],
    )
