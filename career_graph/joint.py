"""Plans for all steps of a route together: a course may serve a later step than the one it is for.

The rules of `career_graph.learning`, as an integer program. It is asked for a plan that no
other is as good as; what it answers is one of the front, and the next question is for one that is
better than that on something, until there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from career_graph.assumptions import WEEKS_PER_MONTH, hours_within
from career_graph.compiled import CompiledGraph
from career_graph.labels import Leg, raise_to
from career_graph.learning import Euros
from career_graph.profile import Limits
from career_graph.program import Program, Sum
from career_graph.savings import Course

EURO, OF_UNKNOWN_PRICE = 2, 1  # of two equally cheap plans the one whose price is known
COLUMNS_FOR_ONE = 4  # of a program, while one set of courses is tried
FOR_ITS_WORK = 6_000  # and so many sets while the solver counts one of its own seconds
RELAXED = 6  # times as much work is a program as when columns may be broken

RouteCost = tuple[int, Euros, int]
"""Months, own euros, and months with less pay."""
Box = tuple[float, float, float, float]
"""The most months, months with less pay, own euros, and unknown prices (0 or 1) of some plans."""
Chosen = tuple[tuple[Course, ...], ...]
"""The courses taken before each stop."""


@dataclass(frozen=True, slots=True)
class Rival:
    """What a known route costs. If it `may_be_equalled`, a plan of just that cost counts too."""

    cost: RouteCost
    may_be_equalled: bool = False

    def beats(self, cost: RouteCost) -> bool:
        """Whether no plan that costs `cost` or more counts beside this route."""
        months, euros, dip = self.cost
        no_worse = months <= cost[0] and euros.no_dearer(cost[1]) and dip <= cost[2]
        return no_worse and not (self.may_be_equalled and self.cost == cost)


class JointPlans:
    """All plans for one route, as a program: `next_plan` gives the best that no rival beats.

    `before` is what is held at the end of each stay without any course, `courses` are those that
    may help, `useful` the last step for which each of them does. `least` are the months, and those
    with less pay, that no plan goes below. `most_solving` is what the solver gets for one answer.
    `looks` tells how much work it was, `is_proven` whether all of it was done.
    """

    def __init__(
        self,
        arrays: CompiledGraph,
        before: Sequence[bytearray],
        legs: Sequence[Leg],
        courses: Sequence[Course],
        useful: Sequence[int],
        limits: Limits,
        least: tuple[int, int],
        most_solving: float,
    ) -> None:
        self.looks, self.is_proven = 0, True
        self._boxes: list[Box] = [(inf, inf, inf, inf)]  # plans in none of these are beaten
        self._arrays, self._legs, self._courses, self._limits = arrays, legs, courses, limits
        program = self._program = Program(most_solving)
        self._taken = [{step: program.column() for step in range(last + 1)} for last in useful]
        self._teachers: dict[int, list[tuple[dict[int, int], int]]] = {}
        for columns, course in zip(self._taken, courses, strict=True):
            program.keep(dict.fromkeys(columns.values(), 1), upper=1)
            for skill, to in course.teaches:
                self._teachers.setdefault(skill, []).append((columns, to))
        self._months = [
            program.column(leg.stay, max(leg.stay, limits.months_per_step)) for leg in legs
        ]
        self._hours = [self._of_courses(step) for step in range(len(legs))]
        self._euros: dict[int, int] = {}
        self._unknown = program.column()
        for step, held in enumerate(before):
            self._learn(step, held)
            self._last(step)
        self._pay()
        lowest = [program.least(part) for part in self._parts]
        self._least = [max(least[0], lowest[0]), max(least[1], lowest[1]), *lowest[2:]]

    def next_plan(self) -> Chosen | None:
        """Return the courses before each stop of a plan that no other is as good as, if any.

        First the months are made as few as can be, then the price for it as low. What is best
        within a box is best of all: whatever is better on anything lies in that box too.
        """
        while self._boxes:
            values = self._best_within(self._boxes[-1])
            if values is not None:
                return self._chosen(values)
            if not self.is_proven:
                break
            self._boxes.pop()
        return None

    def beat(self, rival: Rival) -> bool:
        """Look from now on for plans that beat `rival`. False when the bounds rule them all out.

        A plan beats it by less on one of four: months, months with less pay, euros, or an unknown
        price. So each box that holds what the rival costs falls apart in boxes below it.
        """
        price = rival.cost[1]
        cost: Box = (rival.cost[0], rival.cost[2], price.least, 0 if price.is_known else 1)
        boxes: list[Box] = []
        for box in self._boxes:
            if any(most < one for most, one in zip(box, cost, strict=True)):
                boxes.append(box)
                continue
            for place, one in enumerate(cost):
                if one > self._least[place]:
                    below = list(box)
                    below[place] = one - 1
                    boxes.append((below[0], below[1], below[2], below[3]))
            if rival.may_be_equalled:
                boxes.append(cost)
        self._boxes = _widest(boxes)
        return bool(self._boxes)

    def fewest(self, counted: Sequence[Course], of: Sequence[Course], least: int) -> Chosen | None:
        """Return a plan with as few of `counted` as can be, and at least `least` out of `of`.

        None when there is none, or none was found in time.
        """
        program = self._program.copy()
        pairs = zip(self._courses, self._taken, strict=True)
        columns = {course.offer.id: taken.values() for course, taken in pairs}
        program.keep({c: 1 for one in of for c in columns[one.offer.id]}, lower=least)
        values = self._values({c: 1 for one in counted for c in columns[one.offer.id]}, program)
        return None if values is None else self._chosen(values)

    @property
    def _parts(self) -> tuple[Sum, Sum, Sum, Sum]:
        """What a box bounds: months, months with less pay, euros, and an unknown price."""
        months = dict.fromkeys(self._months, 1)
        pairs = zip(self._months, self._legs, strict=True)
        dip = {column: 1 for column, leg in pairs if leg.is_below}
        return months, dip, self._euros, {self._unknown: 1}

    # --- solving -----------------------------------------------------------------------------

    def _best_within(self, box: Box) -> Sequence[int] | None:
        program = self._within(box)
        self.looks += len(program.lower) // COLUMNS_FOR_ONE // RELAXED
        if program.is_surely_empty():
            return None
        months, dip, *price = self._parts
        quickest = self._values({m: 1 + (m in dip) for m in months}, program)
        if quickest is None or not any(_total(part, quickest) for part in price):
            return quickest
        as_quick = (_total(months, quickest), _total(dip, quickest), *box[2:])
        costs = {column: EURO * part for column, part in self._euros.items()}
        costs[self._unknown] = OF_UNKNOWN_PRICE
        return self._values(costs, self._within(as_quick)) or quickest

    def _within(self, box: Box) -> Program:
        program = self._program.copy()
        for part, most in zip(self._parts, box, strict=True):
            if most < inf:
                program.keep(part, upper=most)
        return program

    def _values(self, costs: Sum, program: Program) -> Sequence[int] | None:
        answer = program.solved(costs)
        self.looks += len(program.lower) // COLUMNS_FOR_ONE + int(answer.work * FOR_ITS_WORK)
        self.is_proven &= answer.is_proven
        return answer.values

    def _chosen(self, values: Sequence[int]) -> Chosen:
        return tuple(
            tuple(
                course
                for course, columns in zip(self._courses, self._taken, strict=True)
                if step in columns and values[columns[step]]
            )
            for step in range(len(self._legs))
        )

    # --- the rules of learning ---------------------------------------------------------------

    def _of_courses(self, step: int) -> dict[int, int]:
        """Return the hours of the courses taken before a stop."""
        pairs = zip(self._taken, self._courses, strict=True)
        return {c[step]: course.offer.hours for c, course in pairs if step in c}

    def _teaching(self, skills: Iterable[int], proficiency: int, step: int) -> dict[int, int]:
        """Return the courses, up to a stop, that teach one of `skills` so high."""
        return {
            column: 1
            for skill in skills
            for columns, to in self._teachers.get(skill, ())
            if to >= proficiency
            for before, column in columns.items()
            if before <= step
        }

    def _learn(self, step: int, before: bytearray) -> None:
        """Every missing step is taught by a course, learned alone, or left to the job."""
        stop, on_the_job = self._legs[step].stop, dict[int, int]()
        for skill, asked in stop.asks:
            for proficiency in range(before[skill] + 1, asked + 1):
                ways = self._teaching([skill], proficiency, step)
                for hours, helpers in self._prices(skill, proficiency, step, before):
                    alone = self._column_for(hours, self._hours[step], helpers)
                    if proficiency <= self._arrays.alone[skill]:
                        ways[alone] = 1
                    if proficiency == asked and hours <= stop.on_the_job_hours:
                        ways[self._column_for(hours, on_the_job, helpers)] = 1
                self._program.keep(ways, lower=1)
        if on_the_job:
            self._program.keep(on_the_job, upper=stop.on_the_job_hours)

    def _column_for(self, hours: int, spent: dict[int, int], helpers: Sum | None) -> int:
        """Return a column for a way to learn that takes `hours`, and is there thanks to helpers."""
        column = self._program.column()
        spent[column] = hours
        if helpers is not None:
            self._program.keep({column: 1} | dict.fromkeys(helpers, -1), upper=0)
        return column

    def _prices(
        self, skill: int, proficiency: int, step: int, before: bytearray
    ) -> Iterator[tuple[int, Sum | None]]:
        """Yield the hours of a proficiency step, and the courses without which it takes more."""
        arrays = self._arrays
        full, shorter = arrays.hours[skill][proficiency], arrays.discounted[skill][proficiency]
        related = arrays.related[skill]
        if any(before[other] >= proficiency for other in related):
            yield shorter, None
            return
        yield full, None
        helpers = self._teaching(related, proficiency, step)
        if helpers and shorter < full:
            yield shorter, helpers

    def _last(self, step: int) -> None:
        """A step lasts as long as its study, and as its longest course."""
        program, months, hours = self._program, self._months[step], self._hours[step]
        limits, weeks = self._limits, WEEKS_PER_MONTH
        room = hours_within(limits.months_per_step, limits.hours_per_week)
        program.keep(hours, upper=room)
        each_month = limits.hours_per_week * weeks.numerator
        spent = {column: part * weeks.denominator for column, part in hours.items()}
        program.keep({**spent, months: -each_month}, upper=0)
        for columns, course in zip(self._taken, self._courses, strict=True):
            if step in columns and course.offer.months > self._legs[step].stay:
                program.keep({columns[step]: course.offer.months, months: -1}, upper=0)

    def _pay(self) -> None:
        """All euros count; an unknown price is one, and fits no limit."""
        for columns, course in zip(self._taken, self._courses, strict=True):
            price = course.offer.price
            for column in columns.values():
                if price.least:
                    self._euros[column] = price.least
                if not price.is_known:
                    self._program.keep({column: 1, self._unknown: -1}, upper=0)
        if self._limits.own_euros is not None:
            self._program.keep(self._euros, upper=self._limits.own_euros)
            self._program.keep({self._unknown: 1}, upper=0)


def held_before(held: bytearray, legs: Sequence[Leg]) -> Iterator[bytearray]:
    """Yield what is held at the end of each stay without any course."""
    row = bytearray(held)
    for leg in legs:
        raise_to(row, leg.taught)
        yield bytearray(row)
        raise_to(row, leg.stop.asks)


def _widest(boxes: Sequence[Box]) -> list[Box]:
    """Return `boxes` but those that lie within another."""
    some = set(boxes)
    return [
        box
        for box in dict.fromkeys(boxes)
        if not any(
            all(one <= most for one, most in zip(box, other, strict=True))
            for other in some
            if other != box
        )
    ]


def _total(part: Sum, values: Sequence[int]) -> int:
    return sum(values[column] * each for column, each in part.items())
