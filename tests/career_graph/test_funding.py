"""Money towards learning: what lowers a price, what may, and what never does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from career_graph.funding import Applicant, Certainty, Claim, FundingKind, FundingScheme, applicable
from career_graph.loader import load_funding
from career_graph.net_prices import net_price, net_prices
from career_graph.offers import OfferForm
from skills_taxonomy.model import Provenance, State, Text
from tests.builders import offer

TODAY = date(2026, 11, 30)
NOWHERE = Provenance(("made up",), None, State.UNVERIFIED)
PLAIN = FundingScheme(
    id="plain",
    title=Text("Gewoon", "Plain"),
    text=Text("Gewoon", "Plain"),
    applicant=Applicant.YOU,
    kind=FundingKind.VOUCHER,
    certainty=Certainty.CERTAIN,
    conditions={},
    forms=frozenset(),
    providers=frozenset(),
    max_months=None,
    provinces=frozenset(),
    valid_from=None,
    valid_until=None,
    share=None,
    cap_euros=500,
    excludes=frozenset(),
    is_for_price=True,
    link=None,
    provenance=NOWHERE,
)
COURSE = offer("course", hours=40, months=3, price_euros=800)

shares = st.none() | st.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(1)])
conditions = st.dictionaries(st.sampled_from(["employed", "benefit"]), st.booleans(), max_size=2)
days = st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
ids = [f"s{number}" for number in range(4)]


@st.composite
def schemes(draw: st.DrawFn) -> list[FundingScheme]:
    """Up to four schemes of all kinds, some excluding each other."""
    return [
        replace(
            PLAIN,
            id=name,
            applicant=draw(st.sampled_from(Applicant)),
            kind=draw(st.sampled_from(FundingKind)),
            certainty=draw(st.sampled_from(Certainty)),
            conditions=draw(conditions),
            forms=draw(st.frozensets(st.sampled_from([OfferForm.COURSE, OfferForm.HBO]))),
            provinces=draw(st.frozensets(st.sampled_from(["UT", "ZH"]))),
            valid_from=draw(days),
            valid_until=draw(days),
            share=draw(shares),
            cap_euros=draw(st.none() | st.integers(0, 900)),
            excludes=draw(st.frozensets(st.sampled_from(ids), max_size=1)) - {name},
            is_for_price=draw(st.booleans()),
        )
        for name in draw(st.lists(st.sampled_from(ids), unique=True))
    ]


prices = st.none() | st.integers(0, 1_000)
answers = st.dictionaries(st.sampled_from(["employed", "benefit"]), st.booleans())
places = st.lists(st.sampled_from(["UT", "ZH"]), unique=True)


@st.composite
def certain_paths(draw: st.DrawFn) -> list[tuple[int | None, list[Claim]]]:
    """Up to three offers, each with some of the same few certain claims."""
    claims = [
        Claim(
            replace(
                PLAIN,
                id=name,
                share=draw(shares),
                cap_euros=draw(st.none() | st.integers(0, 900)),
                excludes=draw(st.frozensets(st.sampled_from(ids), max_size=1)) - {name},
            )
        )
        for name in ids[: draw(st.integers(0, 3))]
    ]
    some = st.lists(st.sampled_from(claims), unique_by=id) if claims else st.just([])
    return draw(st.lists(st.tuples(prices, some), max_size=3))


@given(schemes(), prices, answers, places)
def test_only_certain_funding_that_is_no_loan_and_not_closed_lowers_a_price(
    schemes: list[FundingScheme], price: int | None, answers: dict[str, bool], places: list[str]
) -> None:
    by_id = {scheme.id: scheme for scheme in schemes}
    net = net_price(price, applicable(schemes, COURSE, answers, places, TODAY))
    off = [link for link in net.chain if link.is_certain]
    for link in off:
        scheme = by_id[link.scheme]
        assert scheme.certainty is Certainty.CERTAIN
        assert scheme.applicant is Applicant.YOU
        assert scheme.kind not in (FundingKind.LOAN, FundingKind.CLOSED)
        assert all(answers.get(name) == asked for name, asked in scheme.conditions.items())
        assert not scheme.provinces or (places and scheme.provinces >= set(places))
    if price is None:
        assert net.euros is None
    else:
        assert net.euros == price - sum(link.euros or 0 for link in off)
        assert 0 <= net.euros <= price


@given(schemes(), answers, places)
def test_what_applies_is_open_on_that_day_and_meant_for_the_offer(
    schemes: list[FundingScheme], answers: dict[str, bool], places: list[str]
) -> None:
    claims = applicable(schemes, COURSE, answers, places, TODAY)
    for claim in claims:
        scheme = claim.scheme
        assert scheme.kind is not FundingKind.CLOSED
        assert scheme.valid_from is None or scheme.valid_from <= TODAY
        assert scheme.valid_until is None or scheme.valid_until >= TODAY
        assert not scheme.forms or COURSE.form in scheme.forms
        assert set(claim.to_answer) == set(scheme.conditions) - set(answers)
    assert claims == applicable(reversed(schemes), COURSE, answers, places, TODAY)


@given(certain_paths())
def test_a_scheme_helps_once_on_a_path_and_never_beside_one_it_excludes(
    offers: list[tuple[int | None, list[Claim]]],
) -> None:
    net = net_prices(offers)
    names = [link.scheme for each in net.prices for link in each.chain if link.euros]
    assert len(names) == len(set(names))
    excluded = {c.scheme.id: c.scheme.excludes for _, claims in offers for c in claims}
    assert not any(excluded[name] & set(names) for name in names)
    assert all(each.euros is None or each.euros >= 0 for each in net.prices)


@given(certain_paths())
def test_the_person_pays_the_least_that_the_rules_allow(
    offers: list[tuple[int | None, list[Claim]]],
) -> None:
    paid = [each.euros for each in net_prices(offers).prices if each.euros is not None]
    assert sum(paid) == _least(offers)


@given(certain_paths())
def test_the_order_of_the_claims_changes_nothing(
    offers: list[tuple[int | None, list[Claim]]],
) -> None:
    turned = net_prices([(price, claims[::-1]) for price, claims in offers])
    assert [each.euros for each in net_prices(offers).prices] == [p.euros for p in turned.prices]


def test_a_share_has_a_cap_and_an_unknown_amount_takes_nothing_off() -> None:
    capped = replace(PLAIN, share=Fraction(1, 2), cap_euros=300)
    unknown = replace(PLAIN, cap_euros=None)
    assert net_price(800, [Claim(capped)]).euros == 500
    assert net_price(400, [Claim(capped)]).euros == 200
    assert capped.rule == "1/2 up to 300"
    net = net_price(800, [Claim(unknown)])
    assert (net.euros, net.chain[0].euros, net.chain[0].is_certain) == (800, None, True)


def test_a_possible_scheme_tells_what_it_might_take_off() -> None:
    possible = replace(PLAIN, certainty=Certainty.POSSIBLE)
    net = net_price(800, [Claim(possible)])
    assert (net.euros, net.chain[0].euros, net.chain[0].is_certain) == (800, 500, False)


def test_a_condition_without_an_answer_leaves_it_open_and_a_wrong_one_closes_it() -> None:
    scheme = replace(PLAIN, conditions={"employed": True})
    (claim,) = applicable([scheme], COURSE, {}, [], TODAY)
    assert claim.to_answer == ("employed",)
    assert not claim.is_certain
    (claim,) = applicable([scheme], COURSE, {"employed": True}, [], TODAY)
    assert claim.is_certain
    assert applicable([scheme], COURSE, {"employed": False}, [], TODAY) == ()


def test_an_offer_that_takes_longer_than_a_scheme_allows_gets_nothing() -> None:
    year = replace(PLAIN, max_months=12)
    assert applicable([year], replace(COURSE, months=13), {}, [], TODAY) == ()
    assert applicable([year], replace(COURSE, months=12), {}, [], TODAY)
    assert applicable([year], replace(COURSE, months=None), {}, [], TODAY)


def test_stap_lowers_no_price_since_it_closed() -> None:
    stap = load_funding().schemes["stap-budget"]
    yes = dict.fromkeys(load_funding().conditions, True)
    assert applicable([stap], COURSE, yes, [], TODAY) == ()
    assert applicable([stap], COURSE, yes, [], date(2023, 6, 1)) == ()


def test_no_embedded_scheme_of_an_employer_is_certain() -> None:
    schemes = load_funding().schemes.values()
    assert not [
        s.id
        for s in schemes
        if s.applicant is Applicant.EMPLOYER and s.certainty is Certainty.CERTAIN
    ]


def _least(offers: Sequence[tuple[int | None, list[Claim]]]) -> int:
    """Try every place for every scheme, and doing without it."""
    schemes = {claim.scheme.id: claim.scheme for _, claims in offers for claim in claims}
    places = [
        [None, *(n for n, (_, claims) in enumerate(offers) if scheme in [c.scheme for c in claims])]
        for scheme in schemes.values()
    ]
    best = sum(price or 0 for price, _ in offers)
    for tried in product(*places):
        chosen = [(s, n) for s, n in zip(schemes.values(), tried, strict=True) if n is not None]
        if any(s.excludes & {other.id for other, _ in chosen} for s, _ in chosen):
            continue
        off = [
            sum(s.worth(price or 0) or 0 for s, n in chosen if n == number)
            for number, (price, _) in enumerate(offers)
        ]
        total = sum(max(0, (price or 0) - o) for (price, _), o in zip(offers, off, strict=True))
        best = min(best, total)
    return best
