"""From a question to what is saved: the whole answer, in both languages."""

from datetime import date, timedelta

from app.address import parameters_of
from app.knowledge import Knowledge
from app.query import Query, question_of
from app.sentences.speaker import Speaker
from app.shared_paths import SavedPath
from app.travel import path_answer
from app.what_if import without_interests, without_money
from career_graph.paths import career_paths
from skills_taxonomy.model import LANGUAGES


def answered(
    query: Query, path: int, knowledge: Knowledge, *, created_on: date, days: int
) -> SavedPath | None:
    """Return path number `path` of the answer to `query`, or None when there is no path."""
    question = question_of(query, knowledge)
    if question.goal is None:
        return None
    found = career_paths(
        knowledge.career_graph,
        question.profile,
        question.goal,
        limits=question.limits,
        offers=question.offers,
    )
    if not found.paths:
        return None
    chosen = min(path, len(found.paths)) - 1
    return SavedPath(
        question=parameters_of(without_money(without_interests(query))),
        answers={
            language: path_answer(
                Speaker(language, knowledge.taxonomy), found, chosen, question, knowledge
            )
            for language in LANGUAGES
        },
        language=query.lang,
        release=knowledge.release,
        created_on=created_on,
        expires_on=created_on + timedelta(days=days),
    )
