"""A partial route in the search: what its person holds, worked and spent so far.

The numbers of `career_graph.journey`, kept in rows of bytes.
"""

from dataclasses import dataclass, field

from career_graph.compiled import Asked, CompiledGraph, Stop
from career_graph.journey import Stand


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a route: where to, after which stay, and what the stay teaches.

    `is_below` tells that the months before it are worked below the level of the start.
    """

    stop: Stop
    stay: int
    taught: Asked
    is_below: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A partial route. `held` and `worked` are what its person has on the first day at `stop`.

    `months` and `income_dip` are what it takes at the least. `alone_hours` are the hours of study
    when everything is learned alone and on the job, `shared_hours` the least with any offers.
    """

    stop: Stop | None
    held: bytearray
    worked: bytearray
    here_level: int
    highest_level: int
    months_at_level: int
    months_here: int
    months: int = 0
    income_dip: int = 0
    levels_lost: int = 0
    alone_hours: int = 0
    shared_hours: int = 0
    hardest_step: int = 0
    legs: tuple[Leg, ...] = ()
    ready: "dict[bool, Ready]" = field(default_factory=dict)  # by whether the stay grows

    @property
    def is_start(self) -> bool:
        """Whether no step is taken yet."""
        return not self.legs


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
    )


def months_to_stay(arrays: CompiledGraph, label: Label, stop: Stop) -> int | None:
    """Return the months to hold the present position before `stop`; None: never.

    The rule is that of `career_graph.journey.months_to_stay`.
    """
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


def grows(label: Label, stay: int) -> bool:
    """Whether the usual years in the present position are up by the end of `stay`."""
    here = label.stop
    return here is not None and label.months_here < here.usual_months <= label.months_here + stay


def after_stay(label: Label, *, grown: bool) -> Ready:
    """Return what is held after the stay, `grown` or not: each made once for each label.

    A stop that was worked makes its skills work experience; the usual years teach something too.
    """
    if grown not in label.ready:
        label.ready[grown] = _after_stay(label, grown)
    return label.ready[grown]


def _after_stay(label: Label, grown: bool) -> Ready:
    here = label.stop
    if here is None or (label.is_start and not grown):
        return Ready(label.held, label.worked)
    held, worked = bytearray(label.held), bytearray(label.worked)
    if not label.is_start:
        raise_to(worked, here.asks)
    if grown:
        raise_to(held, here.taught)
        raise_to(worked, here.taught)
    return Ready(held, worked)


def raise_to(row: bytearray, gained: Asked) -> None:
    """Make every skill of `gained` at least that high in `row`."""
    for skill, proficiency in gained:
        if row[skill] < proficiency:
            row[skill] = proficiency


def carried_of(worked: bytearray, carrying: Asked) -> int:
    """Return which of `carrying` are held from work, as bits."""
    return sum(1 << n for n, (skill, asked) in enumerate(carrying) if worked[skill] >= asked)
