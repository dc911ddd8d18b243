"""Another version of a shared path: a few things changed in its question, or one made elsewhere."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from sqlalchemy import Engine

from app.address import query_from
from app.capabilities import NoSuchLinkError
from app.knowledge import Knowledge
from app.query import Query, QuestionError, query_of
from app.saved_path import SavedPath
from app.saving import answered, asked_by
from app.shared_paths import OpenedPath, open_path
from app.what_if import as_version_of

Problem = Literal["link", "question", "no_path", "same"]
MOST_CHARACTERS = 8_000
NUMBERS = {"hours": "hours_per_week", "months": "months_per_step", "euros": "own_euros"}


class CandidateError(ValueError):
    """There is no other version to show. `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


def pasted(
    engine: Engine, word: str, language: str, knowledge: Knowledge, today: date
) -> tuple[Query, int]:
    """Return the question, and which of its paths, behind a pasted address.

    It may be a link to a shared path or the address of the page of a path: that holds the whole
    question. Raises CandidateError.
    """
    address = urlsplit(word.strip())
    secret = address.path.rpartition("/")[2]
    try:
        if address.query and not address.path.startswith("/p/"):
            parameters = parse_qsl(address.query)
            number = dict(parameters).get("path", "1")
            return query_from(parameters, language), int(number) if number.isdecimal() else 1
        other = open_path(engine, secret, today).saved
        return asked_by(other), other.number
    except NoSuchLinkError:
        raise CandidateError("link") from None
    except QuestionError:
        raise CandidateError("question") from None


def changed(opened: OpenedPath, fields: Mapping[str, str]) -> Query:
    """Return the question of `opened` with the goal and limits that the form says.

    Raises CandidateError when a field cannot be read.
    """
    try:
        query = asked_by(opened.saved)
        content = query.model_dump(mode="json", exclude_defaults=True)
        limits = dict(content.get("limits", {}))
        for name, field in NUMBERS.items():
            limits[field] = int(fields[name]) if fields.get(name) else None
        limits["keep_level"] = fields.get("keep") == "1"
        content["limits"] = limits
        if goal := fields.get("goal"):
            role, _, level = goal.rpartition(".")
            content["goal"] = {"role": role, "level": level}
        return query_of(content)
    except ValueError:
        raise CandidateError("question") from None


def candidate(
    opened: OpenedPath, query: Query, number: int, knowledge: Knowledge, today: date
) -> SavedPath:
    """Return what `query` answers as a version of the path in force. Raises CandidateError."""
    named = as_version_of(query, opened.in_force.content_hash)
    try:
        found = answered(named, number, knowledge, created_on=today)
    except QuestionError:
        raise CandidateError("question") from None
    if found is None:
        raise CandidateError("no_path")
    return found


def carried(query: Query) -> str:
    """Return a question as one word in a form."""
    return query.model_dump_json(exclude_defaults=True, exclude={"version_of"})


def uncarried(word: str) -> Query:
    """Return the question that was `carried`. Raises QuestionError."""
    try:
        content = json.loads(word)
    except ValueError:
        raise QuestionError([("asked", "json")]) from None
    if not isinstance(content, dict):
        raise QuestionError([("asked", "json")])
    return query_of(content)
