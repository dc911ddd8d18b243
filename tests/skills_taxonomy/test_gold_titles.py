"""Titles as people type them find the work that is meant, among the first three.

`gold_titles.csv` was written before anybody looked at results; labels and rules were mended with it
beside. `unseen_titles.csv` was written after that, so its rate says what a new visitor may expect.
Neither list changes because something is not found.
"""

import csv
from pathlib import Path

import pytest

from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.search import index_of, search

SHOWN = 3
TAXONOMY = load_taxonomy()
INDEXES = (index_of(TAXONOMY.roles.values()), index_of(TAXONOMY.occupations.values()))


def found(typed: str) -> list[str]:
    hits = [hit for index in INDEXES for hit in search(index, typed, "nl", SHOWN)]
    return [hit.id for hit in sorted(hits, key=lambda hit: hit.farness)][:SHOWN]


@pytest.mark.parametrize(("name", "least"), [("gold", 0.96), ("unseen", 0.77)])
def test_most_titles_find_the_work_that_is_meant(name: str, least: float) -> None:
    path = Path(__file__).with_name(f"{name}_titles.csv")
    with path.open(encoding="utf-8", newline="") as file:
        titles = [(row["typed"], row["expected"].split()) for row in csv.DictReader(file)]
    known = {*TAXONOMY.roles, *TAXONOMY.occupations}
    assert all(known.issuperset(expected) for _, expected in titles)

    missed = [
        (typed, expected) for typed, expected in titles if not set(expected) & set(found(typed))
    ]

    for typed, expected in missed:
        print(f"{typed}: {found(typed)}, not {expected}")
    assert 1 - len(missed) / len(titles) >= least


def test_a_treasurer_is_no_teacher() -> None:
    assert "leerkracht-basisonderwijs" not in found("penningmeester")
