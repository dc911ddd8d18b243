"""Text as search sees it: what people type and what we wrote, brought to one form."""

import re
import unicodedata

# A dot counts only before a word, as in ".net"; all else that is removed is never part of a name.
UNSEEN = re.compile(r"(?<=\w)\.|[\s\-‐‑–—'’`/_()\[\],;:!?\"“”„]+")
BETWEEN_WORDS = re.compile(r"[\s\-‐‑–—/_()\[\],;:!?\"“”„]+")


def plain(text: str) -> str:
    """Return `text` with single spaces, and composed characters.

    >>> plain("  privé   gegevens ")
    'privé gegevens'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """Return `text` without case, diacritics, spaces and punctuation.

    >>> folded("Privé-gegevens"), folded("C#"), folded("(adm.)"), folded("ASP.NET"), folded(".NET")
    ('privegegevens', 'c#', 'adm', 'aspnet', '.net')
    """
    return UNSEEN.sub("", _bare(text))


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words.

    >>> words_of("Privé-gegevens delen (AVG)")
    ('prive', 'gegevens', 'delen', 'avg')
    """
    parts = BETWEEN_WORDS.split(_bare(text))
    return tuple(word for part in parts if (word := UNSEEN.sub("", part)))


def word_starts(text: str) -> tuple[str, ...]:
    """Return the folded text from the start of each word to the end; the whole comes first.

    >>> word_starts("Privé-gegevens delen")
    ('privegegevensdelen', 'gegevensdelen', 'delen')
    >>> word_starts(" - ")
    ('',)
    """
    words = words_of(text)
    return tuple("".join(words[start:]) for start in range(len(words))) or ("",)


def runs_of_three(whole: str) -> set[str]:
    """Return the runs of three letters of a folded text; a space marks its start.

    >>> sorted(runs_of_three("netwerk"))
    [' ne', 'erk', 'etw', 'net', 'twe', 'wer']
    """
    marked = f" {whole}"
    return {marked[at : at + 3] for at in range(len(marked) - 2)}


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)
