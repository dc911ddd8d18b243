"""The way to a goal: stop by stop, what it takes, and why no other route is better."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of
from app.answers import paths_found
from app.chances import ChancesView, chances_view, region_asked
from app.chosen_path import path_among
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep, TodayDep
from app.entry_questions import EntryQuestions, entry_on_path
from app.income import PathIncome, income_on_path
from app.insights.key import KeyBlock, key_block
from app.itinerary import PathAnswer
from app.money import PathMoney, money_on_path
from app.no_path import DeadEnd, GoalFamily, dead_end, goals_of
from app.rendering import render
from app.routing import PageRouter
from app.sentences import results
from app.sentences.paths import title_of
from app.sentences.speaker import Speaker
from app.strip import Strip, strips_of
from app.travel import path_answer
from app.what_if import asked

router = PageRouter()


@dataclass(frozen=True)
class PathView:
    """Everything templates/path.html can show.

    Without a goal there are `goals` to choose from; with one there is an `answer` or a `dead_end`.
    `key` opens the straight step to the goal, where no path takes it; beside path `number` people
    `may_ask_key`.
    `asked` is the question as a query string, `hidden` the same as fields of a form.
    """

    title: str
    whereabouts: str
    asked: str
    hidden: Parameters
    goals: tuple[GoalFamily, ...]
    answer: PathAnswer | None
    strips: tuple[Strip, ...]
    dead_end: DeadEnd | None
    key: KeyBlock | None = None
    may_ask_key: bool = False
    number: int = 1
    entry: EntryQuestions | None = None
    money: PathMoney | None = None
    income: PathIncome | None = None
    chances: ChancesView | None = None


@router.page(nl="/pad", en="/path", name="path")
def show_path(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    today: TodayDep,
    path: Annotated[int, Parameter(ge=1, le=99)] = 1,
    key_asked: Annotated[bool, Parameter(alias="key")] = False,
    region: Annotated[str, Parameter(max_length=8)] = "",
) -> HTMLResponse:
    """Show path number `path` of the front; without a goal, ask for one.

    Beside a path the key to the straight step is shown when asked: it takes as long as the rest.
    """
    say = Speaker(language, knowledge.taxonomy)
    profile, goal = question.profile, question.goal
    answer: PathAnswer | None = None
    strips: tuple[Strip, ...] = ()
    is_far = False
    dead: DeadEnd | None = None
    key: KeyBlock | None = None
    entry: EntryQuestions | None = None
    money: PathMoney | None = None
    income: PathIncome | None = None
    chances: ChancesView | None = None
    if goal is not None:
        chances = chances_view(
            say,
            knowledge.taxonomy.roles[goal.concept],
            region_asked(region, query, knowledge.labour_market),
            knowledge,
            today,
            level=goal.level,
            hidden=[*parameters_of(query), ("path", str(path))],
        )
        found = paths_found(question, goal, knowledge)
        chosen = path_among(found, path, question, knowledge)
        if chosen:
            answer = path_answer(say, chosen)
            strips = strips_of(answer.itinerary)
            entry = entry_on_path(say, chosen, query)
            money = money_on_path(say, chosen, query, today)
            income = income_on_path(
                say, chosen.path, chosen.index + 1, query, request.query_params, knowledge
            )
        else:
            dead = dead_end(say, query, question, found, knowledge)
        is_far = all(len(one.transitions) > 1 for one in found.paths)
        if is_far and (key_asked or not chosen):
            key = key_block(say, query, question, goal, knowledge)
    view = PathView(
        title=title_of(say, profile.position, goal) if goal else say.gettext("Kies een doel"),
        whereabouts=results.whereabouts(say, profile.position),
        asked=asked(query),
        hidden=parameters_of(query),
        goals=() if goal else goals_of(say),
        answer=answer,
        strips=strips,
        dead_end=dead,
        key=key,
        may_ask_key=is_far and not key,
        number=path,
        money=money,
        entry=entry,
        income=income,
        chances=chances,
    )
    status = 422 if income and income.wrong else 200
    return render(request, "path.html", view, status=status)
