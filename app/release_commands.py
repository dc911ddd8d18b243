"""The commands `import-esco` and `releases`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.database import open_database
from app.esco_import import import_esco
from app.progress import progress_on
from app.releases import (
    KINDS,
    Kind,
    Release,
    ReleaseError,
    activate_release,
    active_edition,
    all_releases,
    deactivate_releases,
    remove_release,
)
from app.settings import Settings
from career_graph.agreement import agreement
from career_graph.loader import load_assumptions
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.yaml_file import DataError

UNCHANGED = "Er is niets veranderd: wat in gebruik was, is nog in gebruik."
NAMES: dict[Kind, str] = {"esco": "ESCO", "offers": "scholing", "facts": "cijfers over werk"}
WORDS = {
    "occupations": "beroepen",
    "skills": "vaardigheden",
    "skillGroups": "groepen vaardigheden",
    "ISCOGroups": "ISCO-groepen",
    "occupationSkillRelations": "relaties tussen beroep en vaardigheid",
    "skillSkillRelations": "relaties tussen vaardigheden",
    "broaderRelationsOccPillar": "plaatsen in de boom van beroepen",
    "broaderRelationsSkillPillar": "plaatsen in de boom van vaardigheden",
}


def import_bundles(asked: argparse.Namespace) -> int:
    """Import official ESCO files as one release, and use it from now on."""
    paths = [Path(file) for file in asked.files]

    def do(engine: Engine) -> Iterator[str]:
        release, is_new = import_esco(
            engine, paths, activate=not asked.no_activate, progress=progress_on(sys.stderr)
        )
        yield from import_lines(release, is_new)
        if is_new:
            yield _agreement(engine)

    return done(do)


def import_lines(release: Release, is_new: bool) -> Iterator[str]:
    """Tell what an import brought, or that it was there already, and whether it is in use."""
    if is_new:
        yield from _lines(release)
        yield from _counts(release)
    else:
        yield f"Deze release was er al, er verandert niets: {next(_lines(release))}"
    if not release.is_active:
        yield f"Niet in gebruik. Wel gebruiken: padwijzer releases activate {release.id}"


def _agreement(engine: Engine) -> str:
    """Tell how far the derived occupations are from those we described ourselves."""
    edition = active_edition(engine)
    if edition is None:
        return "Nog niet in gebruik, dus nog niets afgeleid."
    found = agreement(load_taxonomy(), edition, load_assumptions())
    return (
        f"{found.occupations} beroepen die wij zelf beschreven, ook afgeleid: van de vaardigheden "
        f"op medior-niveau zijn er {found.same} gelijk, {found.one_off} één stap anders en "
        f"{found.further} meer"
    )


def list_releases(asked: argparse.Namespace) -> int:
    """Print every release."""

    def do(engine: Engine) -> Iterator[str]:
        releases = all_releases(engine)
        for release in releases:
            yield from _lines(release)
        if not releases:
            yield "Geen releases: alleen de eigen gegevens zijn in gebruik."

    return done(do)


def activate(asked: argparse.Namespace) -> int:
    """Use this release; running servers follow within seconds."""
    return done(lambda engine: _lines(activate_release(engine, asked.id)))


def deactivate(asked: argparse.Namespace) -> int:
    """Use the embedded data alone; with KIND, of that kind."""

    def do(engine: Engine) -> Iterator[str]:
        for release in deactivate_releases(engine, (asked.kind,) if asked.kind else KINDS):
            yield f"Niet meer in gebruik: release {release.id}"
        if not any(release.is_active for release in all_releases(engine)):
            yield "Alleen de eigen gegevens zijn in gebruik."

    return done(do)


def remove(asked: argparse.Namespace) -> int:
    """Delete a release that is not in use."""

    def do(engine: Engine) -> Iterator[str]:
        yield f"Weg: release {remove_release(engine, asked.id).id}"

    return done(do)


def done(do: Callable[[Engine], Iterator[str]]) -> int:
    """Do it and print what it says, or print what is wrong; in that case nothing has changed."""
    try:
        engine = open_database(Settings.from_environment().database_url)
        try:
            lines = list(do(engine))
        finally:
            engine.dispose()
    except DataError as error:
        return _failed(*error.problems)
    except ReleaseError as error:
        return _failed(str(error))
    except DBAPIError as error:
        return _failed(
            f"database: {error.orig}; is er plaats op de schijf, en mag je er schrijven?"
        )
    except OSError as error:
        return _failed(f"{error.filename or 'schijf'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _failed("\nafgebroken")
    except MemoryError:
        return _failed("te weinig geheugen; een import vraagt zo'n 250 MiB")
    for line in lines:
        print(line)
    return 0


def _failed(*problems: str) -> int:
    for problem in (*problems, UNCHANGED):
        print(problem, file=sys.stderr)
    return 1


def _lines(release: Release) -> Iterator[str]:
    use = "in gebruik" if release.is_active else "niet in gebruik"
    languages = f" ({', '.join(release.languages)})" if release.languages else ""
    day = release.imported_at.strftime("%Y-%m-%d %H:%M UTC")
    name = f"{_name(release)}{languages}"
    yield f"release {release.id}: {name}, {use}, {day}, {release.checksum[:12]}"


def _name(release: Release) -> str:
    if release.kind == "esco":
        return f"ESCO v{release.version}" if release.version else "ESCO, versie onbekend"
    return f"{NAMES[release.kind]} {release.version}".rstrip()


def _counts(release: Release) -> Iterator[str]:
    report = release.report
    for table, count in report.counts.items():
        yield f"  {count:>7} {WORDS.get(table, table)}"
    for skipped in report.skipped:
        yield f"  {skipped.count:>7} x {skipped.reason} (eerste: {skipped.first})"
    if report.missing:
        yield f"  niet in deze bestanden: {', '.join(report.missing)}"
    if not release.is_complete:
        yield "  Niet compleet: zonder vaardigheden en relaties leidt een beroep nergens heen."
