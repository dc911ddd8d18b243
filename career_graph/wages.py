"""What people earned in a group of occupations: dated facts, never a promise."""

from dataclasses import dataclass

from skills_taxonomy.model import Provenance, Text


@dataclass(frozen=True, slots=True)
class WageFact:
    """The median gross pay per hour, in cents, of a group of occupations in one year.

    `isco_groups` are the four-digit ISCO groups that we count to it.
    """

    id: str
    label: Text
    isco_groups: frozenset[str]
    cents_per_hour: int
    year: int
    provenance: Provenance
