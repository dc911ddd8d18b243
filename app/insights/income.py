"""Pay month by month along one path, from what somebody fills in."""

from typing import Annotated

from pydantic import Field

from app.answers import paths_found
from app.knowledge import Knowledge
from app.query import Euros, Query, QuestionError, question_of
from app.shapes import Shape
from career_graph.income import IncomeBridge, IncomeMonth, income_bridge, paid_steps
from career_graph.paths import CareerPath
from career_graph.wages import WageFact
from skills_taxonomy.model import Language

MOST_STEPS = 4


class IncomeQuery(Query):
    """A question with a goal, and pay per month: now in `limits.current_pay`, then per step.

    `path` is the number of the path, as `/api/v1/paths` lists them, from 1. `pay` is what somebody
    expects after each step; what is left out is unknown.
    """

    path: Annotated[int, Field(strict=True, ge=1, le=99)] = 1
    pay: Annotated[tuple[Euros | None, ...], Field(max_length=MOST_STEPS)] = ()


class IncomeMonthShape(Shape):
    """One month from now. `step` counts from 1; None is unknown."""

    month: int
    step: int
    pay: int | None
    own_euros: int | None
    dip: int | None


class WageShape(Shape):
    """What people in a group of occupations earned per hour (median) in one year."""

    role: str
    group: str
    euros_per_hour: float
    year: int
    sources: list[str]
    state: str


class IncomeShape(Shape):
    """The months of one path. `break_even` is None when never, or unless `is_known` unknown."""

    path: int
    months: list[IncomeMonthShape]
    current_pay: int | None
    goal_pay: int | None
    total_dip: int | None
    own_euros: int | None
    break_even: int | None
    is_known: bool
    wages: list[WageShape]
    release: str


def answer_income(asked: IncomeQuery, knowledge: Knowledge) -> IncomeShape:
    """Return the months of one path. Raises QuestionError without a goal or with no such path."""
    question = question_of(asked, knowledge)
    if question.goal is None:
        raise QuestionError([("goal", "missing")])
    found = paths_found(question, question.goal, knowledge)
    if asked.path > len(found.paths):
        raise QuestionError([("path", "unknown")])
    path = found.paths[asked.path - 1]
    bridge = bridge_of(path, question.limits.current_pay, asked.pay)
    return IncomeShape(
        path=asked.path,
        months=[
            IncomeMonthShape(
                month=each.month,
                step=each.step + 1,
                pay=each.pay,
                own_euros=each.own_euros,
                dip=each.dip,
            )
            for each in bridge.months
        ],
        current_pay=bridge.current_pay,
        goal_pay=bridge.goal_pay,
        total_dip=bridge.total_dip,
        own_euros=bridge.own_euros,
        break_even=bridge.break_even,
        is_known=bridge.is_known,
        wages=[
            _wage(role, fact, question.language)
            for role in dict.fromkeys(step.destination.concept for step in path.transitions)
            for fact in wages_of(role, knowledge)
        ],
        release=knowledge.release,
    )


def bridge_of(
    path: CareerPath, current_pay: int | None, pay: tuple[int | None, ...]
) -> IncomeBridge:
    """Return the months of `path`; `pay` is after each step, unknown where it is left out."""
    steps = paid_steps(path)
    later = [*pay[: len(steps)], *([None] * max(0, len(steps) - len(pay)))]
    return income_bridge(steps, [current_pay, *later])


def bridge_of_answer(answer: IncomeShape) -> IncomeBridge:
    """Return the months that `answer` tells about, to be said in words."""
    return IncomeBridge(
        months=tuple(
            IncomeMonth(each.month, each.step - 1, each.pay, each.own_euros, each.dip)
            for each in answer.months
        ),
        current_pay=answer.current_pay,
        goal_pay=answer.goal_pay,
        total_dip=answer.total_dip,
        own_euros=answer.own_euros,
        break_even=answer.break_even,
    )


def wages_of(role: str, knowledge: Knowledge) -> tuple[WageFact, ...]:
    """Return the wage facts about the group that `role` belongs to; often there are none."""
    group = knowledge.taxonomy.roles[role].isco_group
    return tuple(fact for fact in knowledge.wages if group in fact.isco_groups)


def _wage(role: str, fact: WageFact, language: Language) -> WageShape:
    return WageShape(
        role=role,
        group=fact.label[language],
        euros_per_hour=fact.cents_per_hour / 100,
        year=fact.year,
        sources=list(fact.provenance.sources),
        state=fact.provenance.state,
    )
