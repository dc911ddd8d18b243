"""The commands beside `paths`: each says what the API answers."""

import argparse
import re
import sys
from collections.abc import Iterator

from app import terminal
from app.commands import knowledge_in_use, question_asked
from app.insights.assessment import (
    STATEMENT,
    answer_next_question,
    answers_given,
    following_question,
)
from app.insights.feeders import answer_feeders, who_reaches
from app.insights.key import (
    answer_key,
    answer_opening_skills,
    key_to,
    offers_that_open,
    openings_for,
)
from app.insights.white_spots import answer_white_spots, limits_asked, spots_of
from app.knowledge import Knowledge
from app.query import AskedGoal, Question, QuestionError, goal_of, query_of
from app.refusals import OPTIONS, refuse
from app.sentences import feeders as feeders_said
from app.sentences import questions as questions_said
from app.sentences import refusals as refusals_said
from app.sentences import white_spots as spots_said
from app.sentences.keys import by_offers, key_note, key_sentence, opening_note
from app.sentences.speaker import Speaker
from career_graph.assessment import Answers
from career_graph.graph import Position, assumptions_of
from career_graph.offers import PROVINCES
from career_graph.reverse import Feeder
from skills_taxonomy.model import CareerLevel


def key(asked: argparse.Namespace) -> int:
    """Say which smallest set of skills opens the goal; without a goal, what opens most."""
    found = question_asked(asked)
    if found is None:
        return 1
    question, knowledge = found
    if asked.json and question.goal:
        return terminal.print_json(answer_key(question, question.goal, knowledge))
    if asked.json:
        return terminal.print_json(answer_opening_skills(question, knowledge))
    for line in _key(question, question.goal, knowledge) if question.goal else _openings(found):
        print(line)
    return 0


def questions(asked: argparse.Namespace) -> int:
    """Say what to ask next, given the answers so far."""
    found = question_asked(asked)
    if found is None:
        return 1
    question, knowledge = found
    given = dict(answer.rpartition("=")[::2] for answer in asked.answer)
    said = {"yes": True, "no": False, "x": None}
    if not all(re.match(STATEMENT, name) and word in said for name, word in given.items()):
        say = Speaker(question.language, knowledge.taxonomy)
        print(f"--answer: {refusals_said.answer(say)}", file=sys.stderr)
        return 1
    try:
        answers = answers_given({name: said[word] for name, word in given.items()}, knowledge)
    except QuestionError as error:
        return refuse(error, asked, knowledge)
    if asked.json:
        return terminal.print_json(answer_next_question(question, answers, knowledge))
    for line in _next_question(question, answers, knowledge):
        print(line)
    return 0


def feeders(asked: argparse.Namespace) -> int:
    """Say from which occupations typical people reach a role in time."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    role, _, level = asked.goal.rpartition(".")
    limits = {"hours_per_week": asked.hours, "months_per_step": asked.months}
    try:
        query = query_of({"goal": {"role": role, "level": level}, "limits": limits})
        goal = goal_of(AskedGoal(role=role, level=level), knowledge)
    except QuestionError as error:
        return refuse(error, asked, knowledge, OPTIONS | {"goal": "ROLE.LEVEL"})
    months = asked.months
    hours = query.limits.hours_per_week or assumptions_of(knowledge.career_graph).hours_per_week
    if asked.json:
        answer = answer_feeders(
            goal, knowledge, months=months, hours_per_week=hours, language=asked.lang
        )
        return terminal.print_json(answer)
    say = Speaker(asked.lang, knowledge.taxonomy)
    found = who_reaches(goal, knowledge, months=months, hours_per_week=hours)
    nearest: dict[str, Feeder] = {}
    for one in found.found:
        nearest.setdefault(one.origin.concept, one)
    keeping = [one for one in nearest.values() if not one.transition.levels_lost]
    print(feeders_said.summary(say, goal, keeping, months, hours))
    for one in found.found:
        training = feeders_said.training(say, one.transition, knowledge.offers)
        note = feeders_said.note(say, one.transition)
        print(f"  {say.position(one.origin)}: {note}. {training}".rstrip())
    print(feeders_said.counted(say, is_complete=found.complete))
    return 0


def white_spots(asked: argparse.Namespace) -> int:
    """Say from which work nobody gets into ICT in time, and the training that would help most."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    asked_limits = {
        "hours_per_week": asked.hours,
        "months_per_step": asked.months,
        "own_euros": asked.budget,
    }
    try:
        query_of({"limits": asked_limits})
    except QuestionError as error:
        return refuse(error, asked, knowledge, OPTIONS | {"limits.own_euros": "--budget"})
    levels = [CareerLevel.of(asked.level)] if asked.level else list(CareerLevel)
    provinces = (asked.province,) if asked.province else PROVINCES
    limits = limits_asked(knowledge, asked.months, asked.budget, asked.hours, not asked.no_online)
    if asked.json:
        return terminal.print_json(answer_white_spots(knowledge, limits, levels, provinces))
    say = Speaker(asked.lang, knowledge.taxonomy)
    for level in levels:
        found = spots_of(knowledge, level, limits, provinces)
        print(spots_said.summary(say, found, level, asked.province or ""))
        for spot in found.spots:
            where = spots_said.where(say, spot, len(provinces))
            note = spots_said.nearest(say, spot)
            print(f"  {say.position(spot.origin)}: {note}{where and f' ({where})'}")
        for one in found.trainings[:5]:
            print(f"  + {spots_said.training(say, one)}: {spots_said.effect(say, one)}")
    print(spots_said.limits(say, found))
    return 0


def _key(question: Question, goal: Position, knowledge: Knowledge) -> Iterator[str]:
    say = Speaker(question.language, knowledge.taxonomy)
    answer = key_to(question, goal, knowledge)
    yield key_sentence(say, answer)
    for one in answer.skills or ():
        yield f"  {say.skill(one.skill)}: {key_note(say, one)}"
    if said := by_offers(say, offers_that_open(question, goal, knowledge), knowledge.offers):
        yield said


def _next_question(question: Question, answers: Answers, knowledge: Knowledge) -> Iterator[str]:
    say = Speaker(question.language, knowledge.taxonomy)
    following = following_question(question, answers, knowledge)
    if following is None:
        yield questions_said.no_more(say)
        return
    yield questions_said.question(say)
    for one in following.statements:
        said = questions_said.can(say, one)
        yield f"  {say.skill(one.skill)}. {said} ({one.skill}.{one.proficiency}=yes, no, x)"
    yield questions_said.how_far(say, following)


def _openings(found: tuple[Question, Knowledge]) -> Iterator[str]:
    question, knowledge = found
    say = Speaker(question.language, knowledge.taxonomy)
    for one in openings_for(question, knowledge):
        yield f"{say.skill(one.skill)}. {opening_note(say, one)}"
