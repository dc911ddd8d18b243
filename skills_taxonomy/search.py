"""Finding skills, roles and occupations by what people type.

A pure in-memory index over labels and alternative labels in both languages. Case, diacritics,
spaces and hyphens do not count, so that "netwerk beheerder" meets "netwerkbeheerder". Runs of three
letters point to the names that may be meant; those are compared letter by letter. The exact name
always comes first; of equals, the one in the reader's language.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from rapidfuzz import fuzz

from skills_taxonomy.folding import folded, plain, runs_of_three, word_starts
from skills_taxonomy.model import LANGUAGES, Labels, Language, Text

LONGEST_TEXT = 200  # letters; longer than any name, and it keeps the work bounded
CANDIDATES = 60  # names compared letter by letter
SHORTEST_PART = 3  # letters: "kok" may be the end of a compound, "hr" may not
CLOSE_ENOUGH = 77  # of 100: one wrong letter in a word of five, two in a word of nine


class Named(Protocol):
    """Anything with an id and names in both languages: a skill, a role, an occupation."""

    @property
    def id(self) -> str:
        """The id in data files and addresses."""

    @property
    def label(self) -> Text:
        """The preferred name."""

    @property
    def alt_labels(self) -> Labels:
        """Other names."""


class Closeness(IntEnum):
    """How a name answers to a text. Best first."""

    SAME = 0
    SAME_FOLDED = 1
    STARTS_WITH = 2
    WORD_STARTS_WITH = 3
    COMPOUND = 4
    ALIKE = 5


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one concept. `starts` is the folded name, read from the start of each word."""

    id: str
    text: str
    language: Language
    is_preferred: bool
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that was found, and the name it was found by."""

    id: str
    found_by: str
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """All names; which of them fold to the same text, and which hold a run of three letters."""

    names: tuple[Name, ...]
    same: Mapping[str, tuple[int, ...]]
    postings: Mapping[str, tuple[int, ...]]


def index_of(concepts: Iterable[Named]) -> LabelIndex:
    """Return the index over every name of `concepts`."""
    names = tuple(name for concept in concepts for name in _names(concept))
    same: dict[str, list[int]] = {}
    postings: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        same.setdefault(name.starts[0], []).append(number)
        for run in runs_of_three(name.starts):
            postings.setdefault(run, []).append(number)
    return LabelIndex(names, _frozen(same), _frozen(postings))


def search(
    index: LabelIndex, text: str, language: Language = "nl", limit: int = 10
) -> tuple[Hit, ...]:
    """Return at most `limit` concepts that `text` may mean, best first, each once.

    Whatever the text, an answer comes: empty text finds nothing. Names that are only alike count
    when nothing begins with the text. A sentence that is no name is searched for words that are.

    >>> search(index_of([]), "kok")
    ()
    """
    typed = plain(text[:LONGEST_TEXT])
    ranked = _ranked(index, typed, language) or _ranked_by_word(index, typed, language)
    hits: dict[str, Hit] = {}
    for name in ranked:
        hits.setdefault(name.id, Hit(name.id, name.text, name.is_preferred))
    return tuple(hits.values())[: max(0, limit)]


def _names(concept: Named) -> Iterator[Name]:
    for language in LANGUAGES:
        labels = (concept.label[language], *concept.alt_labels[language])
        for place, label in enumerate(labels):
            yield Name(concept.id, label, language, place == 0, word_starts(label))


def _ranked(index: LabelIndex, typed: str, language: Language) -> list[Name]:
    """Return the names that answer to the text, best first."""
    starts = word_starts(typed)
    if not starts[0]:
        return []
    found = []
    for number in _candidates(index, starts):
        name = index.names[number]
        if closeness := _closeness(name, typed, starts[0]):
            less_liked = (name.language != language, not name.is_preferred, len(name.starts[0]))
            found.append((closeness, *less_liked, number))
    found.sort()
    if found and found[0][0][0] < Closeness.COMPOUND:
        found = [hit for hit in found if hit[0][0] < Closeness.ALIKE]
    return [index.names[hit[-1]] for hit in found]


def _ranked_by_word(index: LabelIndex, typed: str, language: Language) -> list[Name]:
    """Return the names that are a word of the text: "ik werk als kok" finds "kok"."""
    numbers = [n for word in typed.split() for n in index.same.get(folded(word), ())]
    names = [index.names[number] for number in numbers]
    return sorted(names, key=lambda name: (name.language != language, not name.is_preferred))


def _candidates(index: LabelIndex, starts: tuple[str, ...]) -> set[int]:
    """Return the names that fold to the same, and those that share most runs of three."""
    shared = Counter(n for run in runs_of_three(starts) for n in index.postings.get(run, ()))
    most = sorted(shared, key=lambda n: (-shared[n], len(index.names[n].starts[0]), n))
    return {*index.same.get(starts[0], ()), *most[:CANDIDATES]}


def _closeness(name: Name, typed: str, wanted: str) -> tuple[Closeness, float] | None:
    """Return how `name` answers to the text and how far it is off, or None when it does not."""
    whole = name.starts[0]
    if plain(name.text) == typed:
        return Closeness.SAME, 0
    if whole == wanted:
        return Closeness.SAME_FOLDED, 0
    if whole.startswith(wanted):
        return Closeness.STARTS_WITH, 0
    if any(start.startswith(wanted) for start in name.starts):
        return Closeness.WORD_STARTS_WITH, 0
    if _is_part(wanted, whole) or (_is_part(whole, wanted) and wanted.endswith(whole)):
        return Closeness.COMPOUND, 0
    likeness = _likeness(name.starts, wanted)
    return (Closeness.ALIKE, -likeness) if likeness >= CLOSE_ENOUGH else None


def _is_part(part: str, whole: str) -> bool:
    return len(part) >= SHORTEST_PART and part in whole


def _likeness(starts: tuple[str, ...], wanted: str) -> float:
    """Return 0 to 100: errors in the name, in the start of a word of it, or in a compound."""
    whole = starts[0]
    beginnings = (fuzz.ratio(wanted, start[: len(wanted)]) - 3 for start in starts)
    end = fuzz.ratio(wanted[-len(whole) :], whole) - 5 if len(whole) > SHORTEST_PART else 0
    return max(fuzz.ratio(wanted, whole), end, *beginnings)


def _frozen(numbers: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(found) for key, found in numbers.items()}
