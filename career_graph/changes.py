"""What has changed since an answer was given: a comparison of two bases, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from career_graph.basis import Basis, Way


class ChangeKind(StrEnum):
    """What can have changed. The weightiest first: a report is in this order."""

    CLOSED = "closed"
    BETTER = "better"
    STOP_GONE = "stop_gone"
    MONTHS = "months"
    OWN_EUROS = "own_euros"
    INCOME_DIP = "income_dip"
    LEVELS_LOST = "levels_lost"
    ASKED = "asked"
    OFFER_GONE = "offer_gone"
    OFFER_PRICE = "offer_price"
    OFFER_LENGTH = "offer_length"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not what it was.

    `subject` names the stop, offer or judgement; `skill` the skill of a requirement, where 0 means
    not asked. `way` is the path that is better now. None is: unknown.
    """

    kind: ChangeKind
    subject: str = ""
    skill: str = ""
    was: int | str | None = None
    now: int | str | None = None
    way: Way | None = None


def changes_between(then: Basis, now: Basis) -> tuple[Change, ...]:
    """Return what differs between an answer `then` and the knowledge in force `now`.

    `now` is about the same stops and offers: what is gone is not in it. Empty: nothing changed.
    """
    return (
        *_way_changes(then, now),
        *_asked_changes(then, now),
        *_offer_changes(then, now),
        *_judgement_changes(then, now),
    )


def _way_changes(then: Basis, now: Basis) -> Iterator[Change]:
    if now.way is None:
        yield Change(ChangeKind.CLOSED)
    better = [way for way in now.front if now.way is None or way.beats(now.way)]
    if better:
        yield Change(ChangeKind.BETTER, way=better[0])
    for stop in then.asked:
        if stop not in now.asked:
            yield Change(ChangeKind.STOP_GONE, stop)
    if then.way is not None and now.way is not None:
        yield from _cost_changes(then.way, now.way)


def _cost_changes(then: Way, now: Way) -> Iterator[Change]:
    for kind, was, is_ in (
        (ChangeKind.MONTHS, then.months, now.months),
        (ChangeKind.OWN_EUROS, then.own_euros, now.own_euros),
        (ChangeKind.INCOME_DIP, then.income_dip, now.income_dip),
        (ChangeKind.LEVELS_LOST, then.levels_lost, now.levels_lost),
    ):
        if was != is_:
            yield Change(kind, was=was, now=is_)


def _asked_changes(then: Basis, now: Basis) -> Iterator[Change]:
    for stop, before in then.asked.items():
        after = now.asked.get(stop)
        if after is None:
            continue
        for skill in sorted(before.keys() | after.keys()):
            was, is_ = before.get(skill, 0), after.get(skill, 0)
            if was != is_:
                yield Change(ChangeKind.ASKED, stop, skill, was, is_)


def _offer_changes(then: Basis, now: Basis) -> Iterator[Change]:
    for offer, before in then.offers.items():
        after = now.offers.get(offer)
        if after is None:
            yield Change(ChangeKind.OFFER_GONE, offer)
            continue
        if before.price_euros != after.price_euros:
            yield Change(
                ChangeKind.OFFER_PRICE, offer, was=before.price_euros, now=after.price_euros
            )
        if before.months != after.months:
            yield Change(ChangeKind.OFFER_LENGTH, offer, was=before.months, now=after.months)


def _judgement_changes(then: Basis, now: Basis) -> Iterator[Change]:
    for name, was in then.judgements.items():
        is_ = now.judgements.get(name)
        if was != is_:
            yield Change(ChangeKind.JUDGEMENT, name, was=was, now=is_)
