"""Names that are not what was typed, but look like it: typos, compounds, a word of a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import log

from rapidfuzz import fuzz, process

from skills_taxonomy.folding import runs_of_three, words_of
from skills_taxonomy.label_index import LabelIndex
from skills_taxonomy.wording import LITTLE, core, stem, telling

_Forms = dict[str, dict[str, float]]

COUNTED = 6_000  # places of runs that are looked at: enough of the rarest, and never too long
CANDIDATES = 60  # names compared letter by letter
SHORTEST_TAIL = 8  # letters: with fewer, a tail with an error in it is chance
SHORTEST_PART = 3  # letters: "kok" may be the end of a compound, "hr" may not
CLOSE_ENOUGH = 0.77  # one wrong letter in a word of five, two in a word of nine
ALMOST_SAME = 0.9
CORE_CLOSE_ENOUGH = 0.6
CORE_SAYS = 0.9  # of a name without words that say little
WORD_CLOSE_ENOUGH = 82  # of 100
ENOUGH_SAID = 0.3  # how much of what was typed a name must answer to
PART_OF_WORD = 0.8  # what the end of a compound counts for
ABBREVIATED = 0.85  # "adm" for "administratief"
LONGEST_SHORT_FORM = 5  # letters; what is longer and in front says what it is about: "restaurant"
FRONT_OF_WORD = 0.6
WITH_TYPO = 0.9
SAME_STEM = 0.98


def compounds(index: LabelIndex, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield the names that end what was typed, or the other way round, and the letters shared.

    "ziekenhuisverpleegkundige" ends in "verpleegkundige"; "consulent" ends "uitkeringsconsulent".
    """
    for start in range(1, len(wanted) - SHORTEST_PART + 1):
        end = wanted[start:]
        if end in LITTLE:
            break
        words = {end, *index.stems.get(stem(end), ())}
        found = [n for word in words if len(word) >= SHORTEST_PART for n in index.same(word)]
        if found:
            yield from ((number, len(end)) for number in found)
            break
    if len(wanted) > SHORTEST_PART:
        for word in index.words_ending_with(wanted):
            yield from ((number, len(wanted)) for number in index.words[word][:CANDIDATES])


def resembling(index: LabelIndex, typed: str) -> dict[int, float]:
    """Return the names that look like what was typed, and how much: 0 to 1."""
    words = telling(words_of(typed))
    wanted = "".join(words)
    heart = core(words)
    forms = {word: _forms(index, word) for word in words}
    numbers = {*_sharing_runs(index, wanted), *_sharing_words(index, forms)}
    _add_typos(forms, {word for number in numbers for word in index.words_in[number]})
    weights = {word: index.weights.get(word) or _unknown(index, word) for word in words}
    alike = {}
    for number in numbers:
        likeness = _likeness(index.words_in[number], wanted) / 100
        if heart != wanted:  # "medewerker" alone is not enough; "belasting" without "adviseur" is
            same_heart = fuzz.ratio(heart, core(index.words_in[number])) / 100
            likeness = max(likeness * (same_heart >= CORE_CLOSE_ENOUGH), same_heart * CORE_SAYS)
        if likeness < ALMOST_SAME:
            in_words = _words_shared(index, forms, weights, number)
            likeness = max(likeness if likeness >= CLOSE_ENOUGH else 0, in_words)
        if likeness:
            alike[number] = likeness
    return alike


def _sharing_runs(index: LabelIndex, wanted: str) -> list[int]:
    """Return the names that share most of the rarest runs of three letters."""
    known = [index.runs[run] for run in runs_of_three(wanted) if run in index.runs]
    shared: Counter[int] = Counter()
    looked_at = 0
    for numbers in sorted(known, key=len):
        looked_at += len(numbers)
        if looked_at > COUNTED and shared:
            break
        shared.update(numbers[:COUNTED])
    folded_names = index.folded
    least = _least_shared(shared)
    most = [(-count, len(folded_names[n]), n) for n, count in shared.items() if count >= least]
    return [entry[-1] for entry in sorted(most)[:CANDIDATES]]


def _least_shared(shared: Counter[int]) -> int:
    """Return how many runs a name must share to be among the best candidates."""
    names = 0
    for count, occurrences in sorted(Counter(shared.values()).items(), reverse=True):
        names += occurrences
        if names >= CANDIDATES:
            return count
    return 1


def _sharing_words(index: LabelIndex, forms: _Forms) -> list[int]:
    """Return the names that have most of the words, in any form of them."""
    shared: Counter[int] = Counter()
    postings = [index.words[form] for word in forms if word not in LITTLE for form in forms[word]]
    looked_at = 0
    for numbers in sorted(postings, key=len):
        shared.update(numbers[:COUNTED])
        looked_at += len(numbers)
        if looked_at > COUNTED:
            break
    least = _least_shared(shared)
    most = sorted((-count, n) for n, count in shared.items() if count >= least)
    return [entry[-1] for entry in most[:CANDIDATES]]


def _forms(index: LabelIndex, word: str) -> dict[str, float]:
    """Return the words of names that may be meant by `word`, and how surely."""
    forms: dict[str, float] = {}
    if len(word) >= SHORTEST_PART:
        says = ABBREVIATED if len(word) <= LONGEST_SHORT_FORM else FRONT_OF_WORD
        forms.update(dict.fromkeys(index.words_starting_with(word), says))
    if len(word) > SHORTEST_PART and word not in LITTLE:
        forms.update(dict.fromkeys(index.words_ending_with(word), PART_OF_WORD))
    for start in range(1, len(word) - SHORTEST_PART):
        if (end := word[start:]) in LITTLE:
            break
        if end in index.words:
            forms[end] = PART_OF_WORD
            break
    forms.update(dict.fromkeys(index.stems.get(stem(word), ()), SAME_STEM))
    if word in index.words:
        forms[word] = 1.0
    return forms


def _add_typos(forms: _Forms, words: Iterable[str]) -> None:
    """Add the words that differ by a typo from one that was typed."""
    known = [word for word in words if len(word) > SHORTEST_PART]
    for word, its_forms in forms.items():
        if len(word) > SHORTEST_PART:
            near = process.extract(
                word, known, scorer=fuzz.ratio, score_cutoff=WORD_CLOSE_ENOUGH, limit=None
            )
            for form, _, _ in near:
                its_forms.setdefault(form, WITH_TYPO)


def _unknown(index: LabelIndex, word: str) -> float:
    """Return the weight of a word that no name has: its other forms', or half of the most."""
    forms = index.stems.get(stem(word))
    return index.weights[forms[0]] if forms else log(len(index.names) + 1) / 2


def _words_shared(
    index: LabelIndex, forms: _Forms, weights: Mapping[str, float], number: int
) -> float:
    """Return which part of the words typed the name has, and somewhat which part was typed."""
    own = telling(index.words_in[number])
    typed_too = dict.fromkeys(own, 0.0)
    answered = 0.0
    for word, its_forms in forms.items():
        best, by = max((its_forms.get(other, 0.0), other) for other in own)
        answered += best * weights[word]
        typed_too[by] = max(typed_too[by], best)
    of_typed = answered / sum(weights.values())
    own_weights = {word: index.weights[word] for word in own}
    of_name = sum(own_weights[word] * part for word, part in typed_too.items())
    score = of_typed * (0.5 + of_name / sum(own_weights.values()) / 2)
    return score if score >= ENOUGH_SAID else 0.0


def _likeness(words: tuple[str, ...], wanted: str) -> float:
    """Return 0 to 100: errors in the name, in the start of a word of it, or in a compound."""
    whole = "".join(words)
    best = fuzz.ratio(wanted, whole)
    rest = whole
    for word in words:
        best = max(best, fuzz.ratio(wanted, rest[: len(wanted)]) - 3)
        rest = rest[len(word) :]
    if len(whole) >= SHORTEST_TAIL and whole not in LITTLE:
        best = max(best, fuzz.ratio(wanted[-len(whole) :], whole) - 5)
    return best
