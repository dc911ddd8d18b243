"""The chances of work in a role, as data."""

from datetime import date

from app.chances import line_of
from app.knowledge import Knowledge
from app.sentences.speaker import Speaker
from app.shapes import Shape
from career_graph.labour_market.chances import PlaceChances, chances
from career_graph.labour_market.facts import COUNTRY, LabourFact, LabourMarket, Measure
from skills_taxonomy.model import CareerLevel, Role, State


class FactShape(Shape):
    """One figure: its word, meaning and number in words, and the number itself.

    `value` is null where the source gives none; `levels` is empty when it is about all together.
    """

    id: str
    measure: Measure
    word: str
    meaning: str
    number: str
    value: float | None
    about: str
    group: str
    levels: list[str]
    period: str
    period_end: date
    horizon: int | None
    is_older_than_18_months: bool
    sources: list[str]
    checked_on: date | None
    state: State


class PlaceFactsShape(Shape):
    """One place and what is known of it. Without facts there are no figures."""

    region: str
    label: str
    kind: str
    facts: list[FactShape]


class ChancesShape(Shape):
    """What is known of a role: of the place asked for first, of overlapping places, of the country.

    A figure of one place never stands in for that of another.
    """

    role: str
    level: str | None
    region: str
    is_by_level: bool
    places: list[PlaceFactsShape]
    release: str


class RegionShape(Shape):
    """A place that figures can be about, with the code of CBS."""

    id: str
    label: str
    kind: str
    code: str
    provinces: list[str]


class RegionsShape(Shape):
    """All places."""

    items: list[RegionShape]


def answer_chances(
    say: Speaker,
    role: Role,
    knowledge: Knowledge,
    today: date,
    *,
    level: CareerLevel | None = None,
    region: str = COUNTRY,
) -> ChancesShape:
    """Return what is known of `role` in `region`. Raises UnknownRegionError."""
    market = knowledge.labour_market
    found = chances(market, role, region, level, today)
    return ChancesShape(
        role=role.id,
        level=level.id if level else None,
        region=region,
        is_by_level=found.is_by_level,
        places=[_place(say, place, market, today) for place in found.places],
        release=knowledge.release,
    )


def answer_regions(market: LabourMarket) -> RegionsShape:
    """Return the country, the provinces and the labour-market regions."""
    return RegionsShape(
        items=[
            RegionShape(id=r.id, label=r.label, kind=r.kind, code=r.code, provinces=[*r.provinces])
            for r in market.regions.values()
        ]
    )


def _place(say: Speaker, place: PlaceChances, market: LabourMarket, today: date) -> PlaceFactsShape:
    return PlaceFactsShape(
        region=place.region.id,
        label=place.region.label,
        kind=place.region.kind,
        facts=[_fact(say, fact, market, today) for fact in place.facts],
    )


def _fact(say: Speaker, fact: LabourFact, market: LabourMarket, today: date) -> FactShape:
    line = line_of(say, fact, market, today)
    return FactShape(
        id=fact.id,
        measure=fact.measure,
        word=line.word,
        meaning=line.meaning,
        number=line.number,
        value=fact.value,
        about=line.whom,
        group=fact.group,
        levels=[level.id for level in sorted(fact.levels)],
        period=fact.period.id,
        period_end=fact.period.end,
        horizon=fact.horizon,
        is_older_than_18_months=fact.is_stale(today),
        sources=list(fact.provenance.sources),
        checked_on=fact.provenance.checked_on,
        state=fact.provenance.state,
    )
