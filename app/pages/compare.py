"""Two or three goals side by side."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.insights.comparison import MOST_GOALS, compared
from app.no_path import GoalFamily, goals_of
from app.query import AskedGoal, goal_of
from app.rendering import render
from app.routing import PageRouter
from app.sentences import comparison as said
from app.sentences import results
from app.sentences.speaker import Speaker
from app.what_if import asked, with_goal
from career_graph.comparison import Comparison

router = PageRouter()

Goal = Annotated[str, Parameter(pattern=r"^([a-z0-9-]{1,60}\.(junior|medior|senior))?$")]


@dataclass(frozen=True)
class GoalColumn:
    """One goal: its id, its name and level, and the question for its path."""

    id: str
    name: str
    level: str
    query: str


@dataclass(frozen=True)
class CompareView:
    """Everything templates/compare.html can show.

    `rows` pair a name with a cell for each column. `chosen` are the goals in the form, three
    places. `lead` says what is compared, `anyway` what is learned whichever goal is chosen.
    """

    whereabouts: str
    asked: str
    hidden: Parameters
    goals: tuple[GoalFamily, ...]
    chosen: tuple[str, ...]
    columns: tuple[GoalColumn, ...]
    lead: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    anyway: str
    about_weak: str
    choose: str


@router.page(nl="/vergelijk", en="/compare", name="compare")
def show_compare(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    goal: Annotated[list[Goal], Parameter(default_factory=list, max_length=MOST_GOALS)],
) -> HTMLResponse:
    """Show the quickest path to each goal in a table; with fewer than two goals, only ask."""
    say = Speaker(language, knowledge.taxonomy)
    query = with_goal(query, None)
    wanted = list(dict.fromkeys(word for word in goal if word))
    goals = [
        goal_of(AskedGoal(role=role, level=level), knowledge)
        for role, _, level in (word.rpartition(".") for word in wanted)
    ]
    found: Comparison | None = None
    if len(goals) > 1:
        found = compared(question, goals, knowledge)
    view = CompareView(
        whereabouts=results.whereabouts(say, question.profile.position),
        asked=asked(query),
        hidden=parameters_of(query),
        goals=goals_of(say),
        chosen=tuple((wanted + [""] * MOST_GOALS)[:MOST_GOALS]),
        columns=tuple(
            GoalColumn(
                id=one.id,
                name=say.concept(one),
                level=one.level.id,
                query=asked(with_goal(query, one)),
            )
            for one in goals
        ),
        lead=said.lead(say, found) if found else "",
        rows=tuple(said.table(say, found)) if found else (),
        anyway=said.learned_anyway(say, found) if found else "",
        about_weak=said.about_weak(say),
        choose=said.choose(say),
    )
    return render(request, "compare.html", view)
