"""What has changed since a shared path was made: as data for the API, in words for the pages."""

from dataclasses import dataclass
from typing import Literal

from app.knowledge import Knowledge
from app.saved_path import SavedPath
from app.saving import rests_now_on
from app.sentences.changes import changes_said
from app.sentences.speaker import Speaker
from career_graph.changes import Change, changes_between
from career_graph.graph import assumptions_of
from skills_taxonomy.model import Language

Verdict = Literal["same", "changed", "unknown"]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """Whether a path still stands. `unknown`: the question itself cannot be asked any more.

    Also when what it rested on was not kept.
    """

    verdict: Verdict
    changes: tuple[Change, ...] = ()


def change_report(saved: SavedPath, knowledge: Knowledge) -> ChangeReport:
    """Compare `saved` with the knowledge in force. On the same release nothing can differ."""
    if saved.release == knowledge.release:
        return ChangeReport("same")
    now = rests_now_on(saved, knowledge)
    if saved.basis is None or now is None:
        return ChangeReport("unknown")
    changes = changes_between(saved.basis, now)
    return ChangeReport("changed" if changes else "same", changes)


def report_lines(
    report: ChangeReport, saved: SavedPath, language: Language, knowledge: Knowledge
) -> tuple[str, ...]:
    """Return the changes in sentences."""
    say = Speaker(language, knowledge.taxonomy)
    return changes_said(say, report.changes, saved, assumptions_of(knowledge.career_graph))
