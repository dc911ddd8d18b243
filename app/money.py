"""Money for what is learned: prices after funding, and the questions that would tell more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.address import ANSWER, Parameters, parameters_of
from app.insights.funding import to_answer
from app.knowledge import Knowledge
from app.query import Query
from app.sentences import funding as said
from app.sentences.offers import provider_of
from app.sentences.speaker import Speaker
from career_graph.funding import Claim, Funding, NetPrice, applicable, net_price
from career_graph.offers import Offer, offers_for
from career_graph.paths import CareerPath
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
    """What the offers of one step cost."""

    title: str
    offers: tuple[OfferMoney, ...]


@dataclass(frozen=True, slots=True)
class PathMoney:
    """Money on a path: per step, and what is worth asking. `hidden` is the rest of the question."""

    steps: tuple[StepMoney, ...]
    questions: tuple[MoneyQuestion, ...]
    hidden: Parameters


def money_on_path(
    say: Speaker, path: CareerPath, query: Query, limits: Limits, knowledge: Knowledge, today: date
) -> PathMoney:
    """Return what the offers that fit each step of `path` cost, after funding."""
    as_of = query.as_of or today
    steps = []
    asked: dict[str, None] = {}
    for step in path.transitions:
        offers = offers_for(step, knowledge.offers.values(), limits, query.answers)[:OFFERS_SHOWN]
        claims = {o.id: _claims(o, query.answers, limits, knowledge, as_of) for o in offers}
        for offer in offers:
            asked |= dict.fromkeys(to_answer(offer, claims[offer.id]))
        if offers:
            title = say.gettext("Naar %(position)s") % {"position": say.position(step.destination)}
            steps.append(
                StepMoney(
                    title,
                    tuple(
                        money_of(say, offer, claims[offer.id], knowledge.funding)
                        for offer in offers
                    ),
                )
            )
    names = [*(n for n in query.answers if n in knowledge.funding.conditions), *asked]
    questions = questions_of(say, names, query.answers, knowledge.funding)
    answered = {question.name for question in questions}
    return PathMoney(
        steps=tuple(steps),
        questions=questions,
        hidden=[(n, v) for n, v in parameters_of(query) if n not in answered],
    )


def money_of_offers(
    say: Speaker, offers: Iterable[Offer], knowledge: Knowledge, today: date
) -> dict[str, OfferMoney]:
    """Return what each of `offers` costs to somebody who told us nothing, by id."""
    everywhere = Limits(hours_per_week=1, months_per_step=1)
    return {
        offer.id: money_of(
            say, offer, _claims(offer, {}, everywhere, knowledge, today), knowledge.funding
        )
        for offer in offers
    }


def money_of(say: Speaker, offer: Offer, claims: Sequence[Claim], funding: Funding) -> OfferMoney:
    """Return the price of `offer`, what certainly comes off, and what might."""
    net = net_price(offer.price_euros, claims)
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
