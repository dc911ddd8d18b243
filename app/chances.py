"""The chances of work in a role as pages show them: by place, each figure with its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.knowledge import Knowledge
from app.query import Query, QuestionError
from app.sentences import chances as said
from app.sentences.speaker import Speaker
from career_graph.labour_market.chances import PlaceChances, chances
from career_graph.labour_market.facts import COUNTRY, LabourFact, LabourMarket, RegionKind
from skills_taxonomy.model import CareerLevel, Provenance, Role


@dataclass(frozen=True, slots=True)
class ChanceLine:
    """One figure in words. `warning` is empty unless it is old."""

    word: str
    meaning: str
    number: str
    whom: str
    period: str
    warning: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place and its figures, the one that says most first. Without `lines` there are none."""

    id: str
    name: str
    lines: tuple[ChanceLine, ...]


@dataclass(frozen=True, slots=True)
class ChancesView:
    """The chances of one role: of the place asked for, of others by name, of the country.

    `regions` holds the places to choose from by kind, `hidden` the rest of the question.
    """

    places: tuple[PlaceView, ...]
    levels: str
    region: str
    provinces: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]


def region_asked(region: str, query: Query, market: LabourMarket) -> str:
    """Return the place whose chances to show: the one asked for, else the only province.

    Raises QuestionError for a place that does not exist.
    """
    provinces = query.limits.provinces
    wanted = region.strip().upper() or (provinces[0] if len(provinces) == 1 else COUNTRY)
    if wanted not in market.regions:
        raise QuestionError([("region", "unknown")])
    return wanted


def chances_view(
    say: Speaker,
    role: Role,
    region: str,
    knowledge: Knowledge,
    today: date,
    *,
    level: CareerLevel | None = None,
    hidden: Sequence[tuple[str, str]] = (),
) -> ChancesView:
    """Return what is known of `role` in `region`, in words."""
    market = knowledge.labour_market
    found = chances(market, role, region, level, today)
    return ChancesView(
        places=tuple(_place(say, place, market, today) for place in found.places),
        levels=said.levels_told(say, found.is_by_level) if found.is_anything_known else "",
        region=region,
        provinces=_named(market, RegionKind.PROVINCE),
        regions=_named(market, RegionKind.LABOUR_MARKET_REGION),
        hidden=tuple(hidden),
    )


def chance_in_short(
    say: Speaker, role: Role, region: str, knowledge: Knowledge, today: date
) -> str:
    """Return the first figure of the place asked for, else of the country, each by its name."""
    found = chances(knowledge.labour_market, role, region, today=today)
    for place in (found.asked, found.country):
        if place and place.facts:
            return said.short(say, place.region, place.facts[0], today)
    return said.short(say, found.country.region, None, today)


def line_of(say: Speaker, fact: LabourFact, market: LabourMarket, today: date) -> ChanceLine:
    """Return one figure in words."""
    return ChanceLine(
        word=said.word(say, fact),
        meaning=said.meaning(say, fact),
        number=said.number(say, fact),
        whom=said.whom(say, fact, market),
        period=said.period(say, fact),
        warning=said.too_old(say) if fact.is_stale(today) else "",
        provenance=fact.provenance,
    )


def _place(say: Speaker, place: PlaceChances, market: LabourMarket, today: date) -> PlaceView:
    return PlaceView(
        id=place.region.id,
        name=said.place(say, place.region),
        lines=tuple(line_of(say, fact, market, today) for fact in place.facts),
    )


def _named(market: LabourMarket, kind: RegionKind) -> tuple[tuple[str, str], ...]:
    found: Sequence[tuple[str, str]] = [
        (region.id, region.label) for region in market.regions.values() if region.kind is kind
    ]
    return tuple(sorted(found, key=lambda one: one[1]))
