"""A skills statement for employers who hire on talent: a page, and the same as JSON Resume."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from app.address import Parameters, likes_of, parameters_of
from app.dependencies import LanguageDep, QueryDep, QuestionDep, SettingsDep, TaxonomyDep
from app.rendering import render
from app.routing import PageRouter
from app.sentences.speaker import Speaker
from app.statement import SkillsStatement, json_resume, statement_of
from app.what_if import without_interests
from career_graph.profile import Evidence
from skills_taxonomy.model import Language

router = PageRouter()

PROOF = ("e", "t")  # what somebody says to have proof of, and what a trial task showed
FILE_NAMES: dict[Language, str] = {"nl": "vaardigheden", "en": "skills"}


@dataclass(frozen=True)
class SkillsStatementView:
    """Everything templates/skills_statement.html can show.

    `asked` is the question as a query string; `hidden` the same as fields of the form, without
    what is proven: that is `shown`, and the form is for changing it. `tried` holds of each skill
    that a trial task showed how the address says so; who unticks it takes that back.
    """

    statement: SkillsStatement
    asked: str
    hidden: Parameters
    shown: frozenset[str]
    tried: Mapping[str, str]


@router.page(nl="/vaardighedenbewijs", en="/skills-statement", name="skills_statement")
def show_skills_statement(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    taxonomy: TaxonomyDep,
    language: LanguageDep,
) -> HTMLResponse:
    """Show what the person whom the address describes can do. Nothing is stored."""
    parameters = parameters_of(without_interests(query))
    evidence = question.profile.evidence
    view = SkillsStatementView(
        statement=statement_of(Speaker(language, taxonomy), question),
        asked=urlencode(parameters),
        hidden=[(name, value) for name, value in parameters if name not in PROOF],
        shown=frozenset(s for s, known in evidence.items() if known is Evidence.SHOWN),
        tried={word.rpartition(".")[0]: word for word in likes_of(query).get("t", ())},
    )
    return render(request, "skills_statement.html", view)


@router.get("/nl/vaardighedenbewijs.json")
@router.get("/en/skills-statement.json")
def download_skills_statement(
    question: QuestionDep, taxonomy: TaxonomyDep, language: LanguageDep, settings: SettingsDep
) -> Response:
    """Give the statement as a file in the format JSON Resume."""
    statement = statement_of(Speaker(language, taxonomy), question)
    return JSONResponse(
        json_resume(statement, settings.base_url, language),
        headers=_as_file(FILE_NAMES[language], "json"),
    )


def _as_file(name: str, suffix: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.{suffix}"'}
