"""A resume in the format JSON Resume as the start of a profile. Nothing of it is kept."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import parameters_of
from app.dependencies import FormDep, KnowledgeDep, LanguageDep, TodayDep
from app.recognition import Recognised, query_from_resume, recognise
from app.rendering import render
from app.resume import Problem, ResumeError, read_resume
from app.routing import PageRouter
from app.sentences.speaker import Speaker

router = PageRouter()


@dataclass(frozen=True)
class FoundSkill:
    """A skill we know, the words it is known from, and how well we presume it is done."""

    told: str
    label: str
    proficiency: str


@dataclass(frozen=True)
class FoundJob:
    """Work we know, and the title it is known from."""

    told: str
    label: str


@dataclass(frozen=True)
class Found:
    """What we know of a resume. `question` leads on; without it there is nothing to go on with."""

    skills: list[FoundSkill]
    jobs: list[FoundJob]
    unknown_skills: list[str]
    unknown_jobs: list[str]
    question: str


@dataclass(frozen=True)
class ResumeView:
    """Everything templates/resume.html can show. `found` is None as long as nothing was read."""

    text: str = ""
    found: Found | None = None
    problem: Problem | None = None
    line: int | None = None


@router.page(nl="/cv", en="/resume", name="resume")
def show_resume(request: Request) -> HTMLResponse:
    """Ask for the text of a resume."""
    return render(request, "resume.html", ResumeView())


@router.action(nl="/cv", en="/resume", name="read_resume")
def read(
    request: Request,
    form: FormDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    today: TodayDep,
) -> HTMLResponse:
    """Show what we recognise. There is no redirect, because nothing may be kept to come back to."""
    text = dict(form).get("resume", "")
    try:
        resume = read_resume(text)
    except ResumeError as error:
        view = ResumeView(text=text, problem=error.problem, line=error.line)
        return render(request, "resume.html", view, status=422)
    recognised = recognise(resume, knowledge, language, today)
    parameters = parameters_of(query_from_resume(recognised, knowledge, language))
    say = Speaker(language, knowledge.taxonomy)
    question = f"?{urlencode(parameters)}" if parameters else ""
    return render(request, "resume.html", ResumeView(found=_found(say, recognised, question)))


def _found(say: Speaker, recognised: Recognised, question: str) -> Found:
    roles, occupations = say.taxonomy.roles, say.taxonomy.occupations
    return Found(
        skills=[
            FoundSkill(known.told, say.skill(known.skill), say.proficiency(known.rating))
            for known in recognised.skills
        ],
        jobs=[
            FoundJob(
                job.told,
                say.text((roles if job.is_role else occupations)[job.concept].label),
            )
            for job in recognised.jobs
        ],
        unknown_skills=list(recognised.unknown_skills),
        unknown_jobs=list(recognised.unknown_jobs),
        question=question,
    )
