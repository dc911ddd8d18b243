"""The cheapest offers that open a closed position, in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import networkx as nx

from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.labels import Leg, after_stay, grows, label_of, months_to_stay
from career_graph.learning import PlanOffer
from career_graph.plan import StepPlan
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits, Profile
from career_graph.transitions import Transition, transition_to

MOST_MONTHS = 48  # a whole study beside work


@dataclass(frozen=True, slots=True)
class OpeningOffers:
    """The step with the offers that open it, and whether it fits in the months somebody has."""

    step: Transition
    is_in_time: bool

    @property
    def offers(self) -> tuple[PlanOffer, ...]:
        """The offers: with one less it stays closed."""
        return self.step.study.offers


def cheapest_offers(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    *,
    limits: Limits,
    offers: Sequence[PlanOffer],
) -> OpeningOffers | None:
    """Return the cheapest of `offers` that open the step straight to `goal`, whatever they cost.

    First within the months of `limits`, else within four years. A known price comes before an
    unknown one, then the lowest, then the fewest months. None when the step is open without, or
    when no offer opens it.
    """
    for months in (limits.months_per_step, max(MOST_MONTHS, limits.months_per_step)):
        door = _Door(graph, profile, goal, replace(limits, own_euros=None, months_per_step=months))
        if door.with_offers(()).is_open:
            return None
        if found := door.cheapest(offers):
            return OpeningOffers(door.fewest(found), months == limits.months_per_step)
    return None


def straight_step(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    *,
    limits: Limits,
    offers: Sequence[PlanOffer],
) -> Transition:
    """Return the step straight to `goal`, open or not, by the quickest plan.

    One that fits `limits`, where there is any: years here may hide that another studies too long.
    Else one within four years, and by self-study where no plan is within that and the euros.
    """
    here = _Door(graph, profile, goal, limits)
    later = replace(limits, months_per_step=max(MOST_MONTHS, limits.months_per_step))
    plans = here.plans(offers) or replace(here, limits=later).plans(offers)
    plan = min(plans, key=lambda one: (one.months, cheapest_first(one)), default=None)
    return here.with_offers([course.offer for course in plan.courses] if plan else ())


def cheapest_first(plan: StepPlan) -> tuple[object, ...]:
    """Return the place of `plan`: a known price first, then the lowest, then the fewest months."""
    return (not plan.euros.is_known, plan.euros.least, plan.months, plan.rank)


@dataclass(frozen=True)
class _Door:
    """One closed step, within limits."""

    graph: nx.DiGraph[Position]
    profile: Profile
    goal: Position
    limits: Limits

    def with_offers(self, taken: Sequence[PlanOffer]) -> Transition:
        """Return the step with the offers `taken`."""
        here = self.profile.position
        return transition_to(
            self.graph,
            standing_of(self.profile),
            self.goal,
            limits=self.limits,
            start_level=here.level if here else 0,
            offers=taken,
        )

    def plans(self, offers: Sequence[PlanOffer]) -> tuple[StepPlan, ...]:
        """Return the plans that none beats on months and euros; none where years are lacking."""
        arrays = compiled(self.graph)
        start, stop = label_of(arrays, standing_of(self.profile)), arrays.stop(self.goal)
        stay = months_to_stay(arrays, start, stop)
        if stay is None or self.goal == self.profile.position:
            return ()
        ready = after_stay(start, grown=grows(start, stay))
        planner = Planner(arrays, courses_of(arrays, offers, self.limits), self.limits)
        return planner.step_plans(ready.held, Leg(stop, stay, (), is_below=False))

    def cheapest(self, offers: Sequence[PlanOffer]) -> tuple[PlanOffer, ...]:
        """Return the offers of the cheapest plan that opens the step; none when there is none."""
        for plan in sorted(self.plans(offers), key=cheapest_first):
            taken = tuple(course.offer for course in plan.courses)
            if self.with_offers(taken).is_open:
                return taken
        return ()

    def fewest(self, taken: tuple[PlanOffer, ...]) -> Transition:
        """Return the step with `taken`, less what can be left out while it stays open."""
        for offer in sorted(taken, key=lambda one: (-one.hours, one.id)):
            left = tuple(one for one in taken if one is not offer)
            if self.with_offers(left).is_open:
                taken = left
        return self.with_offers(taken)
