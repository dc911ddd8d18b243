"""Offers that others publish: which are the same, what changed, and how they join our own.

What a feed says that an offer teaches counts only when it names one of our skills with a
proficiency, or when a curator told what its words mean. All else is named, and used nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from urllib.parse import urlsplit

from career_graph.offers import Offer, OfferForm
from skills_taxonomy.folding import folded
from skills_taxonomy.model import Match, Skill

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """What a feed says that is taught: an id or ESCO URI of a skill, or words.

    `proficiency` is how far one gets, 1 to 4, or None when the feed does not say.
    """

    name: str
    proficiency: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a curator says that a term means: a skill and how far one gets, or none of ours."""

    skill: str | None
    proficiency: int | None = None


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """An offer as a feed has it, with all that it names; `valid_until` is its last day, if any."""

    offer: Offer
    terms: tuple[Term, ...]
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """All offers of one import, in the order of their ids, whatever the order they came in.

    `checksum` is known once the feed was packed.
    """

    offers: tuple[FeedOffer, ...]
    checksum: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """An offer that says something else than before, and about what."""

    offer: FeedOffer
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What a feed adds, changes and no longer has."""

    added: tuple[FeedOffer, ...]
    changed: tuple[Change, ...]
    gone: tuple[FeedOffer, ...]


@dataclass(frozen=True, slots=True)
class SkillWords:
    """All that a term may be resolved by: ids, exact ESCO URIs, and what curators told.

    `ids` leads from an id or an ESCO URI to the id; `meanings` are by the folded term.
    """

    ids: Mapping[str, str]
    meanings: Mapping[str, Meaning]

    def meaning(self, term: Term) -> Meaning | None:
        """Return what `term` means with certainty; None when a curator has to look."""
        if (told := self.meanings.get(folded(term.name))) is not None:
            return Meaning(told.skill, term.proficiency or told.proficiency)
        skill = self.ids.get(term.name)
        return Meaning(skill, term.proficiency) if skill and term.proficiency else None


def skill_words(skills: Iterable[Skill], meanings: Mapping[str, Meaning]) -> SkillWords:
    """Return what terms are resolved by. An ESCO URI counts where our skill is exactly that one."""
    ids: dict[str, str] = {}
    for skill in skills:
        ids[skill.id] = skill.id
        ids |= {one.uri: skill.id for one in skill.esco if one.match is Match.EXACT}
    return SkillWords(ids, meanings)


def identity(offer: Offer) -> frozenset[Key]:
    """Return by what an offer is known again: its provider, with its title or its page.

    The front page of a provider is no page of an offer: many share it.
    """
    provider = folded(offer.provider)
    keys = {(provider, folded(title)) for title in (offer.title.nl, offer.title.en)}
    if offer.link and (page := _page(offer.link)):
        keys.add((provider, page))
    return frozenset(keys)


def is_over(one: FeedOffer, today: date) -> bool:
    """Whether nobody can start any more: its last day passed, or all the days it starts on."""
    if one.valid_until is not None and one.valid_until < today:
        return True
    starts = one.offer.starts
    return isinstance(starts, tuple) and all(day < today for day in starts)


def without_doubles(offers: Iterable[FeedOffer]) -> tuple[Feed, dict[str, list[FeedOffer]]]:
    """Return each offer once, and what was left out by the id of the one that stays.

    Of two that are the same the one stays that tells most, whatever the order they came in.
    """
    kept: dict[Key, FeedOffer] = {}
    doubles: dict[str, list[FeedOffer]] = {}
    for one in sorted(offers, key=_most_telling):
        same = sorted(kept[key].offer.id for key in identity(one.offer) if key in kept)
        if same:
            doubles.setdefault(same[0], []).append(one)
            continue
        kept.update((key, one) for key in identity(one.offer))
    by_id = {one.offer.id: one for one in kept.values()}
    return Feed(tuple(by_id[name] for name in sorted(by_id))), doubles


def differences(before: Feed, after: Feed) -> Differences:
    """Return what `after` adds to `before`, changes and leaves out."""
    old = {one.offer.id: one for one in before.offers}
    new = {one.offer.id: one for one in after.offers}
    return Differences(
        added=tuple(one for name, one in new.items() if name not in old),
        changed=tuple(
            Change(one, _changed(old[name], one))
            for name, one in new.items()
            if name in old and old[name] != one
        ),
        gone=tuple(one for name, one in old.items() if name not in new),
    )


def joined_offers(own: Mapping[str, Offer], feed: Feed, words: SkillWords) -> dict[str, Offer]:
    """Return our own offers and those of a feed by id. What we describe ourselves goes before."""
    known = described(own, feed)
    new = (one for one in feed.offers if one.offer.id not in known)
    return {**own, **{one.offer.id: _resolved(one, words) for one in new}}


def described(own: Mapping[str, Offer], feed: Feed) -> dict[str, str]:
    """Return which offers of a feed we describe ourselves: its id, and the id of ours."""
    ours = {key: offer.id for offer in own.values() for key in identity(offer)}
    found = {one.offer.id: sorted(identity(one.offer) & ours.keys()) for one in feed.offers}
    return {name: ours[keys[0]] for name, keys in found.items() if keys} | {
        name: name for name in found if name in own
    }


def waiting_terms(feed: Feed, words: SkillWords) -> dict[Term, tuple[FeedOffer, ...]]:
    """Return the terms that a curator has to look at, with the offers that name them."""
    found: dict[Term, list[FeedOffer]] = {}
    for one in feed.offers:
        for term in one.terms:
            if words.meaning(term) is None:
                found.setdefault(term, []).append(one)
    return {term: tuple(found[term]) for term in sorted(found, key=lambda t: (t.name, repr(t)))}


def _resolved(one: FeedOffer, words: SkillWords) -> Offer:
    teaches: dict[str, int] = {}
    named = []
    for term in one.terms:
        meaning = words.meaning(term)
        if meaning is None:
            named.append(words.ids.get(term.name, term.name))
        elif meaning.skill and meaning.proficiency:
            teaches[meaning.skill] = max(teaches.get(meaning.skill, 0), meaning.proficiency)
    if one.offer.form is OfferForm.PROGRAMME:
        teaches = {}
    return replace(one.offer, teaches=teaches, named=tuple(named), is_imported=True)


def _page(link: str) -> str:
    """Return the page of a link without its scheme; empty for the front page of a site."""
    parts = urlsplit(link)
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"//{host}{path}?{parts.query}".rstrip("?")


def _most_telling(one: FeedOffer) -> tuple[int, str]:
    known = sum(getattr(one.offer, each.name) not in (None, (), {}) for each in fields(Offer))
    return -known - len(one.terms), repr(one)


def _changed(old: FeedOffer, new: FeedOffer) -> tuple[str, ...]:
    about = [
        each.name
        for each in fields(Offer)
        if getattr(old.offer, each.name) != getattr(new.offer, each.name)
    ]
    about += ["skills"] if old.terms != new.terms else []
    about += ["valid_until"] if old.valid_until != new.valid_until else []
    return tuple(about)
