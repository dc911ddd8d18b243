"""The exact search: every route of at most four steps that nothing beats.

A depth-first search over the compiled graph, for one step, then two, three and four. It carries
the whole state. A branch is left only when one of three true bounds says that nothing in it can
count: a route already found is at least as good as the branch can become; even the most helpful
stops cannot bring the goal's study within the limit; even the most helpful stops cannot carry the
goal's level. The bounds are why it is quick: most goals need a few hundred steps looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from career_graph.assumptions import hours_within, months_of_study
from career_graph.bounds import Help, help_towards
from career_graph.compiled import CompiledGraph, Stop
from career_graph.graph import Position
from career_graph.journey import Stand
from career_graph.labels import (
    Label,
    after_stay,
    carried_of,
    label_of,
    months_to_stay,
    potential,
    raise_to,
)
from career_graph.profile import Limits

Cost = tuple[int, int, int, int]
MOST_STEPS = 100_000  # looked at for one answer; about a second, ten times what the data asks


@dataclass(frozen=True, slots=True)
class Route:
    """Stops and what they cost: months, own euros, months with less pay, levels lost."""

    stops: tuple[Position, ...]
    cost: Cost
    study_hours: int
    hardest_step: int
    useful: int

    @property
    def rank_among_equals(self) -> tuple[object, ...]:
        """Which of two routes of equal cost stands for both: the lower."""
        return (len(self.stops), self.study_hours, -self.useful, self.stops)


@dataclass(frozen=True, slots=True)
class Found:
    """The front, and how many routes were looked at to be sure of it, if it is `complete`."""

    front: tuple[Route, ...]
    routes_considered: int
    complete: bool = True


@dataclass
class _Search:
    """One search: the question, the bounds that go with it, and the front so far."""

    arrays: CompiledGraph
    start: Label
    goal: Stop
    limits: Limits
    front: list[Route] = field(default_factory=list)
    routes_considered: int = 0
    help: "Help | None" = None
    stops_at_first: bool = False
    most_steps: int | None = None

    def __post_init__(self) -> None:
        self.study_limit = hours_within(self.limits.months_per_step, self.limits.hours_per_week)
        holds = self.limits.keep_level or self.limits.min_income is not None
        self.lowest_level = self.start.here_level if holds else 0

    @property
    def is_spent(self) -> bool:
        """Whether the budget of work is used up before everything was looked at."""
        return self.most_steps is not None and self.routes_considered >= self.most_steps

    # --- walking -----------------------------------------------------------------------------

    def extend(self, label: Label, steps_left: int) -> None:
        """Try every way to reach the goal from `label` in exactly `steps_left` steps."""
        if self.goal.level < self.lowest_level:
            return
        if steps_left == 1:
            if self._could_count(label, self.goal, 1):
                self._finish(label)
            return
        for stop in self._hopeful_stops(label, steps_left):
            after = self._step(label, stop)
            if after is not None:
                self.extend(after, steps_left - 1)
            if (self.stops_at_first and self.front) or self.is_spent:
                return

    def _hopeful_stops(self, label: Label, steps_left: int) -> Iterator[Stop]:
        """Yield the stops by which something better may still be found, by the bounds."""
        if not self._could_count(label, None, steps_left):
            return
        if self.help is None:
            self.help = help_towards(self.arrays, self.start, self.goal)
        help_, goal = self.help, self.goal
        held, worked = potential(label, label.held), potential(label, label.worked)
        gap = self.arrays.gap_hours(held, goal.asks)
        room = self.study_limit + goal.on_the_job_hours
        to_save = gap - room - help_.best_savings[steps_left - 2]
        mask = carried_of(worked, goal.carrying)
        needed = goal.level - steps_left + 1  # each later step lifts the level by one at most
        lowest = max(self.lowest_level, needed if label.highest_level < needed else 0)
        for stop in help_.by_savings:
            if help_.savings[stop.number] < to_save:
                return
            if (
                lowest <= stop.level <= label.highest_level + 1
                and stop is not goal
                and stop is not self.start.stop
                and stop not in label.stops
                and help_.most_carried(mask | help_.carried[stop.number], steps_left - 2)
                >= goal.carrying_needed
                and not (steps_left == 2 and self._is_detour(label, stop))
                and self._could_count(label, stop, steps_left)
            ):
                yield stop

    def _is_detour(self, label: Label, stop: Stop) -> bool:
        """True when going to the goal without this last stop is no worse on anything.

        That is so when the stop lifts no level, no years have to be worked there, leaving it out
        does not turn the last step into growth (which waits for the usual years) and does not put
        the last study into a post below the own level; and when the stop saves nothing and carries
        nothing beyond what the person has for sure.
        """
        goal, here = self.goal, label.stop
        if (
            stop.level > label.highest_level
            or (goal.level > label.highest_level and label.here_level != label.highest_level)
            or (here and here.concept == goal.concept and goal.level == label.here_level + 1)
            or (label.here_level < self.start.here_level <= stop.level)
        ):
            return False
        held, worked = bytearray(label.held), bytearray(label.worked)
        if here and not label.is_start:
            raise_to(worked, here.asks)
        gap, carried = self.arrays.gap_hours(held, goal.asks), carried_of(worked, goal.carrying)
        for row in (held, worked):
            raise_to(row, stop.asks)
            raise_to(row, stop.taught)
        return (
            self.arrays.gap_hours(held, goal.asks) == gap
            and carried_of(worked, goal.carrying) == carried
        )

    def _finish(self, label: Label) -> None:
        last = self._step(label, self.goal)
        if last is None:
            return
        route = Route(
            stops=tuple(stop.position for stop in last.stops),
            cost=(last.months, 0, last.income_dip, last.levels_lost),
            study_hours=last.study_hours,
            hardest_step=last.hardest_step,
            useful=sum(last.held[skill] >= asked for skill, asked in self.goal.useful),
        )
        for known in self.front:
            if known.cost == route.cost:
                if route.rank_among_equals < known.rank_among_equals:
                    self.front[self.front.index(known)] = route
                return
            if _is_no_worse(known.cost, route.cost):
                return
        self.front = [r for r in self.front if not _is_no_worse(route.cost, r.cost)] + [route]

    # --- one step ----------------------------------------------------------------------------

    def _step(self, label: Label, stop: Stop) -> Label | None:
        self.routes_considered += 1
        start_level = self.start.here_level
        if stop.level < self.lowest_level:
            return None
        stay = months_to_stay(self.arrays, label, stop)
        if stay is None:
            return None
        ready = after_stay(label, stay)
        carried = carried_of(ready.worked, stop.carrying).bit_count()
        if carried < stop.carrying_needed:
            return None
        gap = self.arrays.gap_hours(ready.held, stop.asks)
        if gap - stop.on_the_job_hours > self.study_limit:
            return None
        study = self.arrays.study_hours(ready.held, stop)
        if study > self.study_limit:
            return None
        months = max(stay, months_of_study(study, self.limits.hours_per_week))
        held = bytearray(ready.held)
        raise_to(held, stop.asks)
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
            income_dip=label.income_dip + (months if label.here_level < start_level else 0),
            levels_lost=max(label.levels_lost, start_level - stop.level),
            study_hours=label.study_hours + study,
            hardest_step=max(label.hardest_step, study),
            stops=(*label.stops, stop),
            is_start=False,
        )

    # --- bounds ------------------------------------------------------------------------------

    def _could_count(self, label: Label, stop: Stop | None, steps_left: int) -> bool:
        """False when a known route is no worse than anything from here, by `stop`, can become."""
        if not self.front:
            return True
        least_stay = self.arrays.minimum_stay_months
        start_level = self.start.here_level
        here = 0 if label.is_start else least_stay
        later = (steps_left - 1) * least_stay
        stop_level = stop.level if stop else self.goal.level
        best = (
            label.months + max(here + later, self._months_to_rise(label)),
            0,
            label.income_dip
            + (here if label.here_level < start_level else 0)
            + (least_stay if steps_left > 1 and stop and stop_level < start_level else 0),
            max(label.levels_lost, start_level - stop_level, start_level - self.goal.level),
        )
        steps = len(label.stops) + steps_left
        return not any(
            _is_no_worse(known.cost, best) and (known.cost != best or len(known.stops) < steps)
            for known in self.front
        )

    def _months_to_rise(self, label: Label) -> int:
        """Return the months that have to be worked before the goal's level may be entered."""
        rungs = range(label.highest_level, self.goal.level)
        return sum(self.arrays.usual_months[rung] for rung in rungs) - (
            label.months_at_level if rungs else 0
        )


def search(arrays: CompiledGraph, stand: Stand, goal: Position, limits: Limits) -> Found:
    """Return the exact front of routes from `stand` to `goal` within `limits`."""
    if goal == stand.position:
        return Found((), 0)
    start = label_of(arrays, stand)
    task = _Search(arrays, start, arrays.stop(goal), limits, most_steps=MOST_STEPS)
    for steps in range(1, arrays.maximum_steps + 1):
        task.extend(start, steps)
    return Found(tuple(task.front), task.routes_considered, complete=not task.is_spent)


def open_positions(arrays: CompiledGraph, stand: Stand, limits: Limits) -> frozenset[Position]:
    """Return the role positions that one step from `stand` opens within `limits`."""
    start = label_of(arrays, stand)
    task = _Search(arrays, start, arrays.stops[0], limits)
    return frozenset(
        stop.position
        for stop in arrays.stops
        if stop is not start.stop and task._step(start, stop) is not None
    )


def least_study_limit(
    arrays: CompiledGraph,
    stand: Stand,
    goal: Position,
    limits: Limits,
    *,
    most: int,
    most_steps: int | None = None,
) -> int | None:
    """Return the fewest study hours per step with which a route to `goal` opens, at most `most`.

    The other limits stay as they are. None when no route opens even then. One search: each route
    found lowers the limit for what is still to be tried. After `most_steps` steps were looked at,
    it answers with the fewest found so far: those do open the goal, but fewer may too.
    """
    if goal == stand.position:
        return None
    start = label_of(arrays, stand)
    task = _Search(
        arrays, start, arrays.stop(goal), limits, stops_at_first=True, most_steps=most_steps
    )
    least = None
    for steps in range(1, arrays.maximum_steps + 1):
        task.study_limit = most if least is None else least - 1
        while task.study_limit >= 0 and not task.is_spent:
            task.front = []
            task.extend(start, steps)
            if not task.front:
                break
            least = task.front[0].hardest_step
            task.study_limit = least - 1
    return least


def reaches(arrays: CompiledGraph, stand: Stand, goal: Position, limits: Limits) -> bool:
    """Whether any route leads from `stand` to `goal`: quicker than `search`, it stops at one."""
    if goal == stand.position:
        return False
    start = label_of(arrays, stand)
    task = _Search(arrays, start, arrays.stop(goal), limits, stops_at_first=True)
    for steps in range(1, arrays.maximum_steps + 1):
        task.extend(start, steps)
        if task.front:
            return True
    return False


def _is_no_worse(cost: Cost, than: Cost) -> bool:
    return all(a <= b for a, b in zip(cost, than, strict=True))
