"""`padwijzer bench --search`: finding names, ours beside other engines, in one run.

Every engine gets the same labels and the same questions, one after the other for each question.
Time is processor time, so that a busy machine slows none of them more than another. A hit is an
expected concept among the first three. Common before less common is what only ours knows of; the
others rank by their own score alone.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import count, product
from pathlib import Path
from random import Random
from time import process_time

from benchmarks import search_engines as engines
from benchmarks.search_engines import Ask, Label
from career_graph.joining import joined
from career_graph.loader import load_assumptions
from skills_taxonomy.esco import read_bundles
from skills_taxonomy.folding import folded
from skills_taxonomy.label_index import LabelIndex, index_of
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import LANGUAGES, Labels, Occupation, Role, Skill, Taxonomy, Text

GOLD = Path(__file__).parent.parent / "tests" / "skills_taxonomy" / "gold_titles.csv"
MANY = 70_000  # labels
TYPOS = 200
PLACES = ("in de zorg", "bij een gemeente", "in de bouw", "in het onderwijs", "bij een bank")
MORE = ("in deeltijd", "in de nacht", "op afstand", "in ploegen", "voor jongeren", "voor ouderen")
Question = tuple[str, frozenset[str]]  # what is typed, and the concepts that are right


@dataclass(frozen=True, slots=True)
class Copy:
    """A concept that is made up to have enough of them: a known one, with more words."""

    id: str
    label: Text
    alt_labels: Labels
    is_derived: bool = True


Concept = Role | Occupation | Skill | Copy


@dataclass(slots=True)
class Row:
    """How one engine did. Milliseconds of processor time; hits are parts of one."""

    scale: str
    labels: int
    engine: str
    build_s: float
    p50_ms: float = 0
    p99_ms: float = 0
    hits: dict[str, float] = field(default_factory=dict)


def main(*, as_json: bool, esco: Sequence[Path] = ()) -> int:
    """Print the rows: at the scale of our own labels, and at that of ESCO, given or imitated."""
    taxonomy = load_taxonomy()
    embedded = _all_of(taxonomy)
    if esco:
        edition, _ = read_bundles(esco)
        large = _all_of(joined(taxonomy, edition, load_assumptions()))
    else:
        large = multiplied(embedded, MANY)
    rows = measure("embedded", embedded) + measure("ESCO" if esco else "multiplied", large)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print("\n".join(_table(rows)))
    return 0


def measure(scale: str, concepts: Sequence[Concept]) -> list[Row]:
    """Ask every engine the gold titles, and names with a typo."""
    labels = sorted({Label(concept.id, text) for concept in concepts for text in _texts(concept)})
    builders: Mapping[str, Callable[[], Ask | None]] = {
        "ours": lambda: engines.ours(_index(concepts)),
        "FTS5 trigram, any": lambda: engines.fts5_trigram(labels),
        "FTS5 words, prefix": lambda: engines.fts5_prefix(labels),
        "rapidfuzz over all": lambda: engines.rapidfuzz_over_all(labels),
        "tantivy trigram, any": lambda: engines.tantivy_trigram(labels),
    }
    asks: list[tuple[Row, Ask]] = []
    for name, build in builders.items():
        begin = process_time()
        if ask := build():
            asks.append((Row(scale, len(labels), name, process_time() - begin), ask))
    questions = {"gold": gold_titles(), "typos": with_typos(labels)}
    times = _asked(asks, questions)
    for row, _ in asks:
        taken = sorted(times[row.engine])
        row.p50_ms, row.p99_ms = taken[len(taken) // 2], taken[len(taken) * 99 // 100]
    return [row for row, _ in asks]


def _asked(
    asks: Sequence[tuple[Row, Ask]], questions: Mapping[str, Sequence[Question]]
) -> dict[str, list[float]]:
    """Ask everything, write the hits in the rows, and return the times."""
    times: dict[str, list[float]] = {row.engine: [] for row, _ in asks}
    for kind, each in questions.items():
        right = dict.fromkeys(times, 0)
        for typed, expected in each:
            for row, ask in asks:
                begin = process_time()
                found = ask(typed)
                times[row.engine].append((process_time() - begin) * 1000)
                right[row.engine] += not expected.isdisjoint(found)
        for row, _ in asks:
            row.hits[kind] = right[row.engine] / len(each)
    return times


def gold_titles(path: Path = GOLD) -> list[Question]:
    """Return the titles that people type, and what they mean."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["typed"], frozenset(row["expected"].split())) for row in csv.DictReader(file)]


def with_typos(labels: Sequence[Label]) -> list[Question]:
    """Return names with one error: a letter too few, one too many, or two that changed places."""
    random = Random(1)
    long_enough = [label.text for label in labels if len(label.text) > 5]
    meant: dict[str, set[str]] = {}
    for label in labels:
        meant.setdefault(folded(label.text), set()).add(label.concept)
    questions = []
    for text in random.sample(long_enough, min(TYPOS, len(long_enough))):
        at = random.randrange(1, len(text) - 1)
        before, letter, after, rest = text[:at], text[at], text[at + 1], text[at + 2 :]
        errors = (after + rest, letter + letter + after + rest, after + letter + rest)
        questions.append((before + random.choice(errors), frozenset(meant[folded(text)])))
    return questions


def multiplied(concepts: Sequence[Concept], labels: int) -> list[Concept]:
    """Return the concepts, and as many with more words as it takes to have so many labels."""
    more: list[Concept] = list(concepts)
    total = sum(len(_texts(concept)) for concept in concepts)
    for number, (place, extra) in zip(count(), product(PLACES, MORE), strict=False):
        words = f" {place} {extra}" if number else f" {place}"
        for concept in concepts:
            if total >= labels:
                return more
            label = Text(concept.label.nl + words, concept.label.en + words)
            dutch, english = (
                tuple(text + words for text in concept.alt_labels[code]) for code in LANGUAGES
            )
            more.append(Copy(f"{concept.id}-{number}", label, Labels(dutch, english)))
            total += len(_texts(more[-1]))
    return more


def _all_of(taxonomy: Taxonomy) -> list[Concept]:
    return [
        *taxonomy.roles.values(),
        *taxonomy.occupations.values(),
        *taxonomy.skills.values(),
    ]


def _texts(concept: Concept) -> set[str]:
    return {t for code in LANGUAGES for t in (concept.label[code], *concept.alt_labels[code])}


def _index(concepts: Iterable[Concept]) -> LabelIndex:
    return index_of(concepts, lambda concept: getattr(concept, "is_derived", False))


def _table(rows: Iterable[Row]) -> Iterable[str]:
    yield f"{'labels':18} {'engine':22} {'build':>7} {'p50':>9} {'p99':>9}  gold  typos"
    for row in rows:
        yield (
            f"{row.scale + ' ' + str(row.labels):18} {row.engine:22} {row.build_s:5.2f} s "
            f"{row.p50_ms:6.2f} ms {row.p99_ms:6.2f} ms  {row.hits['gold']:4.0%}  "
            f"{row.hits['typos']:4.0%}"
        )
