"""The commands beside `paths`: each says what the API answers."""

import argparse
from collections.abc import Iterator

from pydantic import BaseModel

from app.commands import question_asked
from app.insights.key import answer_key, answer_opening_skills
from app.knowledge import Knowledge
from app.query import Question
from app.sentences.keys import key_note, key_sentence, opening_note
from app.sentences.speaker import Speaker
from career_graph.graph import Position
from career_graph.keys import smallest_key
from career_graph.openings import opening_skills


def key(asked: argparse.Namespace) -> int:
    """Say which smallest set of skills opens the goal; without a goal, what opens most."""
    found = question_asked(asked)
    if found is None:
        return 1
    question, knowledge = found
    if asked.json and question.goal:
        return _print(answer_key(question, question.goal, knowledge))
    if asked.json:
        return _print(answer_opening_skills(question, knowledge))
    for line in _key(question, question.goal, knowledge) if question.goal else _openings(found):
        print(line)
    return 0


def _key(question: Question, goal: Position, knowledge: Knowledge) -> Iterator[str]:
    say = Speaker(question.language, knowledge.taxonomy)
    answer = smallest_key(knowledge.career_graph, question.profile, goal, limits=question.limits)
    yield key_sentence(say, answer)
    for one in answer.skills or ():
        yield f"  {say.skill(one.skill)}: {key_note(say, one)}"


def _openings(found: tuple[Question, Knowledge]) -> Iterator[str]:
    question, knowledge = found
    say = Speaker(question.language, knowledge.taxonomy)
    graph, profile = knowledge.career_graph, question.profile
    for one in opening_skills(graph, profile, limits=question.limits):
        yield f"{say.skill(one.skill)}. {opening_note(say, one)}"


def _print(answer: BaseModel) -> int:
    print(answer.model_dump_json(by_alias=True, indent=2))
    return 0
