"""What fits what you want, as of today: roles, each with the answers behind it."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of
from app.dependencies import LanguageDep, QueryDep, TaxonomyDep
from app.doors import Door
from app.marks import answers_of, fits_of, mark_of
from app.query import Query
from app.rendering import render
from app.routing import PageRouter
from app.sentences import interests as said
from app.sentences.speaker import Speaker
from career_graph.interests import RoleFit, makes_no_difference, spread
from skills_taxonomy.model import Taxonomy

router = PageRouter()

Marks = Annotated[str, Parameter(pattern="^[0-5-]{0,60}$")]


@dataclass(frozen=True)
class FitCard:
    """One role that fits, the answers that drove it and the one against."""

    role: str
    title: str
    letter: str
    family: str
    summary: str
    drivers: tuple[str, ...]
    against: str
    purposes: tuple[str, ...]


@dataclass(frozen=True)
class AnswerLine:
    """One answer, and the query string that leads to changing it."""

    statement: str
    word: str
    change: str


@dataclass(frozen=True)
class FittingRolesView:
    """Everything templates/fitting_roles.html can show.

    `changed` says what the last change did, if there was one. `asked` is the whole question as a
    query string; `knows_skills` tells that it says more than interests.
    """

    outcome: str
    changed: str
    number_answered: int
    cards: tuple[FitCard, ...]
    answers: tuple[AnswerLine, ...]
    wanted: tuple[str, ...]
    asked: str
    knows_skills: bool


@router.page(nl="/wat-wil-je/rollen", en="/what-do-you-want/roles", name="fitting_roles")
def show_fitting_roles(
    request: Request,
    taxonomy: TaxonomyDep,
    query: QueryDep,
    language: LanguageDep,
    was: Marks = "",
    door: Door | None = None,
) -> HTMLResponse:
    """Show a choice of roles for whatever was answered, nothing included."""
    say = Speaker(language, taxonomy)
    statements = taxonomy.interest_check.statements
    number_answered = len(answers_of(query.interests, statements))
    fits = fits_of(query, taxonomy)
    shown = spread(fits, taxonomy)
    told = parameters_of(query) + ([("door", door)] if door else [])
    view = FittingRolesView(
        outcome=said.outcome(say, number_answered, len(query.purposes), makes_no_difference(fits)),
        changed=_changed(say, shown, query, was),
        number_answered=number_answered,
        cards=tuple(_card(say, fit, number_answered) for fit in shown),
        answers=_answers(say, query, told),
        wanted=query.purposes,
        asked=urlencode(told),
        knows_skills=query.position is not None or query.skills is not None,
    )
    return render(request, "fitting_roles.html", view)


def _card(say: Speaker, fit: RoleFit, number_answered: int) -> FitCard:
    role = say.taxonomy.roles[fit.role]
    family = say.taxonomy.families[role.family]
    return FitCard(
        role=role.id,
        title=say.text(role.label),
        letter=family.letter,
        family=say.text(family.label),
        summary=say.text(role.story.summary),
        drivers=tuple(said.driver(say, reason) for reason in fit.drivers),
        against=said.against(say, fit.against) if number_answered else "",
        purposes=fit.purposes,
    )


def _changed(say: Speaker, shown: tuple[RoleFit, ...], query: Query, was: str) -> str:
    if not was:
        return ""
    before = query.model_copy(update={"interests": was})
    roles = [fit.role for fit in spread(fits_of(before, say.taxonomy), say.taxonomy)]
    return said.changed(say, [fit.role for fit in shown], roles)


def _answers(say: Speaker, query: Query, told: Parameters) -> tuple[AnswerLine, ...]:
    """Return every statement with its answer; a change keeps the answers of now, to compare."""
    taxonomy: Taxonomy = say.taxonomy
    return tuple(
        AnswerLine(
            statement=say.text(statement.text),
            word=said.answer_word(say, mark_of(query.interests, place)),
            change=urlencode([*told, ("at", place + 1), ("was", query.interests or "-")]),
        )
        for place, statement in enumerate(taxonomy.interest_check.statements)
    )
