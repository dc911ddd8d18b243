"""Imported facts as compact bytes: what a release of facts holds."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from career_graph.labour_market.facts import LabourFact, LabourMarket, Measure
from career_graph.labour_market.periods import period_named
from skills_taxonomy.edition import FormatError
from skills_taxonomy.model import Provenance, State

FORMAT = 1  # of the bytes; a release packed in another format has to be imported again


def packed(facts: Iterable[LabourFact]) -> bytes:
    """Return imported facts as compressed JSON: the same facts give the same text."""
    rows = [
        (f.measure, f.group, f.region, f.period.id, f.value, f.provenance.sources[0],
         f.provenance.checked_on and f.provenance.checked_on.isoformat())
        for f in sorted(facts, key=lambda fact: fact.id)
    ]  # fmt: skip
    text = json.dumps({"format": FORMAT, "facts": rows}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


def unpacked(content: bytes) -> tuple[LabourFact, ...]:
    """Return the facts in bytes that `packed` made. Raises FormatError for any others."""
    try:
        parts = json.loads(zlib.decompress(content))
        if parts["format"] != FORMAT:
            raise FormatError(f"not in format {FORMAT}; import the files again")
        return tuple(_fact(*row) for row in parts["facts"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise FormatError(f"not packed facts: {error}") from None


def with_facts(market: LabourMarket, facts: Iterable[LabourFact]) -> LabourMarket:
    """Return `market` with imported facts laid over its own.

    Facts of a group or place that this edition of the program does not know fall away.
    """
    known = tuple(f for f in facts if f.group in market.groups and f.region in market.regions)
    return replace(market, facts=(*market.facts, *known))


def _fact(
    measure: str, group: str, region: str, period: str, value: float, source: str, day: str
) -> LabourFact:
    return LabourFact(
        id=f"{measure}.{group}.{region}.{period}",
        measure=Measure(measure),
        group=group,
        region=region,
        period=period_named(period),
        provenance=Provenance((source,), date.fromisoformat(day), State.VERIFIED),
        value=value,
        is_imported=True,
    )
