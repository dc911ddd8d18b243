"""Pay month by month: the months add up, and what is unknown stays unknown."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_graph.graph import Position
from career_graph.income import IncomeBridge, PaidStep, income_bridge, paid_steps
from career_graph.paths import career_paths
from career_graph.profile import Limits, Profile
from tests.builders import questions

euros = st.integers(0, 5_000)
known_steps = st.builds(PaidStep, st.integers(0, 24), st.integers(0, 3_000))
maybe_steps = st.builds(PaidStep, st.integers(0, 24), st.none() | st.integers(0, 3_000))
FAR = 100_000  # months; further than any generated path is made up


@st.composite
def cases(
    draw: st.DrawFn, steps: st.SearchStrategy[PaidStep], pay: st.SearchStrategy[int | None]
) -> tuple[list[PaidStep], list[int | None]]:
    taken = draw(st.lists(steps, min_size=1, max_size=4))
    return taken, [draw(pay) for _ in range(len(taken) + 1)]


@given(cases(maybe_steps, st.none() | euros))
def test_the_months_add_up_to_the_totals(
    case: tuple[list[PaidStep], list[int | None]],
) -> None:
    steps, pay = case
    bridge = income_bridge(steps, pay)
    months = [each for each in bridge.months if each.month]
    assert [each.month for each in months] == list(range(1, sum(s.months for s in steps) + 1))
    for number, step in enumerate(steps):
        assert sum(each.step == number for each in months) == step.months
    costs = [step.own_euros for step in steps]
    assert bridge.own_euros == (None if None in costs else sum(c or 0 for c in costs))
    dips = [each.dip for each in bridge.months]
    assert bridge.total_dip == (None if None in dips else sum(d or 0 for d in dips))


@given(cases(maybe_steps, st.none() | euros))
def test_what_nobody_filled_in_stays_unknown(
    case: tuple[list[PaidStep], list[int | None]],
) -> None:
    steps, pay = case
    bridge = income_bridge(steps, pay)
    for each in bridge.months:
        if each.month:
            assert each.pay == pay[each.step]
            assert (each.dip is None) == (pay[0] is None or pay[each.step] is None)
    if not bridge.is_known:
        assert bridge.break_even is None


@given(cases(known_steps, euros))
def test_break_even_is_what_counting_month_by_month_finds(
    case: tuple[list[PaidStep], list[int | None]],
) -> None:
    steps, pay = case
    bridge = income_bridge(steps, pay)
    assert bridge.break_even == _counted(bridge, [each or 0 for each in pay])


def test_a_step_back_is_made_up_by_the_higher_pay_later() -> None:
    steps = [PaidStep(6, 1_000), PaidStep(12, 0)]
    bridge = income_bridge(steps, [3_000, 2_500, 3_500])
    assert (bridge.total_dip, bridge.own_euros) == (6_000, 1_000)
    assert bridge.break_even == 18 + 14
    assert [each.own_euros for each in bridge.months if each.own_euros] == [1_000]


def test_pay_is_asked_for_now_and_for_each_stop() -> None:
    with pytest.raises(ValueError, match="each stop"):
        income_bridge([PaidStep(6, 0)], [3_000])


@given(questions())
def test_the_months_of_a_path_are_those_that_it_is_judged_on(
    question: tuple[nx.DiGraph[Position], Profile, Position, Limits],
) -> None:
    graph, profile, goal, limits = question
    for path in career_paths(graph, profile, goal, limits=limits).paths:
        levels = [step.origin.level if step.origin else 0 for step in path.transitions]
        levels.append(goal.level)
        bridge = income_bridge(paid_steps(path), [1_000 * level for level in levels])
        assert len([each for each in bridge.months if each.month]) == path.months
        assert bridge.own_euros == path.own_euros
        assert sum(bool(each.dip) for each in bridge.months) == path.income_dip


def _counted(bridge: IncomeBridge, pay: list[int]) -> int | None:
    """Go on month after month; the first month from which the balance stays at zero or above."""
    balance, since = 0, 0
    month = 0
    for each in bridge.months:
        month = each.month
        balance += (pay[each.step] - pay[0] if month else 0) - (each.own_euros or 0)
        since = since if balance >= 0 else month + 1
    if pay[-1] < pay[0]:
        return None
    if pay[-1] == pay[0]:
        return since if balance >= 0 else None
    while balance < 0 and month < FAR:
        month += 1
        balance += pay[-1] - pay[0]
        since = month if balance >= 0 else month + 1
    return since
