"""Numbers as files write them: with a point or a comma, and marks for what is not known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MISSING = frozenset({"", ".", "..", "-", "x", "*", "nb", "n.b.", "null", "none", "nan"})
_ENGLISH = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_DUTCH = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", re.ASCII)
_EITHER = re.compile(r"\d{1,3}\.\d{3}")


class NumberError(ValueError):
    """A word is no number, or could be two; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How the numbers of one file are written. None: no number of it tells."""

    is_english: bool | None

    def number(self, word: str, is_ratio: bool) -> float:
        """Return the number, never below zero. A ratio such as 1.234 is no thousand.

        Raises NumberError.
        """
        if self.is_english is None and not is_ratio and _EITHER.fullmatch(word):
            raise NumberError(f"{word!r}: is dit een duizendtal? Schrijf het zonder punt")
        is_dutch = self.is_english is False
        if not (_DUTCH if is_dutch else _ENGLISH).fullmatch(word):
            raise NumberError(f"{word[:40]!r} is geen getal")
        value = float(word.replace(".", "").replace(",", ".") if is_dutch else word)
        if value < 0:
            raise NumberError(f"{word!r}: een aantal onder nul bestaat niet")
        return value


def notation_of(words: Iterable[str], *, is_english: bool) -> Notation:
    """Return how a file writes numbers: with a comma somewhere it is Dutch."""
    if is_english:
        return Notation(True)
    return Notation(False if any("," in word for word in words) else None)
