"""Words that sound masculine or feminine to many readers, found in a text by counting.

The list and where it comes from are in `data/coded_words.yaml`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from skills_taxonomy.model import Labels, Language


class Code(StrEnum):
    """How a word sounds."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


class Verdict(StrEnum):
    """Whether a word may stand in our texts: not at all, or it is only counted."""

    AVOID = "avoid"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class CodedGroup:
    """Words of one code with one verdict. A word that ends in - counts with every ending."""

    code: Code
    verdict: Verdict
    words: Labels


@dataclass(frozen=True, slots=True)
class CodedWord:
    """A coded word as it stands in a text."""

    word: str
    code: Code
    verdict: Verdict


def coded_words(text: str, language: Language, groups: Iterable[CodedGroup]) -> Iterator[CodedWord]:
    """Yield the coded words of `text`, group by group.

    >>> group = CodedGroup(Code.MASCULINE, Verdict.AVOID, Labels(("koppig-", "held"), ()))
    >>> [found.word for found in coded_words("Een koppige fout, helder verteld.", "nl", [group])]
    ['koppige']
    """
    for group in groups:
        if words := group.words[language]:
            for found in _pattern(words).finditer(text):
                yield CodedWord(found.group().casefold(), group.code, group.verdict)


@lru_cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = (
        re.escape(word[:-1]) + r"[\w-]*" if word.endswith("-") else re.escape(word) + r"(?![\w-])"
        for word in words
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})", re.IGNORECASE)
