"""Answers that we cannot use: what each is called, why, and a way on that keeps all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request

from app.address import Parameters, query_from
from app.insights.comparison import MOST_GOALS
from app.knowledge import Knowledge
from app.language import language_of
from app.query import QuestionError, goal_of, question_of
from app.routing import SiteMap
from app.sentences.speaker import Speaker
from app.sentences.wrong_answers import TOO_MANY, kind_of, name_of, reason_of
from skills_taxonomy.model import Language, UnknownConceptError

LIMITS = {"hours", "months", "euros"}
SEVERAL = {"s", "t", "e", "w", "province", "goal"}  # given more than once; one may be wrong alone
MOST_ROUNDS = 5

Problems = Sequence[tuple[str, str]]  # each field with its problem


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """An answer that we cannot use, and the reason, in the reader's words."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where the reader can go on: to the limits that they set, or with all that is right."""

    to: Literal["limits", "rest"]
    address: str


def wrong_answers(say: Speaker, problems: Problems) -> tuple[WrongAnswer, ...]:
    """Return every wrong answer once."""
    found = ((kind_of(field), problem) for field, problem in problems)
    named = (WrongAnswer(name_of(say, k), reason_of(say, k, problem)) for k, problem in found)
    return tuple(dict.fromkeys(named))


def way_on(request: Request, problems: Problems, *, of_question: bool) -> WayOn | None:
    """Return a way on that keeps what was told; None where an address cannot carry that.

    Limits of the question (`of_question`) are shown as they were typed, to be mended there.
    """
    language = language_of(request.url.path)
    if language is None or request.method not in ("GET", "HEAD"):
        return None
    if of_question and {kind_of(field) for field, _ in problems} <= LIMITS:
        site_map: SiteMap = request.app.state.site_map
        return WayOn("limits", f"{site_map.url(language, 'limits')}?{request.url.query}")
    given = request.query_params.multi_items()
    kept = _right(given, problems, language, request.app.state.knowledge)
    if kept is None:
        return None
    return WayOn("rest", f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path)


def _right(
    given: Parameters, problems: Problems, language: Language, knowledge: Knowledge
) -> Parameters | None:
    """Return what is right of `given`, or None when that is nothing, or still is no question."""
    for _ in range(MOST_ROUNDS):
        kept = _without(given, problems, knowledge)
        if kept == given:
            return None
        try:
            question_of(query_from(kept, language), knowledge)
        except QuestionError as error:
            given, problems = kept, error.fields
        else:
            return kept
    return None


def _without(given: Parameters, problems: Problems, knowledge: Knowledge) -> Parameters:
    """Return `given` without what the problems are about; of too many goals the first ones stay."""
    wrong = {kind_of(field): problem for field, problem in problems}
    kept: Parameters = []
    goals = 0
    for name, value in given:
        kind = kind_of(name)
        goals += kind == "goal"
        is_beyond = wrong.get(kind) == TOO_MANY and goals > MOST_GOALS
        stands = name in SEVERAL and not is_beyond and _stands(name, value, knowledge)
        if kind not in wrong or stands:
            kept.append((name, value))
    return kept


def _stands(name: str, value: str, knowledge: Knowledge) -> bool:
    """True when this one answer of several can be used."""
    try:
        query = query_from([(name, value)], "nl")
        skills = {*(query.skills or ()), *query.skills_added, *query.evidence}
        for skill in {*skills, *(query.from_work or ())}:
            knowledge.taxonomy.skill_named(skill)
        if query.goal:
            goal_of(query.goal, knowledge)
    except (QuestionError, UnknownConceptError):
        return False
    return True
