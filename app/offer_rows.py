"""Offers as rows of a list, and which of them somebody asks to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.formats import host_of
from app.sentences.limits import PROVINCES
from app.sentences.offers import form_of, groups_of, hours_of, price_of, source_name, start_of
from app.sentences.speaker import Speaker
from career_graph.offers import Offer, OfferForm


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """What to show. Empty or None: no matter. An unknown price always stays in sight."""

    form: str = ""
    province: str = ""
    is_online: bool = False
    skill: str = ""
    most_euros: int | None = None

    def shows(self, offer: Offer) -> bool:
        """Whether `offer` is asked for. A province and online together mean: either will do."""
        places = [self.province in offer.provinces] if self.province else []
        places += [offer.online] if self.is_online else []
        return (
            self.form in ("", offer.form.value)
            and (not places or any(places))
            and (not self.skill or self.skill in offer.teaches)
            and (
                self.most_euros is None
                or offer.price_euros is None
                or offer.price_euros <= self.most_euros
            )
        )


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer in words. Numbers are None when unknown; no `groups`: for everybody.

    `host` is where the link leads. `named` is what its provider says it teaches, in words that
    nobody checked yet. What is no training (`is_training`) helps people choose one.
    """

    id: str
    title: str
    provider: str
    form: str
    is_training: bool
    teaches: list[tuple[str, str]]
    named: list[str]
    places: list[str]
    region: str | None
    hours: str
    months: int | None
    hours_per_week: int | None
    price: str
    is_price_known: bool
    start: str
    groups: str
    note: str | None
    diploma: str
    languages: tuple[str, ...]
    has_selection: bool
    entry: str | None
    link: str | None
    host: str
    sources: str
    state: str
    checked_on: date | None


def rows_of(say: Speaker, offers: Iterable[Offer], today: date) -> list[OfferRow]:
    """Return `offers` in words as of `today`, in the order of their titles."""
    rows = [_row(say, offer, today) for offer in offers]
    return sorted(rows, key=lambda row: (row.title.casefold(), row.id))


def _row(say: Speaker, offer: Offer, today: date) -> OfferRow:
    return OfferRow(
        id=offer.id,
        title=say.text(offer.title),
        provider=offer.provider,
        form=form_of(say, offer),
        is_training=offer.form is not OfferForm.PROGRAMME,
        teaches=[(say.skill(s), say.proficiency(p)) for s, p in offer.teaches.items()],
        named=_named(say, offer),
        places=_places(say, offer),
        region=say.text(offer.region) if offer.region else None,
        hours=hours_of(say, offer),
        months=offer.months,
        hours_per_week=offer.hours_per_week,
        price=price_of(say, offer),
        is_price_known=offer.price_euros is not None,
        start=start_of(say, offer, today),
        groups=groups_of(say, offer),
        note=say.text(offer.note) if offer.note else None,
        diploma=offer.entry.diploma.value,
        languages=offer.entry.languages,
        has_selection=offer.entry.selection,
        entry=say.text(offer.entry.text) if offer.entry.text else None,
        link=offer.link,
        host=host_of(offer.link),
        sources="; ".join(source_name(say, source) for source in offer.provenance.sources),
        state=offer.provenance.state.value,
        checked_on=offer.provenance.checked_on,
    )


def _named(say: Speaker, offer: Offer) -> list[str]:
    """Return what its provider names; an address of ESCO that we do not know tells nobody much."""
    known = say.taxonomy.skills
    return [
        say.skill(name) if name in known else name
        for name in offer.named
        if not name.startswith("http")
    ]


def _places(say: Speaker, offer: Offer) -> list[str]:
    if len(offer.provinces) == len(PROVINCES):
        return [say.gettext("heel Nederland")]
    return [PROVINCES[code] for code in offer.provinces]
