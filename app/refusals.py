"""What is wrong with a question on the command line: a sentence that names the option."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from app.insights.income import IncomeQuery
from app.knowledge import Knowledge
from app.query import AskedLimits, AskedPosition, QuestionError
from app.sentences import refusals as said
from app.sentences.speaker import Speaker
from skills_taxonomy.model import UnknownConceptError
from skills_taxonomy.search import LabelIndex, search

ALIKE = 3
OPTIONS = {
    "position.occupation": "--from",
    "position.role": "--from",
    "position.level": "--level",
    "position.years": "--years",
    "skills_added": "--skill",
    "goal": "--goal",
    "limits.hours_per_week": "--hours",
    "limits.months_per_step": "--months",
    "limits.own_euros": "--euros",
    "limits.provinces": "--province",
    "limits.current_pay": "--pay",
    "pay": "--then",
    "path": "--path",
    "answer": "--answer",
    "answers": "--answer",
    "offers": "--offer",
}
THEN = OPTIONS | {
    "skills": "--then-skill",
    "skills_added": "--then-skill",
    "limits.hours_per_week": "--then-hours",
    "limits.months_per_step": "--then-months",
    "limits.own_euros": "--then-euros",
    "limits.provinces": "--then-province",
}


def refuse(
    error: QuestionError,
    asked: argparse.Namespace,
    knowledge: Knowledge,
    options: Mapping[str, str] = OPTIONS,
) -> int:
    """Say what is wrong with each option, each once, and return the exit code."""
    say = Speaker(asked.lang, knowledge.taxonomy)
    sentences = [_sentence(say, *one, asked, knowledge, options) for one in error.fields]
    print("\n".join(dict.fromkeys(sentences)), file=sys.stderr)
    return 1


def _sentence(
    say: Speaker,
    field: str,
    problem: str,
    asked: argparse.Namespace,
    knowledge: Knowledge,
    options: Mapping[str, str],
) -> str:
    group = field.partition(".")[0]
    option = options.get(field) or options.get(group) or field
    if problem != "unknown" and (bounds := _bounds_of(field)):
        return f"{option}: {said.number_within(say, *bounds)}"
    if problem == "missing":
        return f"{option}: {said.missing(say)}"
    if option == "--from":
        return f"{option}: {_unknown_origin(say, asked.origin, knowledge)}"
    if group == "goal" and field != "goal.level" and "." in _goal_typed(asked, knowledge):
        return f"{option}: {_unknown_goal(say, _goal_typed(asked, knowledge), knowledge)}"
    return f"{option}: {_shape(say, field, problem)}"


def _shape(say: Speaker, field: str, problem: str) -> str:
    """Return what may be written there."""
    group = field.partition(".")[0]
    if field in ("position.level", "goal.level") and problem == "unknown":
        return said.no_such_level(say)
    if field == "limits.provinces":
        return said.province(say)
    match group:
        case "goal":
            return said.goal(say)
        case "path":
            return said.no_such_path(say)
        case "skills" | "skills_added":
            return said.unknown_skill(say) if problem == "unknown" else said.rating(say)
    return said.unknown(say)


def _unknown_origin(say: Speaker, typed: str, knowledge: Knowledge) -> str:
    names = knowledge.names
    alike = [*_alike(say, names.occupations, typed), *_alike(say, names.roles, typed)]
    return said.unknown_work(say, typed, alike[:ALIKE])


def _unknown_goal(say: Speaker, typed: str, knowledge: Knowledge) -> str:
    role, _, level = typed.rpartition(".")
    alike = _alike(say, knowledge.names.roles, role)
    return said.unknown_role(say, role, [f"{name}.{level}" for name in alike])


def _alike(say: Speaker, index: LabelIndex, typed: str) -> list[str]:
    words = typed.replace("-", " ")
    return [hit.id for hit in search(index, words, say.language, limit=ALIKE)]


def _goal_typed(asked: argparse.Namespace, knowledge: Knowledge) -> str:
    """Return the goal whose role is not known, as it was typed; empty when there is none."""
    typed = [asked.goal] if asked.goal else getattr(asked, "goals", [])
    wrong = (word for word in typed if not _is_role(word.rpartition(".")[0], knowledge))
    return next(wrong, "")


def _is_role(name: str, knowledge: Knowledge) -> bool:
    try:
        knowledge.taxonomy.role_named(name)
    except UnknownConceptError:
        return False
    return True


def _bounds_of(field: str) -> tuple[float, float] | None:
    """Return the least and the most that this field may be, None when it is not a number."""
    group, _, name = field.partition(".")
    models: dict[str, type[BaseModel]] = {"limits": AskedLimits, "position": AskedPosition}
    model = models.get(group, IncomeQuery)
    shape = model.model_json_schema()["properties"].get(name if group in models else group, {})
    return next(((each["minimum"], each["maximum"]) for each in _numbers(shape)), None)


def _numbers(shape: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "minimum" in shape:
        yield shape
    for each in (*shape.get("anyOf", ()), shape.get("items", {})):
        if each:
            yield from _numbers(each)
