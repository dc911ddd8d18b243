"""Finding skills, roles and occupations by what people type.

Case, diacritics, spaces and hyphens do not count, so that "netwerk beheerder" meets
"netwerkbeheerder". Nor do a level in front, "(m/v)", or the female form. The exact name always
comes first. Of names equally close, what is common goes before what is not; then what is in the
reader's language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from skills_taxonomy.folding import folded, plain, words_of
from skills_taxonomy.label_index import LabelIndex, index_of
from skills_taxonomy.model import Language
from skills_taxonomy.resemblance import compounds, resembling
from skills_taxonomy.wording import stem, telling, without_level

__all__ = ["Closeness", "Hit", "LabelIndex", "index_of", "search"]

LONGEST_TEXT = 200  # letters; longer than any name, and it keeps the work bounded
POOL = 120  # names that are ranked: enough for several names of each concept asked for
WITH_ALL_WORDS = 2_000


class Closeness(IntEnum):
    """How a name answers to a text. Best first."""

    SAME = 0
    SAME_FOLDED = 1
    SAME_WORDS = 2
    STARTS_WITH = 3
    WORD_STARTS_WITH = 4
    COMPOUND = 5
    RESEMBLES = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that was found, and the name it was found by.

    `farness` compares hits of several searches for the same text: the least is the best.
    """

    id: str
    found_by: str
    is_preferred: bool
    farness: tuple[float, ...]


_Found = dict[int, tuple[Closeness, float]]


def search(
    index: LabelIndex, text: str, language: Language = "nl", limit: int = 10
) -> tuple[Hit, ...]:
    """Return at most `limit` concepts that `text` may mean, best first, each once.

    Whatever the text, an answer comes: empty text finds nothing. Names that only look like it count
    when nothing begins with the text.

    >>> search(index_of([]), "kok")
    ()
    """
    typed = plain(text[:LONGEST_TEXT])
    bare = without_level(typed)
    if limit <= 0 or not folded(typed):
        return ()
    found = dict(_same(index, typed))
    for number, closeness in _direct(index, bare, max(POOL, 2 * limit)).items():
        found.setdefault(number, closeness)
    if all(closeness > Closeness.WORD_STARTS_WITH for closeness, _ in found.values()):
        _add_indirect(index, bare, found)
    hits: dict[str, Hit] = {}
    for *farness, number in sorted(_ranked(index, found, language)):
        name = index.names[number]
        if name.id not in hits:
            hits[name.id] = Hit(name.id, name.text, name.is_preferred, tuple(farness))
        if len(hits) == limit:
            break
    return tuple(hits.values())


def _ranked(
    index: LabelIndex, found: _Found, language: Language
) -> Iterator[tuple[int, float, int, bool, int]]:
    """Yield what to sort by, the number of the name last."""
    for number, (closeness, off) in found.items():
        name = index.names[number]
        yield closeness, off, name.rarity, language not in name.languages, number


def _same(index: LabelIndex, typed: str) -> Iterator[tuple[int, tuple[Closeness, float]]]:
    for number in index.same(folded(typed)):
        is_same = plain(index.names[number].text) == typed
        yield number, (Closeness.SAME if is_same else Closeness.SAME_FOLDED, 0)


def _direct(index: LabelIndex, typed: str, most: int) -> _Found:
    """Return the names that are, begin with or hold what was typed."""
    wanted = folded(typed)
    found: _Found = {n: (Closeness.SAME_FOLDED, 0) for n in index.same(wanted)}
    for number, has_more in _with_all_words(index, typed):
        closeness = Closeness.WORD_STARTS_WITH if has_more else Closeness.SAME_WORDS
        found.setdefault(number, (closeness, 0))
    for number in index.starting_with(wanted, most) if wanted else ():
        if found.get(number, (Closeness.RESEMBLES, 0))[0] > Closeness.STARTS_WITH:
            found[number] = Closeness.STARTS_WITH, 0
    if len(found) < most and wanted:
        for number in index.with_word_starting(wanted, most):
            found.setdefault(number, (Closeness.WORD_STARTS_WITH, 0))
    return found


def _with_all_words(index: LabelIndex, typed: str) -> Iterator[tuple[int, bool]]:
    """Yield the names with all words typed, in any order and form, and whether they have more."""
    stems = {stem(word) for word in telling(words_of(typed))}
    forms = [index.stems.get(one, ()) for one in stems]
    if len(forms) == 1:
        yield from ((number, False) for form in forms[0] for number in index.same(form))
    most = POOL if len(forms) == 1 else WITH_ALL_WORDS
    holders = [{n for form in each for n in index.words[form][:most]} for each in forms]
    for number in set.intersection(*holders) if holders else ():
        yield number, len(telling(index.words_in[number])) > len(stems)


def _add_indirect(index: LabelIndex, typed: str, found: _Found) -> None:
    """Add the names that are part of a compound with what was typed, or look like it."""
    wanted = folded(typed)
    for number, shared in compounds(index, wanted):
        found.setdefault(number, (Closeness.COMPOUND, -shared))
    for number, likeness in resembling(index, typed).items():
        words = index.words_in[number]
        if any("".join(words[start:]).startswith(wanted) for start in range(1, len(words))):
            found[number] = Closeness.WORD_STARTS_WITH, 0
        found.setdefault(number, (Closeness.RESEMBLES, -likeness))
