"""From a question to what is saved: the whole answer, in both languages."""

from datetime import date

from app.address import parameters_of, query_from
from app.answers import path_shape
from app.chosen_path import path_chosen
from app.knowledge import Knowledge
from app.query import Query, QuestionError, query_of, question_of
from app.saved_path import SavedPath
from app.sentences.speaker import Speaker
from app.travel import path_answer
from app.what_if import as_version_of, without_interests, without_money
from career_graph.basis import Basis, basis_now, basis_of
from skills_taxonomy.model import LANGUAGES


def answered(
    query: Query, path: int, knowledge: Knowledge, *, created_on: date
) -> SavedPath | None:
    """Return path number `path` of the answer to `query`, or None when there is no path.

    What is not kept, such as somebody's pay, is not reckoned with either.
    """
    kept = without_money(without_interests(as_version_of(query, "")))
    question = question_of(kept, knowledge)
    if question.goal is None:
        return None
    chosen = path_chosen(question, question.goal, path, knowledge)
    if chosen is None:
        return None
    basis = basis_of(
        knowledge.career_graph, knowledge.offers, chosen.found, chosen.path, question.limits
    )
    return SavedPath(
        question=parameters_of(kept),
        asked=kept.model_dump(mode="json", exclude_defaults=True),
        answers={
            language: path_answer(Speaker(language, knowledge.taxonomy), chosen)
            for language in LANGUAGES
        },
        language=query.lang,
        release=knowledge.release,
        created_on=created_on,
        basis=basis,
        path=path_shape(chosen.path, question, knowledge),
        version_of=query.version_of,
    )


def asked_by(saved: SavedPath) -> Query:
    """Return the question that was asked. Raises QuestionError when it cannot be read any more."""
    if saved.asked is not None:
        return query_of(saved.asked)
    return query_from(saved.question, saved.language)


def rests_now_on(saved: SavedPath, knowledge: Knowledge) -> Basis | None:
    """Return what the answer would rest on today, for the same question.

    None when that cannot be told: the question names something that is gone, or what the answer
    rested on was not kept.
    """
    if saved.basis is None:
        return None
    try:
        question = question_of(asked_by(saved), knowledge)
    except QuestionError:
        return None
    if question.goal is None:
        return None
    return basis_now(
        knowledge.career_graph,
        knowledge.offers,
        question.profile,
        question.goal,
        limits=question.limits,
        may_take=question.offers,
        then=saved.basis,
    )
