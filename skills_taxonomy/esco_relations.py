"""The relations in ESCO's files. A relation with something that is not there is left out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from graphlib import CycleError, TopologicalSorter

from skills_taxonomy.bundle import Member
from skills_taxonomy.csv_table import rows
from skills_taxonomy.edition import Pair
from skills_taxonomy.esco_concepts import Told
from skills_taxonomy.esco_report import Notes
from skills_taxonomy.yaml_file import DataError

ESSENTIAL = {"essential": True, "optional": False}
PAIR_COLUMNS = {
    "occupationSkillRelations": ("occupationUri", "skillUri", "relationType"),
    "skillSkillRelations": ("originalSkillUri", "relatedSkillUri", "relationType"),
}
BROADER_COLUMNS = ("conceptUri", "broaderUri")
BROADER_TABLES = ("broaderRelationsOccPillar", "broaderRelationsSkillPillar")


def read_pairs(
    members: Iterable[Member],
    firsts: Mapping[str, int],
    seconds: Mapping[str, int],
    told: Told,
    notes: Notes,
) -> tuple[Pair, ...]:
    """Return (index, index, is essential) in order. A pair that is both is essential."""
    found: dict[tuple[int, int], bool] = {}
    for table, place, (first, second, word) in _distinct(members, told, notes):
        if word not in ESSENTIAL:
            raise DataError([f"{place}: relationType: {word[:80]!r} is essential noch optional"])
        if first not in firsts or second not in seconds:
            notes.skip(*_dangling(table, place, second if first in firsts else first))
            continue
        pair = firsts[first], seconds[second]
        if found.setdefault(pair, ESSENTIAL[word]) != ESSENTIAL[word]:
            notes.skip(f"{table}: essential en optional tegelijk, essential telt", place)
            found[pair] = True
    return tuple((first, second, found[first, second]) for first, second in sorted(found))


def read_broader(
    members: Iterable[Member], known: Collection[str], told: Told, notes: Notes
) -> tuple[tuple[str, str], ...]:
    """Return (URI, broader URI) in order. Raises DataError where something is above itself."""
    found: dict[tuple[str, str], str] = {}
    for table, place, (uri, broader) in _distinct(members, told, notes):
        if uri in known and broader in known:
            found.setdefault((uri, broader), place)
        else:
            notes.skip(*_dangling(table, place, broader if uri in known else uri))
    _refuse_cycles(found)
    return tuple(sorted(found))


def _refuse_cycles(found: Mapping[tuple[str, str], str]) -> None:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for uri, broader in found:
        sorter.add(uri, broader)
    try:
        sorter.prepare()
    except CycleError as error:
        above, uri = error.args[1][:2]  # each one is the broader of the next
        message = f"broaderUri: {uri} komt langs deze weg boven zichzelf te staan"
        place = found[uri, above]
        raise DataError([f"{place}: {message}; haal een van de rijen in de kring weg"]) from None


def _dangling(table: str, place: str, uri: str) -> tuple[str, str]:
    return f"{table}: een URI die in geen bestand een begrip is", f"{place}: {uri[:200]}"


def _distinct(
    members: Iterable[Member], told: Told, notes: Notes
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield table, place and values of every relation, once.

    From v1.2 on each language repeats the relations; only within one file is that worth a note.
    """
    seen: dict[tuple[str, ...], str] = {}
    for member in members:
        columns = PAIR_COLUMNS.get(member.table, BROADER_COLUMNS)
        source = member.lines(partial(told, member))
        for line, values in rows(source, member.place, columns):
            place = f"{member.place}:{line}"
            if values not in seen:
                seen[values] = member.place
                notes.counts[member.table] += 1
                yield member.table, place, values
            elif seen[values] == member.place:
                notes.skip(f"{member.table}: dezelfde rij nog een keer", place)
