"""White spots, for who coordinates training in a region: where nobody gets into ICT, and why."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import KnowledgeDep, LanguageDep
from app.insights.white_spots import limits_asked, spots_of
from app.rendering import render
from app.routing import PageRouter
from app.sentences import white_spots as said
from app.sentences.limits import PROVINCES as NAMES
from app.sentences.speaker import Speaker
from career_graph.offers import PROVINCES
from career_graph.openers import Training
from career_graph.white_spots import WhiteSpot
from skills_taxonomy.model import CareerLevel

router = PageRouter()

TRAININGS = 20
TRAININGS_SHOWN = 5
SPOTS_SHOWN = 12
MONTHS = (6, 12, 18, 24)
BUDGETS = (0, 500, 1_000, 2_500, 5_000)


@dataclass(frozen=True, slots=True)
class SpotLine:
    """One occupation without a way; its path page asks the same of one person."""

    occupation: str
    label: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """One skill that opens a way, whom for, and what it takes."""

    name: str
    effect: str
    origins: str


@dataclass(frozen=True)
class WhiteSpotsView:
    """Everything templates/white_spots.html can show.

    `alike`: all provinces were looked at, and none differs from another.
    """

    province: str
    provinces: dict[str, str]
    level: str
    levels: list[str]
    months: int
    all_months: list[int]
    budget: int
    budgets: list[int]
    hours: int
    online: bool
    summary: str
    limits: str
    alike: bool
    by_training: str
    by_work: str
    trainings: list[TrainingLine]
    together: list[TrainingLine]
    trainable: list[SpotLine]
    work_only: list[SpotLine]
    shown: int = TRAININGS_SHOWN
    spots_shown: int = SPOTS_SHOWN


@router.page(nl="/witte-vlekken", en="/white-spots", name="white_spots")
def show_white_spots(
    request: Request,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    province: Annotated[str, Parameter(pattern=f"^({'|'.join(PROVINCES)})?$")] = "",
    level: Annotated[str, Parameter(pattern="^(junior|medior|senior)$")] = "medior",
    months: Annotated[int, Parameter(ge=0, le=120)] = 12,
    budget: Annotated[int, Parameter(ge=0, le=1_000_000)] = 0,
    online: Annotated[bool, Parameter()] = True,
) -> HTMLResponse:
    """Show how many occupations have no way to ICT, and the training that would open most."""
    say = Speaker(language, knowledge.taxonomy)
    at = CareerLevel.of(level)
    places = (province,) if province else PROVINCES
    limits = limits_asked(knowledge, months, budget, None, online)
    found = spots_of(knowledge, at, limits, places)
    trainable = sorted(
        (spot for spot in found.spots if spot.is_open_to_training),
        key=lambda spot: (spot.short_hours is None, spot.short_hours or 0, spot.origin),
    )
    work_only = [spot for spot in found.spots if not spot.is_open_to_training]

    def line(spot: WhiteSpot) -> SpotLine:
        return SpotLine(
            occupation=spot.origin.concept,
            label=say.concept(spot.origin),
            note=said.nearest(say, spot),
            where=said.where(say, spot, len(places)),
        )

    view = WhiteSpotsView(
        province=province,
        provinces=NAMES,
        level=level,
        levels=[one.id for one in CareerLevel],
        months=months,
        all_months=sorted({*MONTHS, months}),
        budget=budget,
        budgets=sorted({*BUDGETS, budget}),
        hours=limits.hours_per_week,
        online=online,
        summary=said.summary(say, found, at, province),
        limits=said.limits(say, found),
        alike=not province and all(len(spot.provinces) == len(places) for spot in found.spots),
        by_training=said.by_training(say, len(trainable)),
        by_work=said.by_work(say, len(work_only)),
        trainings=[_training(say, one) for one in found.trainings[:TRAININGS]],
        together=[_training(say, one.training) for one in found.together],
        trainable=[line(spot) for spot in trainable],
        work_only=[line(spot) for spot in work_only],
    )
    return render(request, "white_spots.html", view)


def _training(say: Speaker, one: Training) -> TrainingLine:
    return TrainingLine(said.training(say, one), said.effect(say, one), said.origins(say, one))
