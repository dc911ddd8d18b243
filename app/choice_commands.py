"""The commands for who is choosing: what if something changes, and goals side by side."""

import argparse
import sys
from collections.abc import Iterator

from pydantic import ValidationError

from app import terminal
from app.commands import content_of, knowledge_in_use, rated
from app.insights.comparison import GoalsQuery, answer_comparison, compared
from app.insights.difference import TwoQueries, answer_difference, difference_told
from app.knowledge import Knowledge
from app.query import AskedGoal, QuestionError, goal_of, query_of, question_of
from app.refusals import OPTIONS, THEN, refuse
from app.sentences import comparison as comparison_said
from app.sentences import what_if as what_if_said
from app.sentences.speaker import Speaker
from app.what_if import WhatIf, with_goal, with_wish


def what_if(asked: argparse.Namespace) -> int:
    """Say what opens, closes or comes sooner when something in the question changes."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    options = OPTIONS
    try:
        before = query_of(content_of(asked, knowledge))
        question = question_of(before, knowledge)
        options = THEN
        after = with_wish(before, question, _wish(asked), knowledge.taxonomy)
    except QuestionError as error:
        return refuse(error, asked, knowledge, options)
    both = TwoQueries(before=before, after=after)
    if asked.json:
        return terminal.print_json(answer_difference(both, knowledge))
    for line in _difference(both, _wish(asked), knowledge):
        print(line)
    return 0


def compare(asked: argparse.Namespace) -> int:
    """Lay the quickest paths to two or three goals side by side."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    say = Speaker(asked.lang, knowledge.taxonomy)
    try:
        query = query_of(content_of(asked, knowledge))
        goals = GoalsQuery(query=query, goals=tuple(_goals(asked)))
        if asked.json:
            return terminal.print_json(answer_comparison(goals, knowledge))
        lines = list(_comparison(say, goals, knowledge))
    except ValidationError:  # too few goals, or too many
        print(f"--goal: {comparison_said.choose(say)}", file=sys.stderr)
        return 1
    except QuestionError as error:
        return refuse(error, asked, knowledge)
    print("\n".join(lines))
    return 0


def _wish(asked: argparse.Namespace) -> WhatIf:
    """Return what the arguments change. Raises QuestionError for a rating."""
    return WhatIf(
        skills=dict(rated(word) for word in asked.then_skill),
        hours_per_week=asked.then_hours,
        months_per_step=asked.then_months,
        own_euros=asked.then_euros,
        keep_level=asked.then_keep_level,
        provinces=tuple(asked.then_province),
    )


def _difference(both: TwoQueries, wish: WhatIf, knowledge: Knowledge) -> Iterator[str]:
    say = Speaker(both.before.lang, knowledge.taxonomy)
    before, after = (question_of(one, knowledge) for one in (both.before, both.after))
    told = difference_told(say, before, after, wish, knowledge)
    yield from filter(None, (*told.changes, *told.held, told.goal, told.summary))
    for part in told.parts:
        yield f"{part.heading}:"
        yield from (f"  {line}" for line in part.lines)
    if told.changes:
        yield what_if_said.what_counts(say)


def _goals(asked: argparse.Namespace) -> Iterator[AskedGoal]:
    """Yield each goal of ROLE.LEVEL. Raises QuestionError."""
    for word in asked.goals:
        role, _, level = word.rpartition(".")
        if goal := query_of({"goal": {"role": role, "level": level}}).goal:
            yield goal


def _comparison(say: Speaker, asked: GoalsQuery, knowledge: Knowledge) -> Iterator[str]:
    question = question_of(with_goal(asked.query, None), knowledge)
    goals = [goal_of(goal, knowledge) for goal in asked.goals]
    found = compared(question, goals, knowledge)
    names = tuple(f"{say.concept(goal)} ({say.level(goal.level)})" for goal in goals)
    yield from terminal.side_by_side([("", names), *comparison_said.table(say, found)])
    if anyway := comparison_said.learned_anyway(say, found):
        yield anyway
    yield comparison_said.about_weak(say)
