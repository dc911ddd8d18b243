"""How hard a Dutch text is to read, by counting: long sentences and words that few people use.

No formula proves that a text is B1. These counts find the worst ones; a reader does the rest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 20  # words
LONGEST_MEAN = 12  # words
HARD_WORDS = frozenset(
    {
        "aangaande", "alsmede", "betreffende", "bewerkstelligen", "conform", "derhalve",
        "desalniettemin", "diens", "dientengevolge", "faciliteren", "gaarne", "geschieden",
        "hetgeen", "hieromtrent", "holistisch", "inzake", "jegens", "krachtens", "middels", "mits",
        "nochtans", "omtrent", "onderhavig", "optimaliseren", "reeds", "stakeholder",
        "stakeholders", "synergie", "teneinde", "tevens", "thans", "verschaffen", "voornoemd",
        "wederom", "zodoende", "zorgdragen",
    }
)  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in one text."""

    sentences: int
    words: int
    longest: int
    hard_words: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / max(1, self.sentences)

    @property
    def warnings(self) -> Iterator[str]:
        """What is harder to read than it should be."""
        if self.longest > LONGEST_SENTENCE:
            yield f"a sentence of {self.longest} words"
        if self.mean > LONGEST_MEAN and self.sentences > 1:
            yield f"{self.mean:.0f} words per sentence"
        if self.hard_words:
            yield f"hard words: {', '.join(self.hard_words)}"


def reading_of(text: str) -> Reading:
    """Return what is counted in `text`.

    >>> reading_of("Je belt een klant. Je luistert.").longest
    4
    """
    return _reading(_SENTENCE_END.split(text.strip()))


def _reading(sentences: Iterable[str]) -> Reading:
    lengths, hard = [], []
    for sentence in sentences:
        words = [word.casefold() for word in _WORD.findall(sentence)]
        if words:
            lengths.append(len(words))
            hard += [word for word in words if word in HARD_WORDS]
    return Reading(len(lengths), sum(lengths), max(lengths, default=0), tuple(dict.fromkeys(hard)))
