"""How far you are in your work: junior, medior or senior, and for how many years."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from app.address import Parameters, interest_parameters, likes_of, query_from
from app.dependencies import CareerGraphDep, LanguageDep, TaxonomyDep
from app.doors import Door
from app.query import Query as AskedQuery
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from career_graph.graph import assumptions_of
from skills_taxonomy.model import CareerLevel, Language, Occupation, Role, Taxonomy

router = PageRouter()

MOST_YEARS = 60


@dataclass(frozen=True)
class LevelView:
    """Everything templates/level.html can show. `work` is None when nobody chose any.

    `carried` are the answers so far, `likes` those about interests. `wrong` are the fields
    to look at again.
    """

    door: Door | None
    work: str | None
    carried: Parameters
    likes: dict[str, list[str]]
    levels: list[str]
    level: str
    years: str
    usual_years: int
    wrong: list[str]


@router.page(nl="/start/niveau", en="/start/level", name="level")
def show_level(
    request: Request,
    taxonomy: TaxonomyDep,
    career_graph: CareerGraphDep,
    language: LanguageDep,
    door: Door | None = None,
    occupation: Annotated[str, Query(alias="from")] = "",
    role: str = "",
    level: str = "",
    years: Annotated[str | None, Query(max_length=20)] = None,
) -> Response:
    """Ask how far somebody is; go on to the short questions once they say so.

    The form always sends `years`, be it empty: that tells an answer from a first visit.
    """
    work = _work(taxonomy, occupation, role)
    levels = [each.id for each in (work.levels if isinstance(work, Role) else CareerLevel)]
    carried = [("role" if isinstance(work, Role) else "from", work.id)] if work else []
    carried += [("door", door)] if door else []
    liking = _liking(request, language)
    carried += interest_parameters(liking)
    wrong = [] if years is None else _wrong(level, levels, years)
    if work and years is not None and not wrong:
        answers = [("level", level), *([("years", years.strip())] if years.strip() else [])]
        return see_other(request, "short_questions", [*carried, *answers])
    view = LevelView(
        door=door,
        work=work.label[language] if work else None,
        carried=carried,
        likes=likes_of(liking),
        levels=levels,
        level=level,
        years=years or "",
        usual_years=assumptions_of(career_graph).years_worked,
        wrong=wrong,
    )
    return render(request, "level.html", view, status=422 if wrong else 200)


def _liking(request: Request, language: Language) -> AskedQuery:
    """Return only what was told before: the answers about work are still being given here."""
    given = request.query_params.multi_items()
    return query_from([(name, value) for name, value in given if name in ("i", "p", "t")], language)


def _work(taxonomy: Taxonomy, occupation: str, role: str) -> Occupation | Role | None:
    if role:
        return taxonomy.role_named(role)
    return taxonomy.occupation_named(occupation) if occupation else None


def _wrong(level: str, levels: Collection[str], years: str) -> list[str]:
    number = years.strip().replace(",", ".")
    is_number = number.isascii() and number.replace(".", "", 1).isdecimal()
    wrong = [] if level in levels else ["level"]
    if number and not (is_number and float(number) <= MOST_YEARS):
        wrong.append("years")
    return wrong
