"""Reading a JSON Resume: the skills and the work, and nothing else of somebody.

Name, address, photo and whatever else is in `basics` are never looked at.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NoReturn

from app.query import MAX_SKILLS
from app.security import has_unstorable_values

LONGEST_NAME = 100  # letters; what is longer is a story, not the name of a skill or a job
MOST_JOBS = 50

Problem = Literal["syntax", "shape", "empty", "too_many"]


class ResumeError(ValueError):
    """What was given is no JSON Resume. `line` is where it goes wrong, if that is known."""

    def __init__(self, problem: Problem, line: int | None = None) -> None:
        self.problem = problem
        self.line = line
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class ToldSkill:
    """A skill as somebody wrote it, and the word they put behind it."""

    name: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class ToldJob:
    """A job as somebody wrote it. Without `end` it goes on."""

    title: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """What we read of a JSON Resume: skills in their order, jobs with the latest first."""

    skills: tuple[ToldSkill, ...]
    jobs: tuple[ToldJob, ...]


def read_resume(text: str) -> Resume:
    """Return the skills and jobs in a JSON Resume. Raises ResumeError.

    >>> read_resume('{"skills": [{"name": "SQL", "level": "Master"}]}').skills
    (ToldSkill(name='SQL', level='Master'),)
    """
    content = _parsed(text)
    if not isinstance(content, dict):
        raise ResumeError("shape")
    skills = tuple(dict.fromkeys(_skills(content)))
    jobs = sorted(_jobs(content), key=_recency, reverse=True)
    if len(skills) > MAX_SKILLS:
        raise ResumeError("too_many")
    if not skills and not jobs:
        raise ResumeError("empty")
    return Resume(skills, tuple(jobs[:MOST_JOBS]))


def _parsed(text: str) -> object:
    try:
        content: object = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ResumeError("syntax", error.lineno) from None
    except (ValueError, RecursionError):
        raise ResumeError("syntax") from None
    if has_unstorable_values([content]):
        raise ResumeError("syntax")
    return content


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)  # NaN and Infinity are no JSON


def _skills(content: dict[str, Any]) -> Iterator[ToldSkill]:
    """Yield each skill and each keyword under it."""
    for told in _objects(content, "skills"):
        level = _words(told.get("level"))
        keywords = told.get("keywords")
        for word in (told.get("name"), *(keywords if isinstance(keywords, list) else ())):
            if name := _words(word):
                yield ToldSkill(name, level)


def _jobs(content: dict[str, Any]) -> Iterator[ToldJob]:
    for told in _objects(content, "work"):
        if title := _words(told.get("position")):
            yield ToldJob(title, _day(told.get("startDate")), _day(told.get("endDate")))


def _objects(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects in the list called `name`; what is no object in it is passed over."""
    found = content.get(name) or []
    if not isinstance(found, list):
        raise ResumeError("shape")
    return [each for each in found if isinstance(each, dict)]


def _words(value: object) -> str:
    return " ".join(value.split())[:LONGEST_NAME] if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    """Return a date, also where only the year or the month is given; else None."""
    parts = value.split("-") if isinstance(value, str) else []
    try:
        year, month, day = (*map(int, parts[:3]), 1, 1)[:3]
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _recency(job: ToldJob) -> tuple[date, date]:
    return job.end or date.max, job.start or date.min
