"""Which diploma the ways to learn on a path ask for, as questions that somebody may answer."""

from dataclasses import dataclass

from app.address import ANSWER, Parameters, parameters_of
from app.knowledge import Knowledge
from app.money import MoneyQuestion
from app.query import Query
from app.sentences.offers import diploma_question
from app.sentences.speaker import Speaker
from career_graph.offers import diplomas_asked, offers_towards
from career_graph.paths import CareerPath


@dataclass(frozen=True, slots=True)
class EntryQuestions:
    """The questions, and the rest of the question as fields of a form."""

    questions: tuple[MoneyQuestion, ...]
    hidden: Parameters


def entry_on_path(
    say: Speaker, path: CareerPath, number: int, query: Query, knowledge: Knowledge
) -> EntryQuestions:
    """Return which diplomas decide about what can be learned on `path`, with what was answered.

    `number` is that of the path in the answer, counted from 1.
    """
    offers = tuple(knowledge.offers.values())
    useful = [offer for step in path.transitions for offer in offers_towards(step, offers)]
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
    return EntryQuestions(questions, [*hidden, ("path", str(number))])
