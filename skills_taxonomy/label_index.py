"""All names of many concepts, laid out so that what somebody types finds them quickly.

Names are numbered from most to least likely to be meant, whatever was typed: a low number goes
before a high one. Every list of names is a sorted array of such numbers.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar

from skills_taxonomy.folding import runs_of_three, words_of
from skills_taxonomy.model import LANGUAGES, Labels, Language, Text
from skills_taxonomy.wording import LITTLE, stem

LAST = "\U0010ffff"
LEAST_SAYS = 0.1
LITTLE_SAYS = 0.25  # what a word like "medewerker" counts for
BOTH: tuple[Language, ...] = LANGUAGES
ONLY: tuple[tuple[Language, ...], ...] = (("nl",), ("en",))


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


class Name(NamedTuple):
    """One name of one concept. `rarity` is 0 for what is common; more for what is less so."""

    id: str
    text: str
    languages: tuple[Language, ...]
    is_preferred: bool
    rarity: int


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """All names: by their folded text, by word, by stem of a word, by run of three letters.

    `weights` tells how much a word says: less when many names have it.
    """

    names: tuple[Name, ...]
    words_in: tuple[tuple[str, ...], ...]
    folded: tuple[str, ...]
    in_order: Sequence[int]
    words: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    forwards: tuple[str, ...]
    backwards: tuple[str, ...]
    stems: Mapping[str, tuple[str, ...]]
    runs: Mapping[str, Sequence[int]]

    def same(self, wanted: str) -> Sequence[int]:
        """Return the names that fold to `wanted`."""
        key = self.folded.__getitem__
        start = bisect_left(self.in_order, wanted, key=key)
        return self.in_order[start : bisect_right(self.in_order, wanted, key=key)]

    def starting_with(self, wanted: str, most: int) -> list[int]:
        """Return the first `most` names that begin with `wanted`."""
        key = self.folded.__getitem__
        start = bisect_left(self.in_order, wanted, key=key)
        end = bisect_right(self.in_order, wanted + LAST, key=key)
        return nsmallest(most, self.in_order[start:end])

    def with_word_starting(self, wanted: str, most: int) -> list[int]:
        """Return the first `most` names that have a word that begins with `wanted`."""
        words = self.words_starting_with(wanted)
        each = 1 + 8 * most // (len(words) + 1)
        return nsmallest(most, {n for word in words for n in self.words[word][:each]})

    def words_starting_with(self, wanted: str) -> tuple[str, ...]:
        """Return the words that begin with `wanted`."""
        start = bisect_left(self.forwards, wanted)
        return self.forwards[start : bisect_right(self.forwards, wanted + LAST)]

    def words_ending_with(self, wanted: str) -> list[str]:
        """Return the words that end with `wanted` and are longer."""
        turned = wanted[::-1]
        start = bisect_right(self.backwards, turned)
        end = bisect_right(self.backwards, turned + LAST)
        return [word[::-1] for word in self.backwards[start:end]]


_Concept = TypeVar("_Concept", bound=Named)


def index_of(
    concepts: Iterable[_Concept], rarity: Callable[[_Concept], int] = lambda _: 0
) -> LabelIndex:
    """Return the index over every name of `concepts`."""
    found = [
        _Entry(name.rarity, not name.is_preferred, len(bare), bare, own_words, name)
        for concept in concepts
        for name in _names(concept, rarity(concept))
        if (bare := "".join(own_words := words_of(name.text)))
    ]
    found.sort(key=itemgetter(0, 1, 2, 3))
    words: dict[str, list[int]] = defaultdict(list)
    runs: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(found):
        for word in entry.words:
            words[word].append(number)
        for run in runs_of_three(entry.bare):
            runs[run].append(number)
    stems: dict[str, list[str]] = defaultdict(list)
    for word in words:
        stems[stem(word)].append(word)
    bare_names = tuple(entry.bare for entry in found)
    once = {word: word for word in words}
    return LabelIndex(
        names=tuple(entry.name for entry in found),
        words_in=tuple(tuple([once[word] for word in entry.words]) for entry in found),
        folded=bare_names,
        in_order=array("I", sorted(range(len(found)), key=bare_names.__getitem__)),
        words=_packed(words),
        weights=dict(_weights(stems, words, len(found))),
        forwards=tuple(sorted(words)),
        backwards=tuple(sorted(word[::-1] for word in words)),
        stems={key: tuple(forms) for key, forms in stems.items()},
        runs=_packed(runs),
    )


class _Entry(NamedTuple):
    """A name, and by what it is put in order: the least rare first, then the shortest."""

    rarity: int
    is_other_name: bool
    length: int
    bare: str
    words: tuple[str, ...]
    name: Name


def _weights(
    stems: Mapping[str, list[str]], words: Mapping[str, list[int]], names: int
) -> Iterator[tuple[str, float]]:
    for forms in stems.values():
        weight = log((names + 1) / sum(len(words[form]) for form in forms))
        for form in forms:
            yield form, max(weight, LEAST_SAYS) * (LITTLE_SAYS if form in LITTLE else 1)


def _names(concept: Named, rarity: int) -> Iterator[Name]:
    """Yield each name once, with the languages it is a name in."""
    dutch = dict.fromkeys((concept.label.nl, *concept.alt_labels.nl))
    english = dict.fromkeys((concept.label.en, *concept.alt_labels.en))
    preferred = (concept.label.nl, concept.label.en)
    for label in dutch | english:
        languages = BOTH if label in dutch and label in english else ONLY[label in english]
        yield Name(concept.id, label, languages, label in preferred, rarity)


def _packed(numbers: Mapping[str, list[int]]) -> dict[str, Sequence[int]]:
    """Return arrays: four bytes a number, where a list takes eight and the number itself more."""
    return {key: array("I", found) for key, found in numbers.items()}
