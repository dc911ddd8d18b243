"""All next steps from one place on the way, tried at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from career_graph.assumptions import WEEKS_PER_MONTH
from career_graph.compiled import CompiledGraph
from career_graph.labels import Label, after_stay
from career_graph.profile import Limits
from career_graph.quest import Quest
from career_graph.terms import Terms
from career_graph.vectors import Flags, Ints, Prices, Rows


@dataclass(frozen=True)
class Trials:
    """The stops that may be entered next, a row each.

    `stay` are the months before it, `grown` whether the usual years here are up by then. `alone`
    are the least hours of study without offers, `months` the least months of the step. `shared` are
    the least hours that this step adds to the study of the whole route.
    """

    rows: Rows
    stay: Ints
    grown: Flags
    alone: Ints
    shared: Ints
    months: Ints

    def only(self, keep: Flags | Rows) -> Trials:
        """Return some of the rows."""
        return Trials(
            self.rows[keep], self.stay[keep], self.grown[keep], self.alone[keep],
            self.shared[keep], self.months[keep],
        )  # fmt: skip


def months_for(hours: Ints, hours_per_week: int) -> Ints:
    """Return how many whole months `hours` of study take, as `months_of_study` does."""
    months: Ints = -(
        -np.maximum(hours, 0)
        * WEEKS_PER_MONTH.denominator
        // (hours_per_week * WEEKS_PER_MONTH.numerator)
    )
    return months


def stays(arrays: CompiledGraph, label: Label) -> Ints:
    """Return the months to hold the present position before each stop; -1: never.

    The rule is that of `career_graph.journey.months_to_stay`.
    """
    levels = arrays.vectors.level
    if label.here_level == 0:
        return np.where(levels == 1, 0, -1)
    least = 0 if label.is_start else arrays.minimum_stay_months
    highest = label.highest_level
    still = arrays.usual_months[highest] - label.months_at_level
    rising = -1 if still > 0 and label.here_level != highest else max(least, still)
    by_level = [least] * (highest + 1) + [rising] + [-1] * len(arrays.usual_months)
    stay: Ints = np.array(by_level, dtype=np.int64)[levels]
    here = label.stop
    following = arrays.following(here) if here is not None else None
    if here is not None and following is not None and stay[following.number] >= 0:
        left = here.usual_months - label.months_here
        stay[following.number] = max(left, stay[following.number])
    return stay


@dataclass(frozen=True)
class Enterable:
    """The stops that the rules may let somebody enter next, a row each, as in `Trials`.

    `alone` are the hours that they ask when everything is learned alone, and nothing on the job;
    `fitting` and `shared` are those hours with offers, by the terms of these names.
    """

    rows: Rows
    stay: Ints
    grown: Flags
    alone: Ints
    fitting: Ints
    shared: Ints


def enterable(arrays: CompiledGraph, label: Label, terms: Terms, room: int) -> Enterable:
    """Return the stops that may fit in `room` hours if every hour on the job can be filled."""
    vectors = arrays.vectors
    stay = stays(arrays, label)
    here = label.stop
    grown = np.zeros(len(stay), dtype=np.bool_)
    if here is not None and label.months_here < here.usual_months:
        grown = stay + label.months_here >= here.usual_months
    plain = after_stay(label, grown=False)
    alone = vectors.gaps(plain.held, terms.alone)
    carried = vectors.carried(plain.worked)
    has_offers = terms.has_offers
    fitting = vectors.gaps(plain.held, terms.fitting) if has_offers else alone
    shared = vectors.gaps(plain.held, terms.sharing) if has_offers else alone
    if (grown & (stay >= 0)).any():
        more = after_stay(label, grown=True)
        carried = np.where(grown, vectors.carried(more.worked), carried)
        alone = np.where(grown, vectors.gaps(more.held, terms.alone), alone)
        if has_offers:
            fitting = np.where(grown, vectors.gaps(more.held, terms.fitting), fitting)
            shared = np.where(grown, vectors.gaps(more.held, terms.sharing), shared)
        else:
            fitting = shared = alone
    may = (stay >= 0) & (carried >= vectors.needed) & (fitting - vectors.on_the_job <= room)
    for stop in (here, *(leg.stop for leg in label.legs)):
        if stop is not None:
            may[stop.number] = False
    rows = np.flatnonzero(may)
    return Enterable(rows, stay[rows], grown[rows], alone[rows], fitting[rows], shared[rows])


def trials(arrays: CompiledGraph, label: Label, limits: Limits, terms: Terms, room: int) -> Trials:
    """Return every stop that the rules let `label` enter, with `room` hours of study for the step.

    Some may still turn out closed: only the least they ask is known. Without offers that is all but
    what the hours on the job cannot be filled with.
    """
    may = enterable(arrays, label, terms, room)
    rows = may.rows
    budget = _on_the_job(arrays, label, rows, may.grown, terms.alone)
    fits = budget
    if terms.has_offers:
        fits = _on_the_job(arrays, label, rows, may.grown, terms.fitting)
    has_to_fit = np.maximum(0, may.fitting - fits)
    adds = has_to_fit
    if terms.has_offers:
        adds = np.maximum(0, may.shared - arrays.vectors.on_the_job[rows])
    takes = adds if label.is_start else has_to_fit
    return Trials(
        rows=rows,
        stay=may.stay,
        grown=may.grown,
        alone=np.maximum(0, may.alone - budget),
        shared=adds,
        months=np.maximum(may.stay, months_for(takes, limits.hours_per_week)),
    ).only(has_to_fit <= room)


def _on_the_job(
    arrays: CompiledGraph, label: Label, rows: Rows, grown: Flags, prices: Prices
) -> Ints:
    """Return the most hours that each stop of `rows` can teach on the job."""
    budget = arrays.vectors.on_the_job[rows]
    for way in (False, True):
        if len(some := np.flatnonzero(grown == way)):
            held = after_stay(label, grown=way).held
            budget[some] = arrays.vectors.on_the_job_at_most(held, rows[some], prices)
    return budget


@dataclass(frozen=True)
class Finals:
    """The last step of routes by way of some stops, a row each, as in `Trials`; stay -1: never."""

    stay: Ints
    alone: Ints
    shared: Ints
    has_to_fit: Ints
    months: Ints


def finals(quest: Quest, label: Label, last: Trials) -> Finals:
    """Return what the step to the goal takes after each stop of `last`."""
    arrays, goal, ways, terms = quest.arrays, quest.goal, quest.ways, quest.terms
    stays = stays_between(arrays, Here.of(arrays, label, last), goal.level, goal.concept)
    stay, grown, rows = stays.months, stays.grown, last.rows
    has_offers = terms.has_offers
    alone = np.zeros(len(rows), dtype=np.int64)
    fitting, shared = alone.copy(), alone.copy()
    carried = alone.copy()
    for before in (False, True):
        ready = after_stay(label, grown=before)
        for after in (False, True):
            some = np.flatnonzero((last.grown == before) & (grown == after) & (stay >= 0))
            if not len(some):
                continue
            held = ready.held
            brought = (ways.taught if after else ways.asks).of(rows[some])
            budget = goal.on_the_job_hours
            alone[some] = ways.study(held, brought, terms.alone, budget)
            if has_offers:
                fitting[some] = ways.study(held, brought, terms.fitting, budget)
                shared[some] = ways.gaps(held, brought, terms.sharing)
            carried[some] = ways.carried(ready.worked, brought)
    if not has_offers:
        fitting = shared = alone
    return Finals(
        stay=np.where(carried >= goal.carrying_needed, stay, -1),
        alone=alone,
        shared=np.maximum(0, shared - goal.on_the_job_hours) if has_offers else fitting,
        has_to_fit=fitting,
        months=np.maximum(stay, months_for(fitting, quest.limits.hours_per_week)),
    )


@dataclass(frozen=True)
class Here:
    """Where somebody stands who has just entered stops: what the rules of staying look at."""

    level: Ints
    concept: Ints
    usual_months: Ints
    highest: Ints
    months_at_level: Ints

    @classmethod
    def of(cls, arrays: CompiledGraph, label: Label, entered: Trials) -> Here:
        """Return who went from `label` to each of the stops `entered`."""
        vectors, rows = arrays.vectors, entered.rows
        level = vectors.level[rows]
        here = entered.stay if label.here_level == label.highest_level else np.int64(0)
        return cls(
            level=level,
            concept=vectors.concept[rows],
            usual_months=vectors.usual_months[rows],
            highest=np.maximum(level, label.highest_level),
            months_at_level=np.where(level > label.highest_level, 0, label.months_at_level + here),
        )

    def moved(self, level: Ints, concept: Ints, usual_months: Ints, stays: Stays) -> Here:
        """Return who then stayed for `stays` and entered stops of such a `level` and `concept`."""
        here = np.where(self.level == self.highest, stays.months, 0)
        return Here(
            level=level,
            concept=concept,
            usual_months=usual_months,
            highest=np.maximum(self.highest, level),
            months_at_level=np.where(level > self.highest, 0, self.months_at_level + here),
        )


@dataclass(frozen=True)
class Stays:
    """Months to stay before another stop, -1: never; whether the usual years pass meanwhile."""

    months: Ints
    grown: Flags

    def only(self, keep: Flags | Rows) -> Stays:
        """Return some of them."""
        return Stays(self.months[keep], self.grown[keep])


def stays_between(
    arrays: CompiledGraph, here: Here, level: Ints | int, concept: Ints | int
) -> Stays:
    """Return the stay `here` before stops of such a `level` and `concept`.

    The rule is that of `career_graph.journey.months_to_stay`.
    """
    least = arrays.minimum_stay_months
    grows = (here.concept == concept) & (here.level + 1 == level)
    months = np.where(grows, np.maximum(least, here.usual_months), least)
    still = np.array(arrays.usual_months, dtype=np.int64)[here.highest] - here.months_at_level
    climbs = level > here.highest
    months = np.where(climbs, np.maximum(months, still), months)
    never = (level > here.highest + 1) | (climbs & (still > 0) & (here.level != here.highest))
    return Stays(np.where(never, -1, months), here.usual_months <= months)
