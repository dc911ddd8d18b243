"""One import of figures, from the files to the release in force."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from app.releases import Imported, Release, store_release
from career_graph.labour_market.facts import LabourMarket
from career_graph.labour_market.packing import packed
from career_graph.labour_market.reading import Origin, facts_in
from career_graph.labour_market.tables import read_figures
from skills_taxonomy.esco_report import Notes, Report


def import_facts(
    engine: Engine,
    paths: Sequence[Path],
    market: LabourMarket,
    origin: Origin,
    *,
    activate: bool = True,
) -> tuple[Release, bool]:
    """Read figures and store them as a release. Returns it, and whether it is new.

    Either all of it is in force afterwards, or what was in force before. Raises DataError when the
    files are not right.
    """
    figures, codes = read_figures(paths)
    notes = Notes()
    facts = facts_in(figures, codes, market, origin, notes)
    notes.counts["cijfers over ICT-beroepen"] = len(facts)
    latest = max(fact.period.end for fact in facts)
    report = Report(
        counts=dict(notes.counts),
        skipped=notes.skipped(),
        missing=(),
        sources=tuple(path.name for path in paths),
    )
    imported = Imported("facts", f"tot {latest:%Y-%m}", (), packed(facts), report)
    return store_release(engine, imported, activate=activate)
