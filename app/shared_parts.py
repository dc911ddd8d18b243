"""What the page of a shared path and the page of its owner both show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from app.capabilities import NoSuchLinkError, Right
from app.insights.change_report import Verdict, change_report, report_lines
from app.insights.versions import VersionDifference, difference_of
from app.knowledge import Knowledge
from app.saved_path import SavedPath
from app.sentences.speaker import Speaker
from app.shared_paths import Note, OpenedPath, Version
from app.step_notes import MOST_CHARACTERS
from career_graph.basis import position_named
from skills_taxonomy.model import LANGUAGES, Language

HIDDEN = {"X-Robots-Tag": "noindex, nofollow, noarchive"}


class InBoth(TypedDict):
    """Where the same page is in each language."""

    other_language_url: str
    alternates: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Whether the path still stands: `lines` are the changes in sentences."""

    verdict: Verdict
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepNotes:
    """What is written with one step. `typed` is text that was not kept, with what is `wrong`."""

    stop: str
    heading: str
    there: Note
    typed: Note
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class RefusedNote:
    """A note that could not be kept, and why."""

    stop: str
    typed: Note
    wrong: str


@dataclass(frozen=True, slots=True)
class VersionPart:
    """Another version beside the one in force."""

    number: int
    title: str
    made_on: date
    difference: VersionDifference


def report_part(saved: SavedPath, language: Language, knowledge: Knowledge) -> ReportPart:
    """Return what has changed since `saved` was made."""
    report = change_report(saved, knowledge)
    return ReportPart(report.verdict, report_lines(report, saved, language, knowledge))


def version_part(say: Speaker, before: SavedPath, version: Version) -> VersionPart:
    """Return how `version` differs from `before`."""
    return VersionPart(
        number=version.number,
        title=version.saved.answers[say.language].title,
        made_on=version.saved.created_on,
        difference=difference_of(say, before, version.saved),
    )


def step_notes(
    say: Speaker, opened: OpenedPath, refused: RefusedNote | None = None
) -> tuple[StepNotes, ...]:
    """Return a part for each step, also without a note; then notes of stops that are gone."""
    notes = opened.notes or {}
    _ = say.gettext
    stops = opened.saved.stops
    headings = {
        stop: _("Stap %(number)s: naar %(stop)s") % {"number": n, "stop": _name(say, stop)}
        for n, stop in enumerate(stops, 1)
    }
    for stop in notes:
        headings.setdefault(
            stop, _("Uit een eerdere versie: naar %(stop)s") % {"stop": _name(say, stop)}
        )
    return tuple(
        StepNotes(
            stop=stop,
            heading=heading,
            there=notes.get(stop, Note()),
            typed=refused.typed if refused and refused.stop == stop else notes.get(stop, Note()),
            wrong=refused.wrong if refused and refused.stop == stop else "",
        )
        for stop, heading in headings.items()
    )


def note_typed(note: str, next_step: str) -> Note:
    """Return what was typed: browsers send other line ends than they show."""
    return Note(_plain(note), _plain(next_step))


def is_too_long(note: Note) -> bool:
    """Whether a part of the note is longer than we keep."""
    return max(len(note.note), len(note.next_step)) > MOST_CHARACTERS


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(c for c in lines if c == "\n" or c.isprintable())


def _name(say: Speaker, stop: str) -> str:
    position = position_named(stop)
    if position.concept not in say.taxonomy.roles:
        return stop
    return say.position(position)


def by_link(opened: OpenedPath) -> OpenedPath:
    """Return it, unless it was opened with the edit link: that one belongs in no address."""
    if opened.right is Right.EDIT:
        raise NoSuchLinkError
    return opened


def in_both(path: str, language: Language) -> InBoth:
    """Return the address of a page without a language in it, in both languages."""
    alternates: dict[Language, str] = {code: f"{path}?lang={code}" for code in LANGUAGES}
    other: Language = "en" if language == "nl" else "nl"
    return InBoth(other_language_url=alternates[other], alternates=alternates)
