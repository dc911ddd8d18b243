"""Text as search sees it: what people type and what we wrote, brought to one form."""

import re
import unicodedata


def plain(text: str) -> str:
    """Return `text` with single spaces, and composed characters.

    >>> plain("  privé   gegevens ")
    'privé gegevens'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """Return `text` without case, diacritics, spaces, hyphens, apostrophes and slashes.

    >>> folded("Privé-gegevens"), folded("C#")
    ('privegegevens', 'c#')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return re.sub(r"[\s\-‐‑–—'’`/_]+", "", unicodedata.normalize("NFC", bare))


def word_starts(text: str) -> tuple[str, ...]:
    """Return the folded text from the start of each word to the end; the whole comes first.

    >>> word_starts("Privé-gegevens delen")
    ('privegegevensdelen', 'gegevensdelen', 'delen')
    >>> word_starts(" - ")
    ('',)
    """
    parts = [part for word in re.split(r"[\s\-/]+", text) if (part := folded(word))]
    return tuple("".join(parts[start:]) for start in range(len(parts))) or ("",)


def runs_of_three(starts: tuple[str, ...]) -> set[str]:
    """Return the runs of three letters; a space marks the start of a word.

    >>> sorted(runs_of_three(("netwerk",)))
    ['  n', ' ne', 'erk', 'etw', 'net', 'twe', 'wer']
    """
    whole = starts[0]
    inside = {whole[at : at + 3] for at in range(len(whole) - 2)}
    marked = {f"  {start[:1]}" for start in starts} | {f" {start[:2]}" for start in starts}
    return inside | {run for run in marked if len(run) == 3}
