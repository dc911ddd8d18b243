"""Which schemes there are, and what somebody pays for offers after them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.knowledge import Knowledge
from app.query import Asked, Name, ProvinceCode, QuestionError
from app.shapes import Shape
from career_graph.funding import Claim, FundingScheme, applicable
from career_graph.net_prices import net_prices
from career_graph.offers import Offer
from skills_taxonomy.model import Language

ConditionName = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]


class NetPricesQuery(Asked):
    """Offers that somebody takes together, and what they told about themselves.

    `answers` are conditions of schemes, `as_of` the day it is about: today, unless said.
    """

    offers: Annotated[tuple[Name, ...], Field(min_length=1, max_length=50)]
    answers: Annotated[dict[ConditionName, bool], Field(max_length=50)] = Field(
        default_factory=dict
    )
    provinces: Annotated[tuple[ProvinceCode, ...], Field(max_length=12)] = ()
    as_of: date | None = None


class SchemeShape(Shape):
    """One scheme as dated rules. `rule` is what it pays in short; None is unknown."""

    id: str
    label: str
    text: str
    applicant: str
    kind: str
    certainty: str
    is_open: bool
    conditions: dict[str, bool]
    forms: list[str]
    providers: list[str]
    max_months: int | None
    provinces: list[str]
    valid_from: date | None
    valid_until: date | None
    share: float | None
    cap_euros: int | None
    is_for_price: bool
    rule: str
    excludes: list[str]
    link: str | None
    sources: list[str]
    checked_on: date | None
    state: str


class FundingShape(Shape):
    """All schemes, with the conditions they ask as questions, as they are on one day."""

    items: list[SchemeShape]
    total: int
    conditions: dict[str, str]
    as_of: date
    release: str


class ReductionShape(Shape):
    """One link from the price to what somebody pays."""

    scheme: str
    rule: str
    euros: int | None
    is_certain: bool


class NetPriceShape(Shape):
    """What somebody pays for one offer. `to_answer` are conditions that would tell more."""

    offer: str
    price_euros: int | None
    net_euros: int | None
    chain: list[ReductionShape]
    to_answer: list[str]


class NetPricesShape(Shape):
    """What somebody pays for all of them; None when a price is unknown."""

    prices: list[NetPriceShape]
    net_euros: int | None
    as_of: date
    release: str


def answer_funding(
    knowledge: Knowledge, language: Language, as_of: date, text: str = "", page: slice = slice(None)
) -> FundingShape:
    """Return the schemes whose title holds `text`, as they are on the day `as_of`."""
    funding, wanted = knowledge.funding, text.casefold()
    found = [
        scheme
        for scheme in funding.schemes.values()
        if wanted in f"{scheme.title.nl} {scheme.title.en}".casefold()
    ]
    return FundingShape(
        items=[_scheme(scheme, language, as_of) for scheme in found[page]],
        total=len(found),
        conditions={name: one.question[language] for name, one in funding.conditions.items()},
        as_of=as_of,
        release=knowledge.release,
    )


def answer_net_prices(asked: NetPricesQuery, knowledge: Knowledge, today: date) -> NetPricesShape:
    """Return what the offers cost after certain funding, with the chain of rules of each.

    Raises QuestionError for an offer or a condition that does not exist.
    """
    unknown = [("offers", "unknown") for name in asked.offers if name not in knowledge.offers]
    unknown += [
        ("answers", "unknown") for name in asked.answers if name not in knowledge.funding.conditions
    ]
    if unknown:
        raise QuestionError(unknown[:1])
    as_of = asked.as_of or today
    offers = [knowledge.offers[name] for name in asked.offers]
    claims = [
        applicable(knowledge.funding.schemes.values(), offer, asked.answers, asked.provinces, as_of)
        for offer in offers
    ]
    net = net_prices(
        [(offer.price_euros, claim) for offer, claim in zip(offers, claims, strict=True)]
    )
    return NetPricesShape(
        prices=[
            NetPriceShape(
                offer=offer.id,
                price_euros=offer.price_euros,
                net_euros=price.euros,
                chain=[
                    ReductionShape(
                        scheme=link.scheme,
                        rule=link.rule,
                        euros=link.euros,
                        is_certain=link.is_certain,
                    )
                    for link in price.chain
                ],
                to_answer=list(to_answer(offer, claim)),
            )
            for offer, claim, price in zip(offers, claims, net.prices, strict=True)
        ],
        net_euros=net.euros,
        as_of=as_of,
        release=knowledge.release,
    )


def to_answer(offer: Offer, claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Return the conditions worth asking for `offer`: of each scheme the first without an answer.

    Nothing is asked for what is free, and nothing that could not change the price.
    """
    if offer.price_euros == 0:
        return ()
    return tuple(
        dict.fromkeys(
            claim.to_answer[0]
            for claim in claims
            if claim.to_answer and claim.scheme.worth(offer.price_euros or 1) != 0
        )
    )


def _scheme(scheme: FundingScheme, language: Language, as_of: date) -> SchemeShape:
    provenance = scheme.provenance
    return SchemeShape(
        id=scheme.id,
        label=scheme.title[language],
        text=scheme.text[language],
        applicant=scheme.applicant,
        kind=scheme.kind,
        certainty=scheme.certainty,
        is_open=scheme.is_open(as_of),
        conditions=dict(scheme.conditions),
        forms=sorted(scheme.forms),
        providers=sorted(scheme.providers),
        max_months=scheme.max_months,
        provinces=sorted(scheme.provinces),
        valid_from=scheme.valid_from,
        valid_until=scheme.valid_until,
        share=float(scheme.share) if scheme.share is not None else None,
        cap_euros=scheme.cap_euros,
        is_for_price=scheme.is_for_price,
        rule=scheme.rule,
        excludes=sorted(scheme.excludes),
        link=scheme.link,
        sources=list(provenance.sources),
        checked_on=provenance.checked_on,
        state=provenance.state,
    )
