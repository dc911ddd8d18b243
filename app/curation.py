"""What a curator has to look at: judged from the data, the day it is, and results of links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.checkout import Checkout
from career_graph.feed import Feed, SkillWords, Term, is_over, joined_offers, waiting_terms
from career_graph.funding import FundingKind, FundingScheme
from career_graph.offers import Offer, OfferForm
from skills_taxonomy.model import State
from skills_taxonomy.search import index_of, search

STALE_AFTER = timedelta(days=180)
SUGGESTED = 3  # skills per term


class Care(StrEnum):
    """Why something is on the list."""

    STALE = "stale"
    UNVERIFIED = "unverified"
    WITHOUT_SKILLS = "without-skills"
    DEAD = "dead"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: which, why, and what was seen."""

    care: Care
    subject: str
    told: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words of a feed, how many offers they are in, and the skills that search finds for them."""

    term: Term
    offers: int
    skills: tuple[str, ...]


def findings(
    checkout: Checkout,
    feed: Feed,
    words: SkillWords,
    today: date,
    dead_links: Mapping[str, str],
) -> tuple[Finding, ...]:
    """Return what has to be looked at, in the order of `Care` and then by subject.

    `dead_links` tells of links that lead nowhere what was seen.
    """
    offers = joined_offers(checkout.offers, feed, words)
    schemes = checkout.funding.schemes
    found = [
        *(each for o in offers.values() for each in _of_offer(o, today)),
        *(each for s in schemes.values() for each in _of_scheme(s, today)),
        *_over(feed, today),
        *_dead(checkout.offers.values(), schemes.values(), dead_links),
    ]
    return tuple(sorted(found, key=lambda one: (list(Care).index(one.care), one.subject)))


def suggestions(checkout: Checkout, feed: Feed, words: SkillWords) -> tuple[Suggestion, ...]:
    """Return the words that wait for a curator, those in most offers first.

    A word that is a skill's own id or ESCO URI, but of which nobody says how far one gets, finds
    that skill.
    """
    index = index_of(checkout.taxonomy.skills.values())
    found = []
    for term, offers in waiting_terms(feed, words).items():
        same = words.ids.get(term.name)
        hits = (same,) if same else tuple(h.id for h in search(index, term.name, limit=SUGGESTED))
        found.append(Suggestion(term, len(offers), hits))
    return tuple(sorted(found, key=lambda one: (-one.offers, one.term.name, repr(one.term))))


def _of_offer(offer: Offer, today: date) -> Iterator[Finding]:
    subject = f"{'import' if offer.is_imported else 'offers'}/{offer.id}"
    yield from _of_day(subject, offer.provenance.checked_on, today)
    if isinstance(offer.starts, tuple) and max(offer.starts) < today and not offer.is_imported:
        yield Finding(Care.STALE, subject, f"laatste start was {max(offer.starts)}")
    if offer.provenance.state is State.UNVERIFIED:
        yield Finding(Care.UNVERIFIED, subject, "; ".join(offer.provenance.sources))
    if not offer.teaches and offer.form is not OfferForm.PROGRAMME:
        named = "; ".join(offer.named) or "niemand zegt wat je er leert"
        yield Finding(Care.WITHOUT_SKILLS, subject, named)


def _of_scheme(scheme: FundingScheme, today: date) -> Iterator[Finding]:
    if scheme.kind is FundingKind.CLOSED:
        return
    subject = f"funding/{scheme.id}"
    yield from _of_day(subject, scheme.provenance.checked_on, today)
    if scheme.valid_until is not None and scheme.valid_until < today:
        yield Finding(Care.STALE, subject, f"liep tot {scheme.valid_until}")
    if scheme.provenance.state is State.UNVERIFIED:
        yield Finding(Care.UNVERIFIED, subject, "; ".join(scheme.provenance.sources))


def _of_day(subject: str, checked_on: date | None, today: date) -> Iterator[Finding]:
    if checked_on is not None and today - checked_on > STALE_AFTER:
        yield Finding(Care.STALE, subject, f"gekeken op {checked_on}")


def _over(feed: Feed, today: date) -> Iterator[Finding]:
    for one in feed.offers:
        if is_over(one, today):
            yield Finding(Care.STALE, f"import/{one.offer.id}", "voorbij; importeer opnieuw")


def _dead(
    offers: Iterable[Offer], schemes: Iterable[FundingScheme], dead_links: Mapping[str, str]
) -> Iterator[Finding]:
    """A provider is dead when every link to it is."""
    links: dict[str, list[str]] = {}
    for offer in offers:
        if offer.link:
            links.setdefault(offer.provider, []).append(offer.link)
        if offer.link in dead_links:
            yield Finding(Care.DEAD, f"offers/{offer.id}", _seen(offer.link, dead_links))
    for provider, its in links.items():
        if all(link in dead_links for link in its):
            yield Finding(Care.DEAD, provider, f"geen link van deze aanbieder werkt: {len(its)} x")
    for scheme in schemes:
        if scheme.link in dead_links:
            yield Finding(Care.DEAD, f"funding/{scheme.id}", _seen(scheme.link, dead_links))


def _seen(link: str | None, dead_links: Mapping[str, str]) -> str:
    return f"{link}: {dead_links[link or '']}"
