"""Which stops open to who learns alone and on the job: exactly, and many at once."""

from __future__ import annotations

import numpy as np

from career_graph.compiled import CompiledGraph
from career_graph.vectors import LEVELS, Flags, Rows


def fits_alone(arrays: CompiledGraph, held: bytearray, rows: Rows, room: int) -> Flags:
    """Tell of each stop of `rows` whether who holds `held` can learn it alone in `room` hours.

    The rule is that of `CompiledGraph.study_hours`, which is asked only where it matters, and the
    job can teach less than all that is left to it.
    """
    vectors = arrays.vectors
    places, which = vectors.asked.of(rows)
    skills, wanted = vectors.asked.skills[places], vectors.asked.levels[places]
    have = np.frombuffer(held, dtype=np.uint8)[skills]
    lacks = np.flatnonzero(have < wanted)
    which, skills, wanted, have = which[lacks], skills[lacks], wanted[lacks], have[lacks]
    begin = (skills * LEVELS + vectors.helped(held)[skills]) * LEVELS
    hours = vectors.prices.hours.ravel()
    until = hours[begin + wanted]
    last = until - hours[begin + wanted - 1]
    is_alone = wanted <= vectors.alone[skills]
    number = len(rows)

    def by_stop(each: Rows) -> Rows:
        return np.bincount(which, each, minlength=number).astype(np.intp)

    room_at_work = vectors.on_the_job[rows]
    to_learn = by_stop(until - hours[begin + have])
    may = np.ones(number, dtype=np.bool_)
    if not is_alone.all():
        at_work = by_stop(np.where(is_alone, 0, last))
        room_at_work, to_learn = room_at_work - at_work, to_learn - at_work
        never = ~is_alone & (np.maximum(have, vectors.alone[skills]) < wanted - 1)
        may[which[never]] = False
        may &= room_at_work >= 0
    fitting = np.where(is_alone & (last <= room_at_work[which]), last, 0)
    all_fitting = by_stop(fitting)
    may &= to_learn - np.minimum(all_fitting, room_at_work) <= room
    unsure = may & (to_learn > room) & (all_fitting > room_at_work)
    for row in np.flatnonzero(unsure).tolist():
        may[row] = arrays.study_hours(held, arrays.stops[rows[row]]) <= room
    return may
