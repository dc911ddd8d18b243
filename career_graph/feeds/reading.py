"""Files with offers → one feed, and a report of what was left out and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from career_graph.feed import Feed, FeedOffer, is_over, without_doubles
from career_graph.feeds.csv_file import csv_rows
from career_graph.feeds.json_file import read_json
from career_graph.feeds.oeapi import is_oeapi, oeapi_rows
from career_graph.feeds.row import Row, offer_of
from career_graph.feeds.schema_org import is_schema_org, schema_org_rows
from skills_taxonomy.yaml_file import DataError

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What an import tells afterwards, each in lines with file and place.

    `problems` left a row out. `doubles` and `expired` were right, but are not wanted. `placeless`
    are in the list of offers but in no plan: nobody knows where they are.
    """

    files: tuple[str, ...]
    rows: int
    problems: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    placeless: tuple[str, ...] = ()


def read_feeds(
    paths: Sequence[Path],
    today: date,
    *,
    provider: str | None = None,
    checked_on: date | None = None,
    progress: Progress = lambda what, part: None,
) -> tuple[Feed, FeedReport]:
    """Return the offers in some files, in any order of files and rows, and what was left out.

    `provider` and `checked_on` stand in where a file does not tell them. Raises DataError when a
    file is not in order, or has no good row at all: then nothing may change.
    """
    rows, problems = _rows(paths, provider, progress)
    read: list[tuple[Row, FeedOffer]] = []
    for row in rows:
        offer, wrong = offer_of(row, checked_on)
        problems += wrong
        if offer:
            read.append((row, offer))
    if not read:
        raise DataError([*sorted(problems), "in deze bestanden staat geen enkele goede rij"])
    where = {id(offer): row.where for row, offer in read}
    current = [offer for _, offer in read if not is_over(offer, today)]
    feed, doubles = without_doubles(current)
    return feed, FeedReport(
        files=tuple(sorted(path.name for path in paths)),
        rows=len(rows),
        problems=tuple(sorted(problems)),
        doubles=tuple(
            sorted(
                f"{where[id(one)]}: {_title(one)}: staat er al als {name}"
                for name, left in doubles.items()
                for one in left
            )
        ),
        expired=tuple(
            sorted(f"{row.where}: {_title(one)}" for row, one in read if is_over(one, today))
        ),
        placeless=tuple(
            sorted(
                f"{where[id(one)]}: {_title(one)}"
                for one in feed.offers
                if not one.offer.online and not one.offer.provinces
            )
        ),
    )


def _title(one: FeedOffer) -> str:
    return f"“{one.offer.title.nl}” van {one.offer.provider}"


def _rows(
    paths: Sequence[Path], provider: str | None, progress: Progress
) -> tuple[list[Row], list[str]]:
    """Read all files, and tell of all that cannot be read, not only of the first."""
    rows: list[Row] = []
    broken: list[str] = []
    problems: list[str] = []
    educations: list[tuple[str, object]] = []
    for number, path in enumerate(sorted(set(paths))):
        progress(f"lezen: {path.name}", number / len(paths))
        try:
            if path.suffix.lower() == ".csv":
                found, wrong = csv_rows(path)
            elif is_oeapi(content := read_json(path)):
                educations.append((path.name, content))
                continue
            elif is_schema_org(content):
                found, wrong = schema_org_rows(path.name, content, provider)
            else:
                raise DataError([f"{path.name}: geen OEAPI v5, geen schema.org Course, geen .csv"])
        except DataError as error:
            problems += error.problems
            continue
        rows += found
        broken += wrong
    found, wrong = oeapi_rows(educations, provider)
    if problems:
        raise DataError(problems)
    return [*rows, *found], [*broken, *wrong]
