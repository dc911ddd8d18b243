"""Ways to learn, with what is known of each and what is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from app.address import Parameters
from app.dependencies import KnowledgeDep, LanguageDep, SettingsDep, TodayDep
from app.money import OfferMoney, money_of_offers
from app.offer_rows import OfferFilter, OfferRow, rows_of
from app.rendering import render
from app.routing import PageRouter
from app.schema_org import Thing, courses
from app.sentences.limits import PROVINCES
from app.sentences.speaker import Speaker
from career_graph.offers import Offer, OfferForm

router = PageRouter()

ON_A_PAGE = 25


@dataclass(frozen=True)
class OffersView:
    """Everything templates/offers.html can show. `asked` repeats the filters in an address.

    `thing` is the list on this page as search engines read it.
    """

    rows: list[OfferRow]
    money: dict[str, OfferMoney]
    number_found: int
    form: str
    forms: list[str]
    province: str
    provinces: dict[str, str]
    is_online: bool
    skill: str
    skills: Parameters
    price: str
    wrong: list[str]
    asked: dict[str, str]
    page: int
    last_page: int
    thing: Thing


@router.page(nl="/scholing", en="/learning", name="offers")
def show_offers(
    request: Request,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    settings: SettingsDep,
    today: TodayDep,
    form: Annotated[str, Query(max_length=40)] = "",
    province: Annotated[str, Query(max_length=40)] = "",
    online: Annotated[str, Query(max_length=1)] = "",
    skill: Annotated[str, Query(max_length=60)] = "",
    price: Annotated[str, Query(max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> HTMLResponse:
    """List the offers that pass the filters; a price that cannot be read is named."""
    say = Speaker(language, knowledge.taxonomy)
    digits = price.strip().lstrip("€ ").replace(".", "")
    is_price = not digits or (digits.isascii() and digits.isdecimal())
    wanted = OfferFilter(
        form=form,
        province=province,
        is_online=online == "1",
        skill=skill,
        most_euros=int(digits) if digits and is_price else None,
    )
    rows = rows_of(say, filter(wanted.shows, knowledge.offers.values()), today)
    last_page = max(1, -(-len(rows) // ON_A_PAGE))
    page = min(page, last_page)
    asked = {"form": form, "province": province, "online": online, "skill": skill, "price": price}
    offers = knowledge.offers.values()
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    view = OffersView(
        rows=shown,
        money=money_of_offers(say, (knowledge.offers[row.id] for row in shown), knowledge, today),
        number_found=len(rows),
        form=form,
        forms=[each.value for each in OfferForm if any(o.form is each for o in offers)],
        province=province,
        provinces=PROVINCES,
        is_online=wanted.is_online,
        skill=skill,
        skills=_skills_taught(say, offers),
        price=price,
        wrong=[] if is_price else ["price"],
        asked={name: value for name, value in asked.items() if value},
        page=page,
        last_page=last_page,
        thing=courses(say, (knowledge.offers[row.id] for row in shown), settings.base_url),
    )
    status = 200 if is_price else 422
    return render(request, "offers.html", view, fragment="offer_list", status=status)


def _skills_taught(say: Speaker, offers: Iterable[Offer]) -> Parameters:
    taught = {skill for offer in offers for skill in offer.teaches}
    return sorted(((skill, say.skill(skill)) for skill in taught), key=lambda s: s[1].casefold())
