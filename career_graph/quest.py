"""What one search is asked, and the step from one place to the next by the exact rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from career_graph.assumptions import hours_within, months_of_study
from career_graph.compiled import CompiledGraph, Stop
from career_graph.labels import (
    Label,
    Leg,
    after_stay,
    carried_of,
    grows,
    months_to_stay,
    raise_to,
)
from career_graph.profile import Limits
from career_graph.terms import Terms
from career_graph.towards import Towards


@dataclass(frozen=True)
class Quest:
    """Somebody at `start` who looks for routes to `goal` within `limits`.

    `terms` are what learning costs them, `ways` how every stop helps towards the goal.
    """

    arrays: CompiledGraph
    start: Label
    goal: Stop
    limits: Limits
    terms: Terms
    ways: Towards

    @cached_property
    def room(self) -> int:
        """Return the hours of study that fit in one step."""
        return hours_within(self.limits.months_per_step, self.limits.hours_per_week)

    @property
    def lowest_level(self) -> int:
        """Return the lowest level that a stop may have; 0 when any may be."""
        holds = self.limits.keep_level or self.limits.min_income is not None
        return self.start.here_level if holds else 0

    def leg(self, label: Label, stop: Stop, stay: int) -> Leg:
        """Return the step from `label` to `stop` after a stay of so many months."""
        taught = label.stop.taught if label.stop is not None and grows(label, stay) else ()
        return Leg(stop, stay, taught, is_below=label.here_level < self.start.here_level)

    def step(self, label: Label, stop: Stop, shared: int = 0) -> Label | None:
        """Return the label at `stop`, or None when it is closed.

        `shared` are the hours that the step adds at the least to the study of the whole route.
        """
        stay = months_to_stay(self.arrays, label, stop)
        if stay is None or stop.level < self.lowest_level or stop is self.start.stop:
            return None
        ready = after_stay(label, grown=grows(label, stay))
        if carried_of(ready.worked, stop.carrying).bit_count() < stop.carrying_needed:
            return None
        alone = self.arrays.study_hours(ready.held, stop)
        months = stay
        if not self.terms.has_offers:
            if alone > self.room:
                return None
            months = max(stay, months_of_study(alone, self.limits.hours_per_week))
        elif label.is_start:
            months = max(stay, months_of_study(shared, self.limits.hours_per_week))
        held = bytearray(ready.held)
        raise_to(held, stop.asks)
        leg = self.leg(label, stop, stay)
        rises = stop.level > label.highest_level
        stayed_at_highest = stay if label.here_level == label.highest_level else 0
        return Label(
            stop=stop,
            held=held,
            worked=ready.worked,
            here_level=stop.level,
            highest_level=max(label.highest_level, stop.level),
            months_at_level=0 if rises else label.months_at_level + stayed_at_highest,
            months_here=0,
            months=label.months + months,
            income_dip=label.income_dip + (months if leg.is_below else 0),
            levels_lost=max(label.levels_lost, self.start.here_level - stop.level),
            alone_hours=label.alone_hours + alone,
            shared_hours=label.shared_hours + shared,
            hardest_step=max(label.hardest_step, alone),
            legs=(*label.legs, leg),
        )
