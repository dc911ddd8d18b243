"""An answer of the API on the terminal: as it is, or as lines of plain text."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from pydantic import BaseModel

from app.answers import paths_shape
from app.knowledge import Knowledge
from app.no_path import DeadEnd
from app.query import Question
from app.sentences import paths as paths_said
from app.sentences.sensitivity import hangs_on_sentence
from app.sentences.speaker import Speaker
from app.shapes import PlaceShape, PositionsShape, StepShape
from career_graph.paths import PathsAnswer
from career_graph.sensitivity import HangsOn
from career_graph.transitions import Reach
from skills_taxonomy.model import Language, Text

SHOWN = 12
COLUMN = 26  # letters: three goals fit beside their names in a hundred
REACH = {
    Reach.CERTAIN: Text("zeker", "certain"),
    Reach.PROBABLE: Text("waarschijnlijk", "probable"),
    Reach.NOT_YET: Text("nog niet", "not yet"),
}
KIND = {
    "entry": Text("eerste baan", "first job"),
    "growth": Text("omhoog", "up"),
    "horizontal": Text("opzij, zelfde niveau", "sideways, same level"),
    "horizontal_up": Text("opzij en omhoog", "sideways and up"),
    "step_back": Text("stap terug", "a step back"),
}
HOW = {
    "self_study": Text("zelf leren", "self-study"),
    "offer": Text("met een opleiding", "by training"),
    "on_the_job": Text("op het werk, na de start", "on the job, after the start"),
    "work": Text("door het werk", "from the work"),
}


def print_json(answer: BaseModel) -> int:
    """Print the answer of the API itself, and return the exit code."""
    print(answer.model_dump_json(by_alias=True, indent=2))
    return 0


def side_by_side(rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Yield rows as columns: a name and its cells. A long cell goes on below itself."""
    first = max(len(name) for name, _ in rows)
    for name, cells in rows:
        for parts in zip_longest([name], *(wrap(cell, COLUMN) for cell in cells), fillvalue=""):
            label, *words = parts
            yield "  ".join([label.ljust(first), *(word.ljust(COLUMN) for word in words)]).rstrip()


def positions(answer: PositionsShape, knowledge: Knowledge, language: Language) -> Iterator[str]:
    """Yield the first positions, best first."""
    for one in answer.positions[:SHOWN]:
        label = knowledge.taxonomy.roles[one.role].label[language]
        total = len(one.held) + len(one.missing)
        have = Text(f"je hebt {len(one.held)} van {total}", f"you have {len(one.held)} of {total}")
        months = _months(one.months)
        yield (
            f"{REACH[one.reach][language]}: {label} ({one.level}), {KIND[one.kind][language]}; "
            f"{have[language]}; {months[language]}, {_euros(one.own_euros)}"
        )


def paths(found: PathsAnswer, question: Question, knowledge: Knowledge) -> Iterator[str]:
    """Yield each path with its steps, what it hangs on, and the proof."""
    say = Speaker(question.language, knowledge.taxonomy)
    shapes = paths_shape(found, question, knowledge).paths
    for number, (path, shape) in enumerate(zip(found.paths, shapes, strict=True), 1):
        weak = HangsOn(**shape.hangs_on.model_dump()) if shape.hangs_on else None
        facts = "; ".join(f"{name}: {value}" for name, value in paths_said.facts_of(say, path))
        yield f"{Text('Pad', 'Path')[say.language]} {number}. {facts}"
        yield f"  {paths_said.about_pay(say, path)}"
        yield f"  {hangs_on_sentence(say, weak, is_rated=bool(question.profile.skills))}"
        for step in shape.steps:
            yield from _step(step, knowledge, say.language)
    yield paths_said.proof_sentence(say, found.proof)


def dead_end(say: Speaker, found: DeadEnd) -> Iterator[str]:
    """Yield why there is no path, what would open one, and what is open nearby."""
    _ = say.gettext
    yield f"{found.title}. {found.looked}"
    if found.reasons:
        yield _("Dit staat de rechtstreekse stap in de weg:")
    yield from (f"  {reason}" for reason in found.reasons)
    if found.advice.changes:
        yield _("Wat helpt") + ":"
    yield from (f"  {change.sentence}" for change in found.advice.changes)
    if found.nearest:
        yield _("Wel open, en dichtbij") + ":"
    yield from (f"  {line.title}, {line.level}: {line.note}" for line in found.nearest)


def _step(step: StepShape, knowledge: Knowledge, language: Language) -> Iterator[str]:
    skills = knowledge.taxonomy.skills
    months = _months(step.months)[language]
    hours = Text(f"{step.study_hours} uur leren", f"{step.study_hours} hours of study")[language]
    yield (
        f"  {_place(step.from_, knowledge, language)} → {_place(step.to, knowledge, language)}: "
        f"{KIND[step.kind][language]}, {months}, {hours}"
    )
    if step.passport.carried:
        carried = ", ".join(skills[skill].label[language] for skill in step.passport.carried)
        yield f"    {Text('Je niveau rust op', 'Your level rests on')[language]}: {carried}"
    for offer in step.plan:
        title = knowledge.offers[offer.offer].title[language]
        hours = Text(f"{offer.hours} uur", f"{offer.hours} hours")[language]
        yield f"    {Text('Plan', 'Plan')[language]}: {title}, {hours}, {_euros(offer.own_euros)}"
    for one in step.learned:
        yield (
            f"    {skills[one.skill].label[language]}: {one.from_} → {one.to}, "
            f"{HOW[one.how][language]}"
            + (f", {one.hours} uur" if one.hours and language == "nl" else "")
            + (f", {one.hours} hours" if one.hours and language == "en" else "")
        )


def _euros(amount: int | None) -> str:
    return "€ ?" if amount is None else f"€ {amount}"


def _months(number: int) -> Text:
    return Text(
        f"{number} {'maand' if number == 1 else 'maanden'}",
        f"{number} {'month' if number == 1 else 'months'}",
    )


def _place(place: PlaceShape | None, knowledge: Knowledge, language: Language) -> str:
    if place is None:
        return Text("nog geen werk", "no work yet")[language]
    taxonomy = knowledge.taxonomy
    concept = (
        taxonomy.roles[place.role] if place.role else taxonomy.occupations[place.occupation or ""]
    )
    return f"{concept.label[language]} ({place.level})"
