"""An answer of the API as lines of plain text."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from pydantic import BaseModel

from app.knowledge import Knowledge
from app.shapes import PathShape, PathsShape, PlaceShape, PositionsShape, StepShape
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


def lines(answer: BaseModel, knowledge: Knowledge, language: Language) -> Iterator[str]:
    """Yield `answer` as lines in `language`."""
    if isinstance(answer, PathsShape):
        yield from _paths(answer, knowledge, language)
    if isinstance(answer, PositionsShape):
        yield from _positions(answer, knowledge, language)


def side_by_side(rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Yield rows as columns: a name and its cells. A long cell goes on below itself."""
    first = max(len(name) for name, _ in rows)
    for name, cells in rows:
        for parts in zip_longest([name], *(wrap(cell, COLUMN) for cell in cells), fillvalue=""):
            label, *words = parts
            yield "  ".join([label.ljust(first), *(word.ljust(COLUMN) for word in words)]).rstrip()


def _positions(answer: PositionsShape, knowledge: Knowledge, language: Language) -> Iterator[str]:
    for one in answer.positions[:SHOWN]:
        label = knowledge.taxonomy.roles[one.role].label[language]
        total = len(one.held) + len(one.missing)
        have = Text(f"je hebt {len(one.held)} van {total}", f"you have {len(one.held)} of {total}")
        months = _months(one.months)
        yield (
            f"{REACH[one.reach][language]}: {label} ({one.level}), {KIND[one.kind][language]}; "
            f"{have[language]}; {months[language]}, {_euros(one.own_euros)}"
        )


def _paths(answer: PathsShape, knowledge: Knowledge, language: Language) -> Iterator[str]:
    none = Text("Geen pad binnen deze grenzen.", "No path within these limits.")
    if not answer.paths:
        yield none[language]
    for number, path in enumerate(answer.paths, 1):
        yield from _path(number, path, knowledge, language)
    proof = answer.proof
    yield Text(
        f"{proof.routes_considered} routes bekeken; minder dan {proof.study_hours_lower_bound} "
        "uur leren kan niet.",
        f"{proof.routes_considered} routes looked at; less than {proof.study_hours_lower_bound} "
        "hours of study is not possible.",
    )[language]


def _path(number: int, path: PathShape, knowledge: Knowledge, language: Language) -> Iterator[str]:
    yield Text(
        f"Pad {number}: {_months(path.months).nl}, {_euros(path.own_euros)}, "
        f"{path.income_dip} maanden met minder loon, {path.levels_lost} niveaus lager",
        f"Path {number}: {_months(path.months).en}, {_euros(path.own_euros)}, "
        f"{path.income_dip} months with less pay, {path.levels_lost} levels lower",
    )[language]
    for step in path.steps:
        yield from _step(step, knowledge, language)


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
