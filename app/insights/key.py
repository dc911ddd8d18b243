"""The smallest key and the one skill that opens most: as data, and as a block on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from app.answers import assumptions_used, limits_used, place_of, plan_offer_shape
from app.knowledge import Knowledge
from app.query import Query, Question
from app.sentences import keys as keys_said
from app.sentences.speaker import Speaker
from app.shapes import (
    AssumptionShape,
    BlockShape,
    LimitsShape,
    PlaceShape,
    PlanOfferShape,
    Shape,
)
from app.what_if import asked, with_skills
from career_graph.graph import Position
from career_graph.keys import Key, KeySkill, smallest_key
from career_graph.opening_offers import OpeningOffers, cheapest_offers
from career_graph.openings import Opening, opening_skills
from career_graph.transitions import ReachablePosition, reachable_positions

OPENINGS_SHOWN = 3


class KeySkillShape(Shape):
    """A skill to raise. `from_work`: it must be held from work, study is not enough."""

    skill: str
    from_: Annotated[int, Field(alias="from")]
    to: int
    from_work: bool


class OpeningOffersShape(Shape):
    """The cheapest offers that open the step straight to the goal, with self-study for the rest.

    `is_in_time`: the months fit the limit. `own_euros` is null when a price is unknown.
    """

    offers: list[PlanOfferShape]
    study_hours: int
    months: int
    own_euros: int | None
    is_in_time: bool


class KeyShape(Shape):
    """The smallest set of skills that opens the step to the goal, and the cheapest offers that do.

    Who holds `skills` can learn the rest within the limits, by offers too. It is empty when the
    step is open already, and null when no set of skills opens it: `blocks` says why. `complete` is
    false when there was no time to prove that no fewer skills do. `offers` is null when it is open
    without, or when no offer opens it.
    """

    goal: PlaceShape
    is_open: bool
    skills: list[KeySkillShape] | None
    complete: bool
    offers: OpeningOffersShape | None
    blocks: list[BlockShape]
    limits: LimitsShape
    assumptions: list[AssumptionShape]
    release: str


class OpeningShape(Shape):
    """A skill raised by one step, the hours that takes, and the positions that opens."""

    skill: str
    from_: Annotated[int, Field(alias="from")]
    to: int
    hours: int
    opens: list[PlaceShape]


class OpeningsShape(Shape):
    """Every skill that opens something when raised one step, the one that opens most first.

    What offers open already is left out, and what is left to learn then is learned alone and on
    the job: offers may open more.
    """

    skills: list[OpeningShape]
    limits: LimitsShape
    assumptions: list[AssumptionShape]
    release: str


def answer_key(question: Question, goal: Position, knowledge: Knowledge) -> KeyShape:
    """Return the answer to "what must I learn at least to step into `goal`?"."""
    key = key_to(question, goal, knowledge)
    skills = None if key.skills is None else [_key_skill(one) for one in key.skills]
    return KeyShape(
        goal=place_of(goal, knowledge),
        is_open=skills == [],
        skills=skills,
        complete=key.is_smallest,
        offers=_opening_offers(offers_that_open(question, goal, knowledge)),
        blocks=[BlockShape(kind=block.kind) for block in key.blocks],
        limits=limits_used(question.limits),
        assumptions=assumptions_used(knowledge),
        release=knowledge.release,
    )


def answer_opening_skills(question: Question, knowledge: Knowledge) -> OpeningsShape:
    """Return the answer to "which one skill opens most for me?"."""
    found = openings_for(question, knowledge)
    return OpeningsShape(
        skills=[
            OpeningShape(
                skill=one.skill,
                from_=one.held,
                to=one.raised,
                hours=one.hours,
                opens=[place_of(position, knowledge) for position in one.opens],
            )
            for one in found
        ],
        limits=limits_used(question.limits),
        assumptions=assumptions_used(knowledge),
        release=knowledge.release,
    )


def key_to(question: Question, goal: Position, knowledge: Knowledge) -> Key:
    """Return the smallest key to `goal`, where what somebody may take teaches the rest."""
    return smallest_key(
        knowledge.career_graph,
        question.profile,
        goal,
        limits=question.limits,
        offers=question.offers,
    )


def openings_for(
    question: Question, knowledge: Knowledge, found: Sequence[ReachablePosition] | None = None
) -> tuple[Opening, ...]:
    """Return the skills that open what neither offers nor self-study open yet, most first.

    `found` are the reachable positions of the question, offers counted, where they are known.
    """
    graph, profile, limits = knowledge.career_graph, question.profile, question.limits
    if found is None:
        found = reachable_positions(graph, profile, limits=limits, offers=question.offers)
    return opening_skills(graph, profile, limits=limits, found=found)


def offers_that_open(
    question: Question, goal: Position, knowledge: Knowledge
) -> OpeningOffers | None:
    """Return the cheapest offers that open the step straight to `goal`."""
    return cheapest_offers(
        knowledge.career_graph,
        question.profile,
        goal,
        limits=question.limits,
        offers=question.offers,
    )


def _opening_offers(found: OpeningOffers | None) -> OpeningOffersShape | None:
    if found is None:
        return None
    return OpeningOffersShape(
        offers=[plan_offer_shape(one) for one in found.offers],
        study_hours=found.step.study.study_hours,
        months=found.step.months,
        own_euros=found.step.own_euros,
        is_in_time=found.is_in_time,
    )


def _key_skill(one: KeySkill) -> KeySkillShape:
    return KeySkillShape(skill=one.skill, from_=one.held, to=one.needed, from_work=one.from_work)


# --- on a page ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyBlock:
    """The smallest key in words. Without `skills` there is none. `query` asks as if they are held.

    `skills` pairs a name with what is asked of it. `by_offers` tells which offers open it, empty
    when none do. `is_open`: the straight step is open already, and nothing need be added.
    """

    sentence: str
    by_offers: str
    skills: tuple[tuple[str, str], ...]
    query: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One skill that opens something: its name, what it takes and opens, and the link to try it."""

    name: str
    note: str
    query: str


def key_block(
    say: Speaker, query: Query, question: Question, goal: Position, knowledge: Knowledge
) -> KeyBlock:
    """Return what to say about the smallest key to `goal`."""
    profile = question.profile
    key = key_to(question, goal, knowledge)
    skills = key.skills or ()
    ratings = {**profile.skills, **{s.skill: max(s.needed, s.held) for s in skills}}
    from_work = [*profile.from_work, *(s.skill for s in skills if s.from_work)]
    return KeyBlock(
        sentence=keys_said.key_sentence(say, key),
        by_offers=keys_said.by_offers(
            say, offers_that_open(question, goal, knowledge), knowledge.offers
        ),
        skills=tuple((say.skill(one.skill), keys_said.key_note(say, one)) for one in skills),
        query=asked(with_skills(query, ratings, sorted(set(from_work)))),
        is_open=key.skills == (),
    )


def opening_lines(
    say: Speaker,
    query: Query,
    question: Question,
    found: Sequence[ReachablePosition],
    knowledge: Knowledge,
) -> tuple[OpeningLine, ...]:
    """Return the skills that open most, each with a link to the answer as if it were held."""
    openings = openings_for(question, knowledge, found)
    return tuple(_lines(say, query, question, openings[:OPENINGS_SHOWN]))


def _lines(
    say: Speaker, query: Query, question: Question, openings: Iterable[Opening]
) -> Iterable[OpeningLine]:
    for one in openings:
        ratings = {**question.profile.skills, one.skill: one.raised}
        yield OpeningLine(
            name=say.skill(one.skill),
            note=keys_said.opening_note(say, one),
            query=asked(with_skills(query, ratings, query.from_work)),
        )
