"""One step: what somebody holds for a position, what they lack, and whether it is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import networkx as nx

from career_graph.assumptions import months_of_study
from career_graph.compiled import compiled
from career_graph.graph import MoveKind, Position, UnknownPositionError, assumptions_of, move_kind
from career_graph.journey import (
    Stand,
    after_stay,
    carrying_skills,
    months_to_stay,
    standing_of,
)
from career_graph.learning import PlanOffer, Study, study_for
from career_graph.passport import LevelPassport, level_passport
from career_graph.profile import Limits, Profile
from career_graph.steps import first_steps


class Reach(StrEnum):
    """How sure it is that a position is open. Best first."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    NOT_YET = "not_yet"


class BlockKind(StrEnum):
    """Why a step is closed."""

    STUDY = "study"
    TOO_HIGH = "too_high"
    EUROS = "euros"
    LEVEL_KEPT = "level_kept"
    INCOME = "income"
    PASSPORT = "passport"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Block:
    """One reason why a step is closed, with the months of study it takes, if that is it."""

    kind: BlockKind
    months_needed: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A skill that the destination asks and the person has: both proficiencies."""

    skill: str
    asked: int
    held: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A skill that the destination asks higher than the person has it (0: not at all)."""

    skill: str
    held: int
    asked: int


@dataclass(frozen=True, slots=True)
class Transition:
    """A step to `destination`: what you have, what you learn and how, what it takes.

    `study_months` is the study, `stay_months` how long the origin must be held first; both run at
    once, so `months` is the longer of the two. `taught` are the steps that the stay itself teaches.
    What the destination asks stands in the order in which it asks it, and what the stay teaches in
    that of the origin. `blocks` is empty when the step is open.
    """

    origin: Position | None
    destination: Position
    kind: MoveKind
    is_side_entry: bool
    held: tuple[Held, ...]
    missing: tuple[Missing, ...]
    useful: tuple[str, ...]
    study: Study
    taught: tuple[Missing, ...]
    passport: LevelPassport
    study_months: int
    stay_months: int
    blocks: tuple[Block, ...]

    @property
    def own_euros(self) -> int | None:
        """What the learning plan costs the person, None when unknown. Self-study is free."""
        return self.study.own_euros.amount

    @property
    def months(self) -> int:
        """Months from one first working day to the next."""
        return max(self.study_months, self.stay_months)

    @property
    def is_open(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.blocks

    @property
    def levels_lost(self) -> int:
        """Career levels between origin and destination, when the step goes down."""
        return max(0, self.origin.level - self.destination.level) if self.origin else 0


@dataclass(frozen=True, slots=True)
class ReachablePosition:
    """A position with its reach, and the step that leads there."""

    transition: Transition
    reach: Reach

    @property
    def position(self) -> Position:
        """The position itself."""
        return self.transition.destination


def transition_to(
    graph: nx.DiGraph[Position],
    stand: Stand,
    destination: Position,
    *,
    limits: Limits,
    start_level: int,
    offers: Sequence[PlanOffer] = (),
) -> Transition:
    """Return the step from `stand` to `destination` by way of `offers`, open or not.

    `start_level` is the level of the whole journey's origin, 0 without one: "keep my level" is
    about that. Raises UnknownPositionError when the graph has no such position.
    """
    if destination not in graph:
        raise UnknownPositionError(destination.id)
    stay = months_to_stay(graph, stand, destination)
    ready = after_stay(graph, stand, stay or 0)
    node = graph.nodes[destination]
    work = graph.nodes[stand.position]["essential"] if stand.position else {}
    study = study_for(
        ready.skills,
        node["essential"],
        budget=node["on_the_job_hours"],
        costs=graph.graph["costs"],
        offers=offers,
    )
    passport = level_passport(
        ready.from_work, carrying_skills(graph, destination), assumptions_of(graph).passport_share
    )
    step = Transition(
        origin=stand.position,
        destination=destination,
        kind=move_kind(stand.position, destination),
        is_side_entry=stand.position is not None and not graph.nodes[stand.position]["is_role"],
        held=_held(ready.skills, node["essential"]),
        missing=_missing(ready.skills, node["essential"]),
        useful=tuple(s for s, asked in node["optional"].items() if ready.skills.get(s, 0) >= asked),
        study=study,
        taught=_missing(stand.skills, {s: ready.skills.get(s, 0) for s in work}),
        passport=passport,
        study_months=max(
            study.least_months, months_of_study(study.study_hours, limits.hours_per_week)
        ),
        stay_months=stay or 0,
        blocks=(),
    )
    if stay is None:
        return replace(step, blocks=(Block(BlockKind.YEARS),))
    return replace(step, blocks=_blocks(step, limits, start_level))


def reachable_positions(
    graph: nx.DiGraph[Position],
    profile: Profile,
    *,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> tuple[ReachablePosition, ...]:
    """Return every role position but the person's own, best first, each by its quickest plan.

    *Certain* is open even when each rating that nobody saw is one step lower; *probable* is open as
    rated. Open positions come first; among them those that keep the level, then the surest, the
    soonest, and the one for which most is already held. Ties go by name, so that the same question
    has the same answer. Raises UnknownPositionError for a position the graph does not know.
    """
    if profile.position is not None and profile.position not in graph:
        raise UnknownPositionError(profile.position.id)
    arrays, stand = compiled(graph), standing_of(profile)
    surely_open = first_steps(arrays, standing_of(profile.one_step_lower()), limits, offers)
    plans = first_steps(arrays, stand, limits, offers)
    start_level = profile.position.level if profile.position else 0
    found = []
    for destination, is_role in graph.nodes(data="is_role"):
        if not is_role or destination == profile.position:
            continue
        step = transition_to(
            graph,
            stand,
            destination,
            limits=limits,
            start_level=start_level,
            offers=plans.get(destination, ()),
        )
        reach = Reach.NOT_YET
        if step.is_open:
            reach = Reach.CERTAIN if destination in surely_open else Reach.PROBABLE
        found.append(ReachablePosition(step, reach))
    return tuple(sorted(found, key=_best_first))


def _best_first(found: ReachablePosition) -> tuple[object, ...]:
    step = found.transition
    share_held = len(step.held) / max(1, len(step.held) + len(step.missing))
    return (
        not step.is_open,
        step.levels_lost,
        list(Reach).index(found.reach),
        step.months,
        -share_held,
        -len(step.useful),
        found.position,
    )


def _blocks(step: Transition, limits: Limits, start_level: int) -> tuple[Block, ...]:
    blocks = []
    if step.study_months > limits.months_per_step:
        blocks.append(Block(BlockKind.STUDY, months_needed=step.study_months))
    if step.study.too_high:
        blocks.append(Block(BlockKind.TOO_HIGH))
    if not step.study.own_euros.is_within(limits.own_euros):
        blocks.append(Block(BlockKind.EUROS))
    if step.destination.level < start_level:
        if limits.keep_level:
            blocks.append(Block(BlockKind.LEVEL_KEPT))
        if limits.min_income is not None:
            blocks.append(Block(BlockKind.INCOME))
    if not step.passport.suffices:
        blocks.append(Block(BlockKind.PASSPORT))
    return tuple(blocks)


def _held(skills: Mapping[str, int], asked: Mapping[str, int]) -> tuple[Held, ...]:
    return tuple(Held(s, p, skills[s]) for s, p in asked.items() if skills.get(s, 0) >= p)


def _missing(skills: Mapping[str, int], asked: Mapping[str, int]) -> tuple[Missing, ...]:
    return tuple(Missing(s, skills.get(s, 0), p) for s, p in asked.items() if skills.get(s, 0) < p)
