"""POST /api/v1/interests: which roles fit what somebody likes, and which answers say so."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app.dependencies import TaxonomyDep
from app.query import Asked, Purposes, QuestionError
from app.shapes import Shape
from career_graph.interests import Reason, RoleFit, fitting, role_fits, spread

router = APIRouter(prefix="/api/v1", tags=["interests"])

Answer = Annotated[int, Field(strict=True, ge=1, le=5)]
StatementName = Annotated[str, Field(pattern="^[a-z0-9-]{1,60}$")]


class AskedInterests(Asked):
    """Answers by statement, from 1 (not at all) to 5 (very much); null: I do not know."""

    answers: Annotated[dict[StatementName, Answer | None], Field(max_length=60)] = Field(
        default_factory=dict
    )
    purposes: Purposes = ()


class ReasonShape(Shape):
    """An answer. `belongs`: this role is about it more than roles usually are."""

    statement: str
    answer: int
    belongs: bool


class FitShape(Shape):
    """A role with the answers that drove it, and the one that speaks most against it.

    `shown`: among the few that the page shows. `fits`: in the best third.
    """

    role: str
    family: str
    score: int
    shown: bool
    fits: bool
    drivers: list[ReasonShape]
    against: ReasonShape | None
    purposes: list[str]


class StatementShape(Shape):
    """One statement of the check, in both languages."""

    id: str
    interest: str
    nl: str
    en: str


class FitsShape(Shape):
    """Every role, best fit first."""

    roles: list[FitShape]


class StatementsShape(Shape):
    """The statements of the check, in order."""

    items: list[StatementShape]


@router.get("/interests")
def list_statements(taxonomy: TaxonomyDep) -> StatementsShape:
    """List the statements that an answer can be about."""
    return StatementsShape(
        items=[
            StatementShape(id=s.id, interest=s.interest, nl=s.text.nl, en=s.text.en)
            for s in taxonomy.interest_check.statements
        ]
    )


@router.post("/interests")
def find_fitting_roles(asked: AskedInterests, taxonomy: TaxonomyDep) -> FitsShape:
    """Rank all roles by these answers; whatever the answers, the list is never empty."""
    known = {statement.id for statement in taxonomy.interest_check.statements}
    if not asked.answers.keys() <= known:
        raise QuestionError([("answers", "unknown")])
    answers = {name: answer for name, answer in asked.answers.items() if answer is not None}
    fits = role_fits(taxonomy, answers, tuple(dict.fromkeys(asked.purposes)))
    first = {fit.role for fit in spread(fits, taxonomy)}
    best = fitting(fits)
    return FitsShape(
        roles=[
            _shape(fit, taxonomy.roles[fit.role].family, fit.role in first, fit.role in best)
            for fit in fits
        ]
    )


def _shape(fit: RoleFit, family: str, shown: bool, fits: bool) -> FitShape:
    return FitShape(
        role=fit.role,
        family=family,
        score=fit.score,
        shown=shown,
        fits=fits,
        drivers=[_reason(reason) for reason in fit.drivers],
        against=_reason(fit.against) if fit.against else None,
        purposes=list(fit.purposes),
    )


def _reason(reason: Reason) -> ReasonShape:
    return ReasonShape(statement=reason.statement.id, answer=reason.answer, belongs=reason.belongs)
