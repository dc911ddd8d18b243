"""White spots as data, and kept: the same for everybody, as long as the data stay the same."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from app.answers import place_of
from app.knowledge import CareerGraph, Knowledge
from app.shapes import PlaceShape, Shape
from career_graph.graph import assumptions_of
from career_graph.offers import PROVINCES
from career_graph.openers import Training
from career_graph.profile import Limits
from career_graph.white_spots import WhiteSpots, white_spots
from skills_taxonomy.model import CareerLevel

MOST_KEPT = 24  # answers; the oldest goes first
MOST_TRAININGS = 20
_Asked = tuple[CareerLevel, tuple[str, ...], Limits]
_kept: WeakKeyDictionary[CareerGraph, dict[_Asked, WhiteSpots]] = WeakKeyDictionary()


class WhiteSpotShape(Shape):
    """An origin from which nothing opens in these provinces.

    `nearest` is null where no training helps: the level asks more experience from work.
    `short_hours` are the study hours too many; null where nobody learns all of it alone.
    """

    origin: PlaceShape
    provinces: list[str]
    nearest: PlaceShape | None
    short_hours: int | None


class TrainingShape(Shape):
    """A skill to a proficiency: how many spots it opens by itself (an origin in a province each).

    `hours` is what it takes alone, for the one in the middle of all it helps.
    """

    skill: str
    proficiency: int
    hours: int
    spots: int
    origins: list[PlaceShape]


class LevelSpotsShape(Shape):
    """What holds for one level. `together` opens most as a set, in order."""

    level: str
    origins: int
    spots: list[WhiteSpotShape]
    trainings: list[TrainingShape]
    together: list[TrainingShape]


class WhiteSpotsShape(Shape):
    """Origins, levels and provinces without a path that keeps the level within these limits."""

    provinces: list[str]
    months: int
    own_euros: int
    hours_per_week: int
    online: bool
    levels: list[LevelSpotsShape]
    release: str


def spots_of(
    knowledge: Knowledge, level: CareerLevel, limits: Limits, provinces: Sequence[str]
) -> WhiteSpots:
    """Return the white spots of one level; computed when first asked with this data."""
    kept = _kept.setdefault(knowledge.career_graph, {})
    asked = (level, tuple(provinces), limits)
    if asked not in kept:
        found = white_spots(
            knowledge.career_graph, knowledge.offers.values(), limits, [level], provinces
        )
        while len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[asked] = found
    return kept[asked]


def limits_asked(
    knowledge: Knowledge, months: int, budget: int, hours: int | None, online: bool
) -> Limits:
    """Return the limits to look within; without hours a week the usual ones."""
    usual = assumptions_of(knowledge.career_graph).hours_per_week
    return Limits(hours or usual, months, own_euros=budget, keep_level=True, online=online)


def answer_white_spots(
    knowledge: Knowledge,
    limits: Limits,
    levels: Sequence[CareerLevel] = tuple(CareerLevel),
    provinces: Sequence[str] = PROVINCES,
) -> WhiteSpotsShape:
    """Return the white spots of these levels and provinces."""
    return WhiteSpotsShape(
        provinces=list(provinces),
        months=limits.months_per_step,
        own_euros=limits.own_euros or 0,
        hours_per_week=limits.hours_per_week,
        online=limits.online,
        levels=[
            _level(knowledge, level, spots_of(knowledge, level, limits, provinces))
            for level in levels
        ],
        release=knowledge.release,
    )


def _level(knowledge: Knowledge, level: CareerLevel, found: WhiteSpots) -> LevelSpotsShape:
    return LevelSpotsShape(
        level=level.id,
        origins=found.origins,
        spots=[
            WhiteSpotShape(
                origin=place_of(spot.origin, knowledge),
                provinces=list(spot.provinces),
                nearest=place_of(spot.nearest, knowledge) if spot.nearest else None,
                short_hours=spot.short_hours,
            )
            for spot in found.spots
        ],
        trainings=[_training(knowledge, one) for one in found.trainings[:MOST_TRAININGS]],
        together=[_training(knowledge, one.training) for one in found.together],
    )


def _training(knowledge: Knowledge, one: Training) -> TrainingShape:
    return TrainingShape(
        skill=one.skill,
        proficiency=one.proficiency,
        hours=one.hours,
        spots=one.places,
        origins=[place_of(origin, knowledge) for origin in one.origins],
    )
