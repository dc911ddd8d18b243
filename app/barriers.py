"""The barrier meter: seven questions before and after, counted in sums, and shown above a floor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Engine, func, text
from sqlmodel import col, select

from app.barrier_table import BarrierCount
from app.database import reading, writing

Barrier = Literal["want", "can", "choices", "job", "fit", "chances", "growth"]
Moment = Literal["before", "after"]
BARRIERS: tuple[Barrier, ...] = ("want", "can", "choices", "job", "fit", "chances", "growth")
MOMENTS: tuple[Moment, ...] = ("before", "after")
ANSWERS = (1, 2, 3, 4)  # not yet, a little, fairly well, very well
HIDDEN_BELOW = 10

_ADD_ONE = text(
    "INSERT INTO barrier_count (barrier, moment, answer, month, number)"
    " VALUES (:barrier, :moment, :answer, :month, 1)"
    " ON CONFLICT (barrier, moment, answer, month)"
    " DO UPDATE SET number = barrier_count.number + 1"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of one question at one moment; None is hidden because it is too small.

    `counts` are how often each of the four answers was given, the lowest first.
    """

    total: int | None
    counts: tuple[int | None, ...]


def count_answers(
    engine: Engine, moment: Moment, answers: Mapping[Barrier, int], today: date
) -> None:
    """Add one to the sum of each answer, in one transaction. The month is all that is kept of when.

    Always in the order of the questions: two people who answer at once never lock each other out.
    """
    with writing(engine) as session:
        for barrier in BARRIERS:
            if barrier in answers:
                session.connection().execute(
                    _ADD_ONE,
                    {
                        "barrier": barrier,
                        "moment": moment,
                        "answer": answers[barrier],
                        "month": f"{today:%Y-%m}",
                    },
                )


def totals(engine: Engine) -> dict[tuple[Barrier, Moment], Shown]:
    """Return the sums of all months together, as far as they may be shown."""
    summed = select(
        BarrierCount.barrier,
        BarrierCount.moment,
        BarrierCount.answer,
        func.sum(col(BarrierCount.number)),
    ).group_by(BarrierCount.barrier, BarrierCount.moment, col(BarrierCount.answer))
    with reading(engine) as session:
        found = {(b, m, a): int(number) for b, m, a, number in session.exec(summed)}
    return {
        (barrier, moment): shown(
            tuple(found.get((barrier, moment, answer), 0) for answer in ANSWERS)
        )
        for barrier in BARRIERS
        for moment in MOMENTS
    }


def shown(counts: tuple[int, ...]) -> Shown:
    """Return what may be shown of these counts.

    A count below ten is hidden. Because it could be worked out from the total, others are hidden
    beside it, the smallest first, until what is hidden is ten or more together.

    >>> shown((3, 4, 0, 0))
    Shown(total=None, counts=(None, None, None, None))
    >>> shown((30, 20, 12, 11))
    Shown(total=73, counts=(30, 20, 12, 11))
    >>> shown((2, 40, 15, 30))
    Shown(total=87, counts=(None, 40, None, 30))
    """
    total = sum(counts)
    if total < HIDDEN_BELOW:
        return Shown(None, (None,) * len(counts))
    hidden: list[int] = []
    for place in sorted(range(len(counts)), key=lambda place: (counts[place], place)):
        together = sum(counts[one] for one in hidden)
        gives_away = bool(hidden) and (len(hidden) == 1 or together < HIDDEN_BELOW)
        if counts[place] < HIDDEN_BELOW or gives_away:
            hidden.append(place)
    return Shown(
        total, tuple(None if place in hidden else count for place, count in enumerate(counts))
    )
