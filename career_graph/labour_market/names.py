"""Which column, code or name means what, in the files of CBS and UWV."""

import re
from collections.abc import Iterable, Iterator, Sequence

from career_graph.labour_market.facts import Measure, OccupationGroup, Region, RegionKind

NUMBERED = re.compile(r"_\d+$")  # how CBS marks a column with a measure
TOTAL = re.compile(r"T\d{6}|10000|totaal.*|total.*", re.IGNORECASE)
ELSEWHERE = re.compile(r"(GM|LD|CR|GG|VR|BU|WK|RP)\d+")  # municipalities and other divisions
OCCUPATION = ("beroep",)
REGION = ("regio", "arbeidsmarktregio", "provincie")
PERIOD = ("period", "peil", "kwartaal", "jaar", "maand")
_MEASURES = (
    ("spanning", Measure.TIGHTNESS),
    ("openstaandevacature", Measure.VACANCIES),
    ("vacatures", Measure.VACANCIES),
    ("wwuitkering", Measure.JOB_SEEKERS),
    ("kortdurendwerkzoekend", Measure.JOB_SEEKERS),
    ("werkzameberoepsbevolking", Measure.WORKERS),
    ("werkzamepersonen", Measure.WORKERS),
)


def measure_of(name: str) -> Measure | None:
    """Return what a column of this name measures, or None when we do not use it."""
    bare = letters(name)
    return next((measure for word, measure in _MEASURES if bare.startswith(word)), None)


def kinds_of(column: str, code: str, title: str) -> Sequence[RegionKind]:
    """Return which kinds of place a name may mean: Groningen is a province and a region."""
    bare = letters(column)
    if "(AM)" in title or bare.startswith("arbeidsmarkt"):
        return (RegionKind.LABOUR_MARKET_REGION, RegionKind.COUNTRY)
    if "(PV)" in title or bare.startswith("provincie"):
        return (RegionKind.PROVINCE, RegionKind.COUNTRY)
    if re.fullmatch(r"(NL|PV|AM)\d\d", code):
        return tuple(RegionKind)
    return (RegionKind.COUNTRY, RegionKind.LABOUR_MARKET_REGION, RegionKind.PROVINCE)


def group_names(groups: Iterable[OccupationGroup]) -> Iterator[tuple[str, OccupationGroup]]:
    """Yield every plain name and code of each group."""
    for group in groups:
        for name in (group.id, *group.codes, *group.names):
            yield plain(name), group
            yield plain(f"{group.id} {name}"), group


def region_names(regions: Iterable[Region], kind: RegionKind) -> Iterator[tuple[str, Region]]:
    """Yield every plain name and code of each place of one kind."""
    for region in regions:
        if region.kind is kind:
            for name in (region.code, region.label, *region.also):
                yield plain(name), region


def plain(name: str) -> str:
    """Return a name without capitals, marks and the letters that CBS puts behind it.

    >>> plain("Zaanstreek/Waterland (AM)"), plain("Fryslân (PV)"), plain("0811 Software- en …")
    ('zaanstreek waterland', 'fryslan', '0811 software en')
    """
    bare = re.sub(r"\((PV|AM)\)", "", name).casefold().replace("â", "a")
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def letters(name: str) -> str:
    """Return only the letters of a column name."""
    return re.sub(r"[^a-z]", "", name.casefold())
