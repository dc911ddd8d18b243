"""The command `import-offers`: what it did, line by line."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from app.knowledge import read_embedded
from app.offer_import import ImportedOffers, import_offers
from app.progress import progress_on
from app.release_commands import done
from career_graph.feed import FeedOffer, described, skill_words, waiting_terms
from career_graph.feeds.csv_file import template

SHOWN = 20  # lines of one kind; the rest is counted
FIELDS = {
    "title": "titel",
    "form": "vorm",
    "online": "online",
    "provinces": "provincies",
    "region": "plaats",
    "hours": "uren",
    "months": "maanden",
    "hours_per_week": "uren per week",
    "price_euros": "prijs",
    "price_from": "jaar van de prijs",
    "starts": "start",
    "entry": "toegang",
    "link": "link",
    "provenance": "bron of dag",
    "skills": "vaardigheden",
    "valid_until": "laatste dag",
}


def import_files(asked: argparse.Namespace) -> int:
    """Import offers of others as one release, and use it from now on."""
    if asked.template:
        print(template(), end="")
        return 0
    if not asked.files:
        print("Noem een bestand, of vraag om het sjabloon met --template.", file=sys.stderr)
        return 2
    try:
        checked_on = date.fromisoformat(asked.checked_on) if asked.checked_on else None
    except ValueError:
        print("--checked-on: moet een dag zijn als 2026-11-30", file=sys.stderr)
        return 2

    def do(engine: Engine) -> Iterator[str]:
        imported = import_offers(
            engine,
            [Path(file) for file in asked.files],
            date.today(),
            activate=not asked.no_activate,
            progress=progress_on(sys.stderr),
            provider=asked.provider,
            checked_on=checked_on,
        )
        yield from told(imported)

    return done(do)


def told(imported: ImportedOffers) -> Iterator[str]:
    """Yield what an import did: the release, what changed, what was left out, what waits."""
    release, changes, report = imported.release, imported.changes, imported.report
    use = "in gebruik" if release.is_active else "niet in gebruik"
    offers = len(imported.feed.offers)
    yield f"release {release.id}: {_ways(offers)}, {use}; {report.rows} rijen gelezen"
    if not (changes.added or changes.changed or changes.gone):
        yield "Er is niets veranderd sinds de vorige import."
    yield from _listed("nieuw", map(_name, changes.added))
    yield from _listed(
        "anders",
        (
            f"{_name(c.offer)}: {', '.join(FIELDS.get(f, f) for f in c.about)}"
            for c in changes.changed
        ),
    )
    yield from _listed("weg", map(_name, changes.gone))
    yield from _listed("niet goed, dus niet opgenomen", report.problems)
    yield from _listed("dubbel, één keer opgenomen", report.doubles)
    yield from _listed("voorbij, dus niet opgenomen", report.expired)
    yield from _listed("plaats onbekend, dus in geen plan", report.placeless)
    yield from _beside_ours(imported)
    if not release.is_active:
        yield f"Niet in gebruik. Wel gebruiken: padwijzer releases activate {release.id}"


def _beside_ours(imported: ImportedOffers) -> Iterator[str]:
    """Tell what we describe ourselves already, and which words wait for a curator."""
    embedded = read_embedded()
    ours = described(embedded.offers, imported.feed)
    names = {one.offer.id: _name(one) for one in imported.feed.offers}
    yield from _listed(
        "staat al bij ons, en dat gaat voor", (f"{names[a]}: {b}" for a, b in ours.items())
    )
    words = skill_words(embedded.taxonomy.skills.values(), embedded.meanings)
    waiting = waiting_terms(imported.feed, words)
    if waiting:
        yield f"{len(waiting)} x een vaardigheid die een mens moet nakijken: padwijzer curate"


def _ways(number: int) -> str:
    return "1 manier om te leren" if number == 1 else f"{number} manieren om te leren"


def _name(one: FeedOffer) -> str:
    return f"“{one.offer.title.nl}” van {one.offer.provider} ({one.offer.id})"


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found: Sequence[str] = list(lines)
    if found:
        yield f"{len(found)} x {heading}:"
        yield from (f"  {line}" for line in found[:SHOWN])
    if len(found) > SHOWN:
        yield f"  en nog {len(found) - SHOWN}"
