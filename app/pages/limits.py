"""What a step may ask of you: time, money, level and place."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import QueryParams

from app.address import Parameters, parameters_of, query_from, unread
from app.dependencies import KnowledgeDep, LanguageDep
from app.doors import Door
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from app.sentences.limits import PROVINCES, how_to_fill_in
from app.sentences.speaker import Speaker
from career_graph.graph import assumptions_of

router = PageRouter()

NUMBERS = ("hours", "months", "euros")
LIMITS = {*NUMBERS, "keep", "province", "online", "chosen", "door"}


@dataclass(frozen=True)
class LimitsView:
    """Everything templates/limits.html can show.

    `numbers` are the words in the number fields. `level` is None when nobody has a level to keep.
    `carried` are the other answers, `question` the same in an address. `wrong` are the fields to
    look at again, `sentences` what may be filled in there.
    """

    numbers: dict[str, str]
    level: str | None
    keeps_level: bool
    provinces: list[str]
    all_provinces: dict[str, str]
    may_be_online: bool
    carried: Parameters
    question: str
    wrong: list[str]
    sentences: dict[str, str]


@router.page(nl="/mijn-grenzen", en="/my-limits", name="limits")
def show_limits(
    request: Request,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    door: Door | None = None,
    chosen: bool = False,
) -> Response:
    """Ask for limits, and go on to the result once they can be understood.

    The form sends `chosen`, so that an empty box is an answer too. A field that cannot be read is
    named, and everything that was filled in stays.
    """
    given = request.query_params
    others = [(name, value) for name, value in given.multi_items() if name not in LIMITS]
    places = [("province", code) for code in given.getlist("province")]
    query = query_from([*others, *places, *_switches(given, chosen)], language)
    numbers = {name: given.get(name, "") for name in NUMBERS}
    wrong = unread(numbers)
    carried = parameters_of(query_from(others, language)) + ([("door", door)] if door else [])
    if chosen and not wrong:
        answers = [*numbers.items(), *places, *_switches(given, chosen), *carried]
        return see_other(request, "result", parameters_of(query_from(answers, language)))
    assumptions = assumptions_of(knowledge.career_graph)
    usual = {"hours": assumptions.hours_per_week, "months": assumptions.months_per_step}
    view = LimitsView(
        numbers={name: given.get(name, str(usual.get(name, ""))) for name in NUMBERS},
        level=query.position.level if query.position else None,
        keeps_level=query.limits.keep_level,
        provinces=list(query.limits.provinces),
        all_provinces=PROVINCES,
        may_be_online=query.limits.online,
        carried=carried,
        question=f"?{urlencode(carried)}" if carried else "",
        wrong=wrong,
        sentences=how_to_fill_in(Speaker(language, knowledge.taxonomy)),
    )
    return render(request, "limits.html", view, status=422 if wrong else 200)


def _switches(given: QueryParams, chosen: bool) -> Parameters:
    """Return what the boxes say: a box that is not ticked is not sent at all."""
    keep = [("keep", "1")] if given.get("keep") == "1" else []
    online = given.get("online", "0" if chosen else "1")
    return [*keep, ("online", online)]
