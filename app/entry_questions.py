"""Which diploma the ways to learn on a path ask for, as questions that somebody may answer."""

from dataclasses import dataclass

from app.address import ANSWER, Parameters, parameters_of
from app.chosen_path import ChosenPath
from app.money import MoneyQuestion
from app.query import Query
from app.sentences.offers import diploma_question
from app.sentences.speaker import Speaker
from career_graph.offers import diplomas_asked


@dataclass(frozen=True, slots=True)
class EntryQuestions:
    """The questions, and the rest of the question as fields of a form."""

    questions: tuple[MoneyQuestion, ...]
    hidden: Parameters


def entry_on_path(say: Speaker, chosen: ChosenPath, query: Query) -> EntryQuestions:
    """Return which diplomas decide about what the path teaches, with what was answered."""
    useful = (offer for step in chosen.offers for offer in step.all)
    words = {True: "yes", False: "no", None: ""}
    questions = tuple(
        MoneyQuestion(
            name=ANSWER + condition,
            question=diploma_question(say, condition),
            answer=words[query.answers.get(condition)],
        )
        for condition in diplomas_asked(useful)
    )
    asked = {question.name for question in questions}
    hidden = [(name, value) for name, value in parameters_of(query) if name not in asked]
    return EntryQuestions(questions, [*hidden, ("path", str(chosen.index + 1))])
