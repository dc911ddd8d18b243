"""How hard a text is to read, by counting: long sentences and words that few people use.

No formula proves that a text is B1. These counts find the worst ones; a reader does the rest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from skills_taxonomy.model import Language

LONGEST_SENTENCE = 20  # words
LONGEST_MEAN = 12  # words per sentence, over a file
HARDEST_TEXT = 15  # words per sentence, in one text of several sentences
HARD_WORDS: dict[Language, frozenset[str]] = {
    "nl": frozenset(
        {
            "aangaande", "aldaar", "alsmede", "betreffende", "bewerkstelligen", "conform",
            "derhalve", "desalniettemin", "desgewenst", "diens", "dientengevolge", "doch",
            "eveneens", "faciliteren", "gaarne", "geschieden", "hetgeen", "hieromtrent",
            "holistisch", "indien", "ingevolge", "inzake", "jegens", "krachtens", "middels",
            "mits", "nochtans", "omtrent", "onderhavig", "optimaliseren", "reeds", "stakeholder",
            "stakeholders", "synergie", "teneinde", "tevens", "thans", "verschaffen", "voornoemd",
            "wederom", "zodoende", "zorgdragen",
        }
    ),
    "en": frozenset(
        {
            "aforementioned", "albeit", "ascertain", "commence", "endeavour", "facilitate",
            "forthwith", "henceforth", "hereby", "herein", "holistic", "inasmuch", "leverage",
            "moreover", "notwithstanding", "optimise", "paradigm", "pursuant", "stakeholder",
            "stakeholders", "synergy", "thereby", "therein", "thereof", "utilise", "whereby",
            "whilst",
        }
    ),
}  # fmt: skip
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


def reading_of(text: str, language: Language = "nl") -> Reading:
    """Return what is counted in `text`.

    >>> reading_of("Je belt een klant. Je luistert.").longest
    4
    """
    lengths, hard = [], []
    for sentence in _SENTENCE_END.split(text.strip()):
        words = [word.casefold() for word in _WORD.findall(sentence)]
        if words:
            lengths.append(len(words))
            hard += [word for word in words if word in HARD_WORDS[language]]
    return Reading(len(lengths), sum(lengths), max(lengths, default=0), tuple(dict.fromkeys(hard)))


def together(readings: Iterable[Reading]) -> Reading:
    """Return the counts of several texts as of one."""
    several = list(readings)
    return Reading(
        sentences=sum(one.sentences for one in several),
        words=sum(one.words for one in several),
        longest=max((one.longest for one in several), default=0),
        hard_words=tuple(dict.fromkeys(word for one in several for word in one.hard_words)),
    )
