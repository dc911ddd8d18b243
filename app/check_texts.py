"""How easy our texts are to read, file by file, and which texts are too hard to keep.

What fails: a sentence of more than 20 words, a hard word, a word that sounds masculine or
feminine and must be avoided, a text of more than 15 words a sentence, and a file of more than 12
(the sentences of all skills together).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.texts import Told
from skills_taxonomy.coded_words import Code, CodedGroup, Verdict, coded_words
from skills_taxonomy.model import LANGUAGES, Language
from skills_taxonomy.reading_level import (
    HARDEST_TEXT,
    LONGEST_MEAN,
    LONGEST_SENTENCE,
    Reading,
    reading_of,
    together,
)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What was counted in one file in one language; coded words that are only counted."""

    file: str
    language: Language
    reading: Reading
    masculine: int
    feminine: int


def text_problems(texts: Iterable[Told], coded: Sequence[CodedGroup]) -> Iterator[str]:
    """Yield one line for each text, and each file, that is too hard or that sounds coded."""
    texts = list(texts)
    for told in texts:
        for problem in (*_too_hard(reading_of(told.text, told.language)), *_coded(told, coded)):
            yield f"{told.file} ({told.language}): {problem}: {told.text[:70]}"
    for each in readings([replace(told, file=_whole(told.file)) for told in texts], coded):
        if each.reading.mean > LONGEST_MEAN:
            yield (
                f"{each.file} ({each.language}): {each.reading.mean:.1f} words per sentence, "
                f"at most {LONGEST_MEAN} over a file"
            )


def _whole(file: str) -> str:
    """Return what is read as one text: a file; the lines of skills stand each alone, in lists."""
    return "skills" if file.startswith("skills/") else file


def readings(texts: Iterable[Told], coded: Sequence[CodedGroup]) -> list[FileReading]:
    """Return what was counted per file and language, the hardest first."""
    by_file: dict[tuple[str, Language], list[str]] = {}
    for told in texts:
        by_file.setdefault((told.file, told.language), []).append(told.text)
    found = [_reading(file, language, told, coded) for (file, language), told in by_file.items()]
    return sorted(found, key=lambda each: (-each.reading.mean, each.file, each.language))


def totals(texts: Iterable[Told]) -> Iterator[str]:
    """Yield one line per language: sentences, mean and longest."""
    texts = list(texts)
    for language in LANGUAGES:
        reading = together(reading_of(t.text, language) for t in texts if t.language == language)
        yield (
            f"reading level, {language}: {reading.sentences:,} sentences, "
            f"{reading.mean:.1f} words on average, the longest {reading.longest}"
        )


def report(texts: Iterable[Told], coded: Sequence[CodedGroup]) -> Iterator[str]:
    """Yield the whole report: a line for each file, the hardest first."""
    yield f"{'mean':>5} {'longest':>7} {'sentences':>9} {'masc':>5} {'fem':>4}  file"
    for each in readings(texts, coded):
        reading = each.reading
        yield (
            f"{reading.mean:>5.1f} {reading.longest:>7} {reading.sentences:>9} "
            f"{each.masculine:>5} {each.feminine:>4}  {each.file} ({each.language})"
        )


def _reading(
    file: str, language: Language, texts: list[str], coded: Sequence[CodedGroup]
) -> FileReading:
    codes = [word.code for text in texts for word in coded_words(text, language, coded)]
    return FileReading(
        file=file,
        language=language,
        reading=together(reading_of(text, language) for text in texts),
        masculine=codes.count(Code.MASCULINE),
        feminine=codes.count(Code.FEMININE),
    )


def _too_hard(reading: Reading) -> Iterator[str]:
    if reading.longest > LONGEST_SENTENCE:
        yield f"a sentence of {reading.longest} words, at most {LONGEST_SENTENCE}"
    if reading.mean > HARDEST_TEXT and reading.sentences > 1:
        yield f"{reading.mean:.0f} words per sentence, at most {HARDEST_TEXT} in a text"
    if reading.hard_words:
        yield f"hard words: {', '.join(reading.hard_words)}"


def _coded(told: Told, coded: Sequence[CodedGroup]) -> Iterator[str]:
    found = coded_words(told.text, told.language, coded)
    words = [word for word in found if word.verdict is Verdict.AVOID]
    for word in words:
        yield f"sounds {word.code.value} to many readers: {word.word}"
