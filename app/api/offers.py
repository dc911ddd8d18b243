"""GET /api/v1/offers: ways to learn. What is unknown is null, never guessed."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.listing import Item, LanguageCode, Limit, Offset, SearchText
from app.dependencies import OffersDep, TodayDep
from career_graph.offers import Offer, next_start
from skills_taxonomy.model import Language

router = APIRouter(prefix="/api/v1", tags=["offers"])


class OfferItem(Item):
    """An offer, with where its facts come from.

    `named` is what an imported offer says it teaches and nobody checked yet; no path counts on it.
    """

    provider: str
    form: str
    teaches: dict[str, int]
    online: bool
    provinces: list[str]
    region: str | None
    hours: int | None
    hours_estimate: int | None
    study_hours: int | None
    months: int | None
    hours_per_week: int | None
    price_euros: int | None
    price_from: int | None
    groups: list[str]
    is_rolling: bool
    next_start: str | None
    note: str | None
    diploma: str
    languages: list[str]
    selection: bool
    entry: str | None
    link: str | None
    sources: list[str]
    checked_on: str | None
    state: str
    is_imported: bool
    named: list[str]


class Offers(BaseModel):
    """One page of offers."""

    items: list[OfferItem]
    total: int


@router.get("/offers")
def list_offers(
    offers: OffersDep,
    today: TodayDep,
    q: SearchText = None,
    lang: LanguageCode = "nl",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Offers:
    """List offers whose title or provider holds the text."""
    wanted = (q or "").casefold()
    found = [
        offer
        for offer in offers.values()
        if wanted in f"{offer.title.nl} {offer.title.en} {offer.provider}".casefold()
    ]
    return Offers(
        items=[_item(offer, lang, today) for offer in found[offset : offset + limit]],
        total=len(found),
    )


def _item(offer: Offer, lang: Language, today: date) -> OfferItem:
    provenance, entry = offer.provenance, offer.entry
    upcoming = next_start(offer, today)
    return OfferItem(
        id=offer.id,
        label=offer.title[lang],
        provider=offer.provider,
        form=offer.form,
        teaches=dict(offer.teaches),
        online=offer.online,
        provinces=list(offer.provinces),
        region=offer.region[lang] if offer.region else None,
        hours=offer.hours,
        hours_estimate=offer.hours_estimate,
        study_hours=offer.study_hours,
        months=offer.months,
        hours_per_week=offer.hours_per_week,
        price_euros=offer.price_euros,
        price_from=offer.price_from,
        groups=list(offer.groups),
        is_rolling=offer.starts == "rolling",
        next_start=upcoming.isoformat() if upcoming else None,
        note=offer.note[lang] if offer.note else None,
        diploma=entry.diploma,
        languages=list(entry.languages),
        selection=entry.selection,
        entry=entry.text[lang] if entry.text else None,
        link=offer.link,
        sources=list(provenance.sources),
        checked_on=provenance.checked_on.isoformat() if provenance.checked_on else None,
        state=provenance.state,
        is_imported=offer.is_imported,
        named=list(offer.named),
    )
