"""One import of offers, from the files to the release in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from app.current import active_feed
from app.releases import Imported, Release, activate_release, store_release
from career_graph.feed import Differences, Feed, differences
from career_graph.feeds.packing import packed_feed
from career_graph.feeds.reading import FeedReport, read_feeds
from skills_taxonomy.esco import Progress
from skills_taxonomy.esco_report import Report, Skipped

READING = 0.8  # of the time


@dataclass(frozen=True, slots=True)
class ImportedOffers:
    """What came of an import: the release, what it changed, and what was left out."""

    release: Release
    is_new: bool
    feed: Feed
    changes: Differences
    report: FeedReport


def import_offers(
    engine: Engine,
    paths: Sequence[Path],
    today: date,
    *,
    activate: bool,
    progress: Progress,
    provider: str | None = None,
    checked_on: date | None = None,
) -> ImportedOffers:
    """Read files with offers and store them as a release: all offers together, nothing before it.

    Whatever goes wrong, and wherever the process is stopped: either the new release is in force,
    whole, or what was in force before. A release that was there already is put in force again.
    Raises DataError when the files are not right.
    """
    feed, report = read_feeds(
        paths,
        today,
        provider=provider,
        checked_on=checked_on,
        progress=lambda what, part: progress(what, part * READING),
    )
    progress("inpakken", READING)
    before = active_feed(engine) or Feed(())
    imported = Imported("offers", "", (), packed_feed(feed), _told(feed, report))
    release, is_new = store_release(
        engine, imported, activate=activate, step=lambda what: progress(what, 0.95)
    )
    if activate and not release.is_active:
        release = activate_release(engine, release.id)
    progress("klaar", 1.0)
    return ImportedOffers(release, is_new, feed, differences(before, feed), report)


def _told(feed: Feed, report: FeedReport) -> Report:
    left_out = {
        "rij die niet goed is": report.problems,
        "dubbel": report.doubles,
        "voorbij": report.expired,
        "plaats onbekend": report.placeless,
    }
    return Report(
        counts={"scholing": len(feed.offers)},
        skipped=tuple(Skipped(why, len(each), each[0]) for why, each in left_out.items() if each),
        missing=(),
        sources=report.files,
    )
