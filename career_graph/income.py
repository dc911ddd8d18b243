"""Pay during a path: month by month from now to the goal, what it costs, and when it is made up.

Until the next start somebody works where they are, so a step is paid as the place it leaves. Own
euros of a step are paid in its first month. What nobody filled in stays unknown: nothing is guessed
and nothing drawn through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from career_graph.paths import CareerPath


@dataclass(frozen=True, slots=True)
class PaidStep:
    """One step as far as money goes: months until the next start; own euros, None if unknown."""

    months: int
    own_euros: int | None


@dataclass(frozen=True, slots=True)
class IncomeMonth:
    """One month, counted from now (1 is the first), in step number `step` (from 0).

    `pay` is what somebody earns, `own_euros` what they pay for learning, `dip` how much less they
    earn than now; each None when unknown. Month 0 stands only for costs of a path without months.
    """

    month: int
    step: int
    pay: int | None
    own_euros: int | None
    dip: int | None


@dataclass(frozen=True, slots=True)
class IncomeBridge:
    """The months until the goal, and what they come to.

    `total_dip` is all pay missed, `own_euros` all costs; None when a part is unknown. `break_even`
    is the month from which the pay in the end has made up for both, for good: 0 is from the start,
    None is never or, where `is_known` is False, unknown.
    """

    months: tuple[IncomeMonth, ...]
    current_pay: int | None
    goal_pay: int | None
    total_dip: int | None
    own_euros: int | None
    break_even: int | None

    @property
    def is_known(self) -> bool:
        """Whether all pay and all costs are known."""
        return (
            self.current_pay is not None
            and self.goal_pay is not None
            and all(each.pay is not None and each.own_euros is not None for each in self.months)
        )


def paid_steps(path: CareerPath) -> tuple[PaidStep, ...]:
    """Return the steps of `path` as far as money goes."""
    return tuple(PaidStep(step.months, step.own_euros) for step in path.transitions)


def income_bridge(steps: Sequence[PaidStep], pay: Sequence[int | None]) -> IncomeBridge:
    """Return the months of `steps`. `pay` is per month: now, then at each stop, the goal last.

    Raises ValueError when `pay` does not have one more than there are steps.
    """
    if len(pay) != len(steps) + 1:
        raise ValueError("pay is now, and at each stop")
    current = pay[0]
    months: list[IncomeMonth] = []
    waiting: int | None = 0  # costs of steps that take no month
    for number, step in enumerate(steps):
        waiting = _added(waiting, step.own_euros)
        for _ in range(step.months):
            earned = pay[number]
            dip = None if current is None or earned is None else max(0, current - earned)
            months.append(IncomeMonth(len(months) + 1, number, earned, waiting, dip))
            waiting = 0
    if waiting != 0:
        months = _with_costs(months, waiting, len(steps) - 1)
    bridge = IncomeBridge(
        months=tuple(months),
        current_pay=current,
        goal_pay=pay[-1],
        total_dip=_total([each.dip for each in months]),
        own_euros=_total([each.own_euros for each in months]),
        break_even=None,
    )
    return _with_break_even(bridge) if bridge.is_known else bridge


def _with_costs(months: list[IncomeMonth], costs: int | None, step: int) -> list[IncomeMonth]:
    """Put costs of a last step without months in the last month there is."""
    if not months:
        return [IncomeMonth(0, step, 0, costs, 0)]
    last = months[-1]
    total = _added(last.own_euros, costs)
    return [*months[:-1], IncomeMonth(last.month, last.step, last.pay, total, last.dip)]


def _with_break_even(bridge: IncomeBridge) -> IncomeBridge:
    current, goal = bridge.current_pay or 0, bridge.goal_pay or 0
    balance = month = 0
    made_up_since = 0  # from this month the balance has not been below zero
    for each in bridge.months:
        month = each.month
        balance += ((each.pay or 0) - current if month else 0) - (each.own_euros or 0)
        if balance < 0:
            made_up_since = month + 1
    gain = goal - current
    found: int | None
    if gain < 0:
        found = None
    elif balance >= 0:
        found = made_up_since
    else:
        found = month + -(balance // gain) if gain else None
    return IncomeBridge(
        months=bridge.months,
        current_pay=bridge.current_pay,
        goal_pay=bridge.goal_pay,
        total_dip=bridge.total_dip,
        own_euros=bridge.own_euros,
        break_even=found,
    )


def _added(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _total(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
