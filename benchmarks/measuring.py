"""Questions asked of two sides in turn, and what came out.

Time is the time of the processor, so that a busy machine tells nearly the same as a quiet one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import process_time
from typing import Any, TypeVar

Case = TypeVar("Case")
START, END = "<!-- bench -->\n", "<!-- /bench -->\n"


@dataclass(frozen=True, slots=True)
class Row:
    """One question at one size. Milliseconds: the median and the 99th percentile of all cases.

    `other` is who else answered, "" when nobody did; `equal` is whether the answers were the same,
    None when there was nothing to compare. `ratio` is how many times longer the other side took:
    the median over the cases of the two times of that case.
    """

    question: str
    scale: str
    cases: int
    ours_ms: float
    ours_p99_ms: float
    other: str = ""
    networkx_ms: float | None = None
    networkx_p99_ms: float | None = None
    ratio: float | None = None
    equal: bool | None = None
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the row for `--json`, numbers rounded."""
        return {
            name: round(value, 3) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }


def measured(
    question: str,
    scale: str,
    cases: Sequence[Case],
    ours: Callable[[Case], Any],
    *,
    rounds: int = 1,
    note: Callable[[list[Any]], str] = lambda answers: "",
) -> Row:
    """Ask every case of us alone."""
    times: list[float] = []
    answers: list[Any] = []
    for _ in range(rounds):
        for case in cases:
            taken, answer = timed(ours, case)
            times.append(taken)
            answers.append(answer)
    return Row(
        question, scale, len(cases), median(times), percentile(times, 99), note=note(answers)
    )


def compared(
    question: str,
    scale: str,
    cases: Sequence[Case],
    ours: Callable[[Case], Any],
    other: str,
    theirs: Callable[[Case], Any],
    *,
    equal: Callable[[Any, Any], bool] = lambda a, b: bool(a == b),
    rounds: int = 1,
    note: str = "",
) -> Row:
    """Ask every case of both sides, in turn, and compare the answers.

    Each case is asked of us `rounds` times in a row; its time is their median.
    """
    our_times: list[float] = []
    their_times: list[float] = []
    same = True
    for case in cases:
        asked = [timed(ours, case) for _ in range(rounds)]
        their_time, their_answer = timed(theirs, case)
        our_times.append(median(taken for taken, _ in asked))
        their_times.append(their_time)
        same = same and all(equal(answer, their_answer) for _, answer in asked)
    ratios = [theirs / ours for ours, theirs in zip(our_times, their_times, strict=True)]
    return Row(
        question,
        scale,
        len(cases),
        median(our_times),
        percentile(our_times, 99),
        other,
        median(their_times),
        percentile(their_times, 99),
        median(ratios),
        same,
        note,
    )


def timed(
    ask: Callable[[Case], Any], case: Case, clock: Callable[[], float] = process_time
) -> tuple[float, Any]:
    """Return how many milliseconds the answer took, and the answer."""
    begin = clock()
    answer = ask(case)
    return (clock() - begin) * 1000, answer


def percentile(values: Sequence[float], per_cent: int) -> float:
    """Return the value that `per_cent` of 100 of `values` do not pass.

    >>> percentile([3.0, 1.0, 2.0], 99)
    3.0
    """
    return sorted(values)[min(len(values) - 1, len(values) * per_cent // 100)]


def as_text(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table for the terminal."""
    yield f"{'question':46} {'size':5} {'ours':>10} {'p99':>10} {'other':>11} {'ratio':>8}  equal"
    for row in rows:
        other = f"{row.networkx_ms:8.1f} ms" if row.networkx_ms is not None else " " * 11
        ratio = f"{row.ratio:7.1f}x" if row.ratio is not None else " " * 8
        equal = {True: "yes", False: "NO", None: "-"}[row.equal]
        more = "; ".join(part for part in (row.other, row.note) if part)
        yield (
            f"{row.question:46} {row.scale:5} {row.ours_ms:7.2f} ms {row.ours_p99_ms:7.1f} ms "
            f"{other} {ratio}  {equal:5} {more}"
        )


def as_markdown(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the table of the README."""
    yield "| Question | Size | Ours, median (p99) | The other side | Ratio |"
    yield "|---|---|---|---|---|"
    for row in rows:
        theirs = f"{row.other}: {shown(row.networkx_ms)}" if row.networkx_ms is not None else ""
        other = "; ".join(part for part in (theirs, row.note) if part)
        ratio = "" if row.ratio is None else f"{row.ratio:,.{2 if row.ratio < 1 else 1}f} ×"
        yield (
            f"| {row.question} | {row.scale} | {shown(row.ours_ms)} ({shown(row.ours_p99_ms)}) "
            f"| {other} | {ratio} |"
        )


def with_table(text: str, rows: Iterable[Row]) -> str:
    """Return `text` with the table of `rows` between its marks, in place of what was there."""
    before, _, rest = text.partition(START)
    return f"{before}{START}" + "\n".join(as_markdown(rows)) + f"\n{END}{rest.partition(END)[2]}"


def shown(milliseconds: float) -> str:
    """Return a time with as many digits as mean something.

    >>> shown(0.1234), shown(12.34), shown(1234.5)
    ('0.12 ms', '12.3 ms', '1,234 ms')
    """
    if milliseconds < 10:
        return f"{milliseconds:.2f} ms"
    return f"{milliseconds:.1f} ms" if milliseconds < 100 else f"{milliseconds:,.0f} ms"
