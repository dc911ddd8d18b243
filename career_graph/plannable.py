"""Which offers may be part of a learning plan, as the search sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from career_graph.learning import PlanOffer
from career_graph.offers import NO_ANSWERS, Answers, Exclusion, Offer, OfferForm, exclusion
from career_graph.profile import Limits

WITH_A_JOB = frozenset({OfferForm.BBL, OfferForm.DUAL, OfferForm.TRAINEESHIP, OfferForm.RETRAINING})
"""These begin with the job itself, so nobody takes them before a step; they are named beside it."""

BY_PRICE = frozenset({Exclusion.PRICE, Exclusion.PRICE_UNKNOWN})


def plan_offers(
    offers: Iterable[Offer], limits: Limits, answers: Answers = NO_ANSWERS
) -> tuple[PlanOffer, ...]:
    """Return the offers that a plan within `limits` may hold, in the order of their ids.

    Left out are those that something but their price excludes (the search weighs prices itself),
    those that begin with a job, and those of which nobody tells, or can estimate, the hours. The
    price is the one before funding: a plan must not rest on money that comes afterwards.
    """
    chosen = []
    for offer in offers:
        hours = offer.study_hours
        if hours is None or offer.form in WITH_A_JOB:
            continue
        rule = exclusion(offer, limits, answers)
        if rule and rule not in BY_PRICE:
            continue
        chosen.append(
            PlanOffer(
                id=offer.id,
                teaches=tuple(offer.teaches.items()),
                hours=hours,
                months=offer.months or 0,
                euros=offer.price_euros,
            )
        )
    return tuple(sorted(chosen, key=lambda one: one.id))


def offered_to(
    offers: Iterable[Offer], answers: Answers = NO_ANSWERS
) -> Callable[[Limits], tuple[PlanOffer, ...]]:
    """Return the question which offers a plan within some limits may hold, as `plan_offers` does.

    Prices and months are for the search to weigh, so only hours and places make a difference.
    """
    known = tuple(offers)

    @cache
    def within(
        hours_per_week: int, provinces: tuple[str, ...], online: bool
    ) -> tuple[PlanOffer, ...]:
        limits = Limits(hours_per_week, 0, provinces=provinces, online=online)
        return plan_offers(known, limits, answers)

    return lambda limits: within(limits.hours_per_week, limits.provinces, limits.online)
