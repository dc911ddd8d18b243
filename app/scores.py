"""`padwijzer score-transitions`: a file of pairs in, the same file with two columns more out."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.knowledge import Knowledge
from career_graph.graph import Position
from career_graph.scoring import TransitionScorer, scorer_of
from career_graph.typical import TypicalReach
from skills_taxonomy.edition import EscoEdition
from skills_taxonomy.model import CareerLevel, Match, UnknownConceptError
from skills_taxonomy.yaml_file import DataError

PAIR = ("origin_uri", "destination_uri")
ADDED = ("score", "reach")


@dataclass(frozen=True, slots=True)
class Scored:
    """How many pairs were scored, and the lines that name an occupation nobody knows."""

    pairs: int
    unknown_lines: tuple[int, ...]


def score_transitions(
    source: Path, target: Path, knowledge: Knowledge, edition: EscoEdition
) -> Scored:
    """Write the rows of `source` to `target` with a score and a reach.

    A pair with an unknown occupation keeps its row, with both left empty. Raises DataError, and
    writes nothing, when `source` is no such file.
    """
    header, rows = _read(source)
    scorer = scorer_of(edition)
    positions = _positions(knowledge)
    typical = TypicalReach(knowledge.career_graph)
    unknown: list[int] = []
    answers = []
    for line, row in rows:
        answer = _answer(row, header, scorer, positions, typical)
        if answer == ("", ""):
            unknown.append(line)
        answers.append([*row, *answer])
    partial = target.with_name(f"{target.name}.part")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*header, *ADDED])
        writer.writerows(answers)
    partial.replace(target)
    return Scored(len(answers), tuple(unknown))


def _answer(
    row: list[str],
    header: list[str],
    scorer: TransitionScorer,
    positions: dict[str, Position],
    typical: TypicalReach,
) -> tuple[str, str]:
    origin, destination = (row[header.index(name)].strip() for name in PAIR)
    try:
        score = scorer.score(origin, destination)
    except UnknownConceptError:
        return "", ""
    missing = scorer.missing_essentials(origin, destination)
    reach = typical.reach(
        positions[origin],
        positions[destination],
        len(missing),
        lambda: scorer.number_near(origin, missing),
    )
    return f"{score:.4f}", reach.value


def _read(source: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            return _checked(source.name, reader, next(reader, []))
    except OSError as error:
        raise DataError([f"{source.name}: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise DataError([f"{source.name}:1: geen UTF-8; sla het bestand op als UTF-8"]) from None
    except csv.Error as error:
        raise DataError([f"{source.name}: geen CSV: {error}"]) from None


def _checked(
    name: str, reader: Iterator[list[str]], header: list[str]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    missing = [column for column in PAIR if header.count(column) != 1]
    if missing:
        raise DataError(
            [f"{name}:1: kolom {column} hoort er één keer te staan" for column in missing]
        )
    rows = [(line, row) for line, row in enumerate(reader, 2) if row]
    wrong = [line for line, row in rows if len(row) != len(header)]
    if wrong:
        problem = f"niet zo veel velden als de kop ({len(header)})"
        raise DataError([f"{name}:{line}: {problem}" for line in wrong[:20]])
    return header, rows


def _positions(knowledge: Knowledge) -> dict[str, Position]:
    """Return the medior position of every ESCO occupation: the one we describe it by best."""
    found: dict[str, Position] = {}
    taxonomy = knowledge.taxonomy
    for occupation in taxonomy.occupations.values():
        for match in occupation.esco[:1]:
            found.setdefault(match.uri, Position(occupation.id, CareerLevel.MEDIOR))
    for role in taxonomy.roles.values():
        level = CareerLevel.MEDIOR if CareerLevel.MEDIOR in role.levels else max(role.levels)
        for match in role.esco:
            if match.match is Match.EXACT:
                found[match.uri] = Position(role.id, level)
    return found
