"""A partial route in the search: what its person holds, worked and spent so far.

The numbers of `career_graph.journey`, kept in rows of bytes.
"""

from dataclasses import dataclass, field

from career_graph.compiled import Asked, CompiledGraph, Stop
from career_graph.journey import Stand


@dataclass(frozen=True, slots=True)
class Label:
    """A partial route. `held` and `worked` are what its person has on the first day at `stop`."""

    stop: Stop | None
    held: bytearray
    worked: bytearray
    here_level: int
    highest_level: int
    months_at_level: int
    months_here: int
    months: int
    income_dip: int
    levels_lost: int
    study_hours: int
    hardest_step: int
    stops: tuple[Stop, ...]
    is_start: bool
    after: dict[str, "Ready"] = field(default_factory=dict)  # by what the stay adds


@dataclass(frozen=True, slots=True)
class Ready:
    """A label at the end of its stay, just before the next step."""

    held: bytearray
    worked: bytearray


def label_of(arrays: CompiledGraph, stand: Stand) -> Label:
    """Return `stand` in numbers, nothing spent yet."""
    position = stand.position
    stop = arrays.stop(position) if position and position in arrays.numbers else None
    return Label(
        stop=stop,
        held=arrays.state(stand.skills),
        worked=arrays.state(stand.from_work),
        here_level=position.level if position else 0,
        highest_level=stand.highest_level,
        months_at_level=stand.months_at_level,
        months_here=stand.months_here,
        months=0,
        income_dip=0,
        levels_lost=0,
        study_hours=0,
        hardest_step=0,
        stops=(),
        is_start=True,
    )


def months_to_stay(arrays: CompiledGraph, label: Label, stop: Stop) -> int | None:
    """Return the months to hold the present position before `stop`; None: never."""
    if label.here_level == 0:
        return 0 if stop.level == 1 else None
    stay = 0 if label.is_start else arrays.minimum_stay_months
    if label.stop and stop.concept == label.stop.concept and stop.level == label.here_level + 1:
        stay = max(stay, label.stop.usual_months - label.months_here)
    if stop.level > label.highest_level:
        if stop.level > label.highest_level + 1:
            return None
        still = arrays.usual_months[label.highest_level] - label.months_at_level
        if still > 0 and label.here_level != label.highest_level:
            return None
        stay = max(stay, still)
    return stay


def after_stay(label: Label, stay: int) -> Ready:
    """Return what is held after the stay: one of three things, made once for each label."""
    here = label.stop
    if stay == 0 or here is None:
        adds = "nothing"
    elif label.months_here < here.usual_months <= label.months_here + stay:
        adds = "growth"
    else:
        adds = "experience"
    if adds not in label.after:
        label.after[adds] = _ready(label, adds)
    return label.after[adds]


def _ready(label: Label, adds: str) -> Ready:
    here = label.stop
    if adds == "nothing" or here is None:
        return Ready(label.held, label.worked)
    held, worked = bytearray(label.held), bytearray(label.worked)
    if not label.is_start:
        raise_to(worked, here.asks)
    if adds == "growth":
        raise_to(held, here.taught)
        raise_to(worked, here.taught)
    return Ready(held, worked)


def potential(label: Label, row: bytearray) -> bytearray:
    """Return `row` with all that staying in the label's position could add to it."""
    if label.stop is None:
        return row
    more = bytearray(row)
    if not label.is_start:
        raise_to(more, label.stop.asks)
    raise_to(more, label.stop.taught)
    return more


def raise_to(row: bytearray, gained: Asked) -> None:
    """Make every skill of `gained` at least that high in `row`."""
    for skill, proficiency in gained:
        if row[skill] < proficiency:
            row[skill] = proficiency


def carried_of(worked: bytearray, carrying: Asked) -> int:
    """Return which of `carrying` are held from work, as bits."""
    return sum(1 << n for n, (skill, asked) in enumerate(carrying) if worked[skill] >= asked)
