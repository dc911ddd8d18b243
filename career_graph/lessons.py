"""What each course changes of what positions ask, as arrays, for many possible people at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from career_graph.asked import AskTable, Ratings
from career_graph.savings import Course

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Lessons:
    """A lesson: a course shortens a pair of `AskTable`, by teaching its skill or a related one.

    `hours` and `months` are those of each course. `course`, `pair`, `reached` (how high it teaches
    the skill) and `helped` (how high a related one) describe each lesson. A use: a position asks
    the pair of a lesson; `used` and `used_by` are its lesson and its position.
    """

    hours: NDArray[np.float32]
    months: NDArray[np.float32]
    course: Numbers
    pair: Numbers
    reached: Ratings
    helped: Ratings
    used: Numbers
    used_by: Numbers


def lessons_of(table: AskTable, courses: Sequence[Course]) -> Lessons:
    """Return what `courses` change of what positions ask."""
    skills = max(table.skills.max(initial=0), table.related.max(initial=0)) + 1
    teaches = np.zeros((len(courses), skills), np.uint8)
    for number, one in enumerate(courses):
        for skill, reached in one.teaches:
            if skill < skills:
                teaches[number, skill] = max(reached, teaches[number, skill])
    direct = teaches[:, table.skills]
    related = teaches[:, table.related].max(axis=2, initial=0)
    course, pair = np.nonzero(np.maximum(direct, related))
    asked_by = table.asks.tocsc()
    each = np.diff(asked_by.indptr)[pair]
    used = np.repeat(np.arange(len(pair)), each)
    within = np.arange(len(used)) - np.repeat(np.cumsum(each) - each, each)
    return Lessons(
        hours=np.array([one.offer.hours for one in courses], np.float32),
        months=np.array([one.offer.months for one in courses], np.float32),
        course=course,
        pair=pair,
        reached=direct[course, pair],
        helped=related[course, pair],
        used=used,
        used_by=asked_by.indices[np.repeat(asked_by.indptr[pair], each) + within].astype(np.intp),
    )
