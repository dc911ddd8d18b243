"""Money for what is learned: prices after funding, and the questions that would tell more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.address import ANSWER, Parameters, parameters_of
from app.chosen_path import ChosenPath
from app.insights.funding import to_answer
from app.knowledge import Knowledge
from app.query import Query
from app.sentences import funding as said
from app.sentences.offers import provider_of
from app.sentences.speaker import Speaker
from career_graph.funding import Claim, Funding, applicable
from career_graph.net_prices import NetPrice, net_price, net_prices
from career_graph.offers import Offer
from career_graph.profile import Limits

OFFERS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class MoneyQuestion:
    """A condition of a scheme as a question. `answer` is yes, no or empty."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class OfferMoney:
    """What one offer costs. `pays` is empty when nothing certain comes off."""

    title: str
    provider: str
    price: str
    is_free: bool
    pays: str
    certain: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepMoney:
    """What the offers of one step cost: those of its plan with their sum, and others that fit."""

    title: str
    planned: tuple[OfferMoney, ...]
    pays: str
    others: tuple[OfferMoney, ...]


@dataclass(frozen=True, slots=True)
class PathMoney:
    """Money on a path: per step, in all, and what is worth asking.

    `total` is what the offers of the plan cost after certain funding, empty without any;
    `is_lowered` says whether any funding came off. `hidden` is the rest of the question.
    """

    steps: tuple[StepMoney, ...]
    total: str
    is_lowered: bool
    questions: tuple[MoneyQuestion, ...]
    hidden: Parameters


def money_on_path(say: Speaker, chosen: ChosenPath, query: Query, today: date) -> PathMoney:
    """Return what learning costs on the path after funding; a scheme helps once on all of it."""
    as_of = query.as_of or today
    knowledge, path, limits = chosen.knowledge, chosen.path, chosen.question.limits
    funding = knowledge.funding
    claimed: dict[str, tuple[Claim, ...]] = {}

    def priced(offer: Offer) -> tuple[int | None, tuple[Claim, ...]]:
        claimed[offer.id] = _claims(offer, query.answers, limits, knowledge, as_of)
        return offer.price_euros, claimed[offer.id]

    planned = chosen.plans
    together = net_prices([priced(offer) for offers in planned for offer in offers])
    nets = iter(together.prices)
    steps = []
    for step, offers, useful in zip(path.transitions, planned, chosen.offers, strict=True):
        prices = [next(nets) for _ in offers]
        others = [offer for offer in useful.fitting if offer not in offers][:OFFERS_SHOWN]
        alone = [net_price(*priced(offer)) for offer in others]
        if offers or others:
            title = say.gettext("Naar %(position)s") % {"position": say.position(step.destination)}
            steps.append(
                StepMoney(
                    title=title,
                    planned=_all_said(say, offers, prices, funding),
                    pays=_sum(say, prices),
                    others=_all_said(say, others, alone, funding),
                )
            )
    names = [name for name in query.answers if name in funding.conditions]
    for offer_id, claims in claimed.items():
        names += to_answer(knowledge.offers[offer_id], claims)
    questions = questions_of(say, names, query.answers, funding)
    answered = {question.name for question in questions}
    return PathMoney(
        steps=tuple(steps),
        total=_sum(say, together.prices),
        is_lowered=any(_is_lowered(net) for net in together.prices),
        questions=questions,
        hidden=[(n, v) for n, v in parameters_of(query) if n not in answered],
    )


def _sum(say: Speaker, prices: Sequence[NetPrice]) -> str:
    """Return what the prices come to in words, empty when there are none."""
    known = [net.euros for net in prices if net.euros is not None]
    if not prices:
        return ""
    return say.euros(sum(known) if len(known) == len(prices) else None)


def money_of_offers(
    say: Speaker, offers: Iterable[Offer], knowledge: Knowledge, today: date
) -> dict[str, OfferMoney]:
    """Return what each of `offers` costs to somebody who told us nothing, by id."""
    everywhere = Limits(hours_per_week=1, months_per_step=1)
    return {
        offer.id: _said(
            say,
            offer,
            net_price(offer.price_euros, _claims(offer, {}, everywhere, knowledge, today)),
            knowledge.funding,
        )
        for offer in offers
    }


def _all_said(
    say: Speaker, offers: Sequence[Offer], prices: Sequence[NetPrice], funding: Funding
) -> tuple[OfferMoney, ...]:
    pairs = zip(offers, prices, strict=True)
    return tuple(_said(say, offer, net, funding) for offer, net in pairs)


def _said(say: Speaker, offer: Offer, net: NetPrice, funding: Funding) -> OfferMoney:
    """Return the price of `offer`, what certainly comes off, and what might."""
    return OfferMoney(
        title=say.text(offer.title),
        provider=provider_of(say, offer),
        price=say.euros(offer.price_euros),
        is_free=offer.price_euros == 0,
        pays=said.pays(say, net) if _is_lowered(net) else "",
        certain=tuple(
            said.certain_link(say, link, funding.schemes[link.scheme])
            for link in net.chain
            if link.is_certain
        ),
        possible=tuple(
            said.possible_link(say, link, funding.schemes[link.scheme])
            for link in net.chain
            if not link.is_certain
        ),
    )


def questions_of(
    say: Speaker, names: Iterable[str], answers: Mapping[str, bool], funding: Funding
) -> tuple[MoneyQuestion, ...]:
    """Return the conditions called `names` as questions, with what was answered."""
    words = {True: "yes", False: "no", None: ""}
    return tuple(
        MoneyQuestion(
            name=ANSWER + name,
            question=say.text(funding.conditions[name].question),
            answer=words[answers.get(name)],
        )
        for name in dict.fromkeys(names)
    )


def _claims(
    offer: Offer, answers: Mapping[str, bool], limits: Limits, knowledge: Knowledge, as_of: date
) -> tuple[Claim, ...]:
    schemes = knowledge.funding.schemes.values()
    return applicable(schemes, offer, answers, limits.provinces, as_of)


def _is_lowered(net: NetPrice) -> bool:
    return any(link.is_certain and link.euros for link in net.chain)
