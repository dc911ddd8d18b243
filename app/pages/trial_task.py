"""Ten minutes of real work: do it, check it yourself, and take along what it showed."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.query import Query, Question
from app.rendering import render
from app.routing import PageRouter
from app.sentences import trials as said
from app.sentences.speaker import Speaker
from app.what_if import asked, with_shown
from career_graph.trial import TrialResult, outcome_of
from skills_taxonomy.content import TrialTask
from skills_taxonomy.model import UnknownConceptError

router = PageRouter()

Answer = Annotated[str, Parameter(pattern="^[yn]?$")]


@dataclass(frozen=True)
class CheckLine:
    """One question about one's own work. `answer` is y, n or empty."""

    field: str
    number: int
    text: str
    answer: str


@dataclass(frozen=True)
class Outcome:
    """What the task showed. `takes_along` leads on with it; the same question when nothing rose."""

    heading: str
    meaning: str
    is_new: bool
    takes_along: str


@dataclass(frozen=True)
class TrialTaskView:
    """Everything templates/trial_task.html can show. `outcome` is None before all is answered.

    `knows_skills` tells that the address says more than interests: then there is a result.
    """

    family_id: str
    family: str
    letter: str
    title: str
    why: str
    skill: str
    material: tuple[str, ...]
    steps: tuple[str, ...]
    example: tuple[str, ...]
    checks: tuple[CheckLine, ...]
    wrong: list[str]
    outcome: Outcome | None
    carried: Parameters
    asked: str
    knows_skills: bool


def get_task(id: str, knowledge: KnowledgeDep) -> TrialTask:
    """Turn the {id} of an address into the task of that family, or answer 404."""
    if id not in knowledge.content.trial_tasks:
        raise UnknownConceptError(id)
    return knowledge.content.trial_tasks[id]


@router.page(nl="/richtingen/{id}/proeftaak", en="/directions/{id}/trial-task", name="trial_task")
def show_trial_task(
    request: Request,
    task: Annotated[TrialTask, Depends(get_task)],
    knowledge: KnowledgeDep,
    query: QueryDep,
    question: QuestionDep,
    language: LanguageDep,
    done: bool = False,
    c1: Answer = "",
    c2: Answer = "",
    c3: Answer = "",
    c4: Answer = "",
) -> HTMLResponse:
    """Show the task with its checks; once all are answered, what it showed. Nothing is kept."""
    say = Speaker(language, knowledge.taxonomy)
    family = knowledge.taxonomy.families[task.family]
    answers = (c1, c2, c3, c4)[: len(task.checks)]
    wrong = [f"c{n}" for n, answer in enumerate(answers, 1) if done and not answer]
    view = TrialTaskView(
        family_id=family.id,
        family=say.text(family.label),
        letter=family.letter,
        title=say.text(task.title),
        why=say.text(task.why),
        skill=say.skill(task.skill),
        material=tuple(say.text(line) for line in task.material),
        steps=tuple(say.text(step) for step in task.steps),
        example=tuple(say.text(line) for line in task.example),
        checks=tuple(
            CheckLine(f"c{n}", n, say.text(check.text), answer)
            for n, (check, answer) in enumerate(zip(task.checks, answers, strict=True), 1)
        ),
        wrong=wrong,
        outcome=_outcome(say, task, query, question, answers) if done and not wrong else None,
        carried=parameters_of(query),
        asked=asked(query),
        knows_skills=query.position is not None or query.skills is not None,
    )
    return render(request, "trial_task.html", view, status=422 if wrong else 200)


def _outcome(
    say: Speaker, task: TrialTask, query: Query, question: Question, answers: tuple[str, ...]
) -> Outcome:
    held = question.profile.skills.get(task.skill, 0)
    checked = zip((check.rating for check in task.checks), (a == "y" for a in answers), strict=True)
    outcome = outcome_of(held, checked)
    is_new = outcome.result is not TrialResult.UNCHANGED
    then = with_shown(query, task.skill, outcome.rating) if is_new else query
    return Outcome(
        heading=said.heading(say, outcome),
        meaning=said.meaning(say, outcome, task.skill, held),
        is_new=is_new,
        takes_along=asked(then),
    )
