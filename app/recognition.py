"""From what somebody wrote in a resume to the skills, roles and occupations that we know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from app.knowledge import Knowledge
from app.query import AskedPosition, Query, question_of
from app.resume import Resume, ToldJob, ToldSkill
from skills_taxonomy.folding import folded
from skills_taxonomy.model import CareerLevel, Language
from skills_taxonomy.search import LabelIndex, search

SURE_ENOUGH = 85  # of 100: a typo or an ending more, but no other word
SHORTEST_WITH_TYPO = 5  # letters; in shorter names one other letter is another name
SEPARATORS = re.compile(r"[/,;&+()|]|\b(?:and|en)\b")
MOST_PARTS = 5

LEVEL_WORDS = {
    **dict.fromkeys(("junior", "jr", "trainee", "starter"), CareerLevel.JUNIOR),
    **dict.fromkeys(("medior", "mid"), CareerLevel.MEDIOR),
    **dict.fromkeys(("senior", "sr", "lead", "principal"), CareerLevel.SENIOR),
}
RATING_WORDS = {  # a resume praises; only our own highest word counts as the highest
    **dict.fromkeys(
        ("independent", "intermediate", "competent", "proficient", "zelfstandig", "gemiddeld"), 2
    ),
    **dict.fromkeys(("advanced", "master", "senior", "gevorderd"), 3),
    "expert": 4,
}


@dataclass(frozen=True, slots=True)
class KnownSkill:
    """A skill of ours, the words we know it from, and how well we presume it is done."""

    told: str
    skill: str
    rating: int


@dataclass(frozen=True, slots=True)
class KnownJob:
    """A role or occupation of ours, and the title we know it from."""

    told: str
    concept: str
    is_role: bool
    level: CareerLevel | None
    years: int | None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What we know of a resume and what not. All of it is presumed until somebody confirms it."""

    skills: tuple[KnownSkill, ...]
    jobs: tuple[KnownJob, ...]
    unknown_skills: tuple[str, ...]
    unknown_jobs: tuple[str, ...]


def recognise(resume: Resume, knowledge: Knowledge, language: Language, today: date) -> Recognised:
    """Look up every skill and job; the latest job comes first."""
    found = {told: list(_skills(told, knowledge, language)) for told in resume.skills}
    jobs = [(job, _job(job, knowledge, language, today)) for job in resume.jobs]
    best: dict[str, KnownSkill] = {}
    for known in (each for several in found.values() for each in several):
        if known.skill not in best or known.rating > best[known.skill].rating:
            best[known.skill] = known
    return Recognised(
        skills=tuple(best.values()),
        jobs=tuple(known for _, known in jobs if known),
        unknown_skills=tuple(dict.fromkeys(t.name for t, several in found.items() if not several)),
        unknown_jobs=tuple(dict.fromkeys(job.title for job, known in jobs if known is None)),
    )


def query_from_resume(recognised: Recognised, knowledge: Knowledge, language: Language) -> Query:
    """Return the question that a resume leads to: the latest known job, and all known skills."""
    job = next(iter(recognised.jobs), None)
    query = Query(position=_position(job) if job else None, lang=language)
    presumed = dict(question_of(query, knowledge).profile.skills)
    held = dict(presumed)
    for known in recognised.skills:
        held[known.skill] = max(known.rating, held.get(known.skill, 0))
    return query if held == presumed else query.model_copy(update={"skills": held})


def _position(job: KnownJob) -> AskedPosition:
    return AskedPosition(
        role=job.concept if job.is_role else None,
        occupation=None if job.is_role else job.concept,
        level=job.level.id if job.level else None,
        years=job.years,
    )


def _skills(told: ToldSkill, knowledge: Knowledge, language: Language) -> Iterator[KnownSkill]:
    """Yield the skill by this name, or the skills by the names that it is made of."""
    rating = max((RATING_WORDS.get(word, 1) for word in told.level.casefold().split()), default=1)
    index = knowledge.names.skills
    whole = _named(index, told.name, language)
    parts = SEPARATORS.split(told.name)[:MOST_PARTS] if whole is None else []
    for skill in filter(None, [whole, *(_named(index, part, language) for part in parts)]):
        yield KnownSkill(told.name, skill, rating)


def _job(job: ToldJob, knowledge: Knowledge, language: Language, today: date) -> KnownJob | None:
    words = job.title.split()
    levels = [LEVEL_WORDS.get(word.casefold().strip(".,()")) for word in words]
    level = next(filter(None, levels), None)
    bare = " ".join(word for word, said in zip(words, levels, strict=True) if said is None)
    for title in dict.fromkeys((job.title, bare, *SEPARATORS.split(bare)[:MOST_PARTS])):
        if role := _named(knowledge.names.roles, title, language):
            offered = knowledge.taxonomy.roles[role].levels
            known_level = level if level in offered else None
            return KnownJob(job.title, role, True, known_level, _years(job, today))
        if occupation := _named(knowledge.names.occupations, title, language):
            return KnownJob(job.title, occupation, False, level, _years(job, today))
    return None


def _named(index: LabelIndex, text: str, language: Language) -> str | None:
    """Return the concept that goes by this name, give or take a typo."""
    for hit in search(index, text, language, limit=1):
        wanted, found = folded(text), folded(hit.found_by)
        may_differ = min(len(wanted), len(found)) >= SHORTEST_WITH_TYPO
        if wanted == found or (may_differ and fuzz.ratio(wanted, found) >= SURE_ENOUGH):
            return hit.id
    return None


def _years(job: ToldJob, today: date) -> int | None:
    """Return the whole years in a job, or None when the dates do not tell."""
    end = min(job.end or today, today)
    if job.start is None or job.start > end:
        return None
    years = end.year - job.start.year - ((end.month, end.day) < (job.start.month, job.start.day))
    return min(years, 60)
