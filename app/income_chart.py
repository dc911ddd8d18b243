"""Pay month by month as lines and places of a small drawing. It knows no HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from career_graph.income import IncomeBridge

WIDTH, HEIGHT = 440, 216
LEFT, RIGHT, TOP, BOTTOM = 10, 430, 16, 176


@dataclass(frozen=True, slots=True)
class IncomeChart:
    """What the drawing shows. `lines` are outlines in SVG's words, one for each run of known pay.

    `gaps` are the stretches of unknown pay, `now_y` is the height of the pay of today.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    now_y: int
    lines: tuple[str, ...]
    gaps: tuple[tuple[int, int], ...]
    goal_x: int
    costs: tuple[int, ...]


def income_chart(bridge: IncomeBridge) -> IncomeChart | None:
    """Return the drawing, or None when the pay of today is unknown or nothing takes a month."""
    months = [each for each in bridge.months if each.month]
    if bridge.current_pay is None or not months:
        return None
    after = max(3, len(months) // 4)
    total = len(months) + after
    known = [p for p in (*(m.pay for m in months), bridge.current_pay, bridge.goal_pay) if p]
    highest = max(known, default=1)

    def x(month: int) -> int:
        return LEFT + round((RIGHT - LEFT) * month / total)

    def y(pay: int | None) -> int | None:
        return None if pay is None else BOTTOM - round((BOTTOM - TOP) * pay / highest)

    ends = [
        number
        for number, each in enumerate(months, 1)
        if number == len(months) or months[number].step != each.step
    ]
    stretches = [(x(start), x(end), y(months[end - 1].pay)) for start, end in pairwise([0, *ends])]
    stretches.append((x(len(months)), RIGHT, y(bridge.goal_pay)))
    return IncomeChart(
        width=WIDTH,
        height=HEIGHT,
        top=TOP,
        bottom=BOTTOM,
        left=LEFT,
        right=RIGHT,
        now_y=y(bridge.current_pay) or BOTTOM,
        lines=tuple(_lines(stretches)),
        gaps=tuple((start, end) for start, end, height in stretches if height is None),
        goal_x=x(len(months)),
        costs=tuple(x(each.month - 1) for each in months if each.own_euros),
    )


def _lines(stretches: Sequence[tuple[int, int, int | None]]) -> Iterator[str]:
    """Yield one outline for each run of stretches whose height is known."""
    line = ""
    for start, end, height in stretches:
        if height is None:
            if line:
                yield line
            line = ""
        else:
            line += f"V{height}H{end}" if line else f"M{start} {height}H{end}"
    if line:
        yield line
