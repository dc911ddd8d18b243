"""The question somebody asks: its shape at the border, and the values it becomes.

Pages, API and CLI all ask through `Query`, so they all get the same answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from app.knowledge import Knowledge
from career_graph.graph import Position, assumptions_of
from career_graph.learning import PlanOffer
from career_graph.offers import PROVINCES, answers_about
from career_graph.plannable import plan_offers
from career_graph.profile import Evidence, Limits, Profile, presumed_skills
from career_graph.what_if import Situation
from skills_taxonomy.model import CareerLevel, Language, Taxonomy, UnknownConceptError
from skills_taxonomy.schema import Purpose

MAX_SKILLS = 500
PROVINCE_NAMES = {
    "drenthe": "DR", "flevoland": "FL", "friesland": "FR", "fryslan": "FR", "gelderland": "GE",
    "groningen": "GR", "limburg": "LI", "noord-brabant": "NB", "noord-holland": "NH",
    "overijssel": "OV", "utrecht": "UT", "zeeland": "ZE", "zuid-holland": "ZH",
}  # fmt: skip


class QuestionError(ValueError):
    """The question names something we do not know. `fields` pairs each field with the problem."""

    def __init__(self, fields: Iterable[tuple[str, str]]) -> None:
        self.fields = tuple(fields)
        super().__init__(", ".join(f"{field}: {problem}" for field, problem in self.fields))


def _at_most_500(given: dict[str, Any]) -> dict[str, Any]:
    if len(given) > MAX_SKILLS:
        raise ValueError("too many skills")
    return given


def _province_code(given: object) -> object:
    if isinstance(given, str):
        return PROVINCE_NAMES.get(given.casefold(), given.upper())
    return given


Name = Annotated[
    str,
    StringConstraints(
        pattern=r"^([a-z0-9-]{1,60}|http://data\.europa\.eu/esco/[a-z]+/[0-9a-fA-F-]{36})$"
    ),
]
Rating = Annotated[int, Field(strict=True, ge=1, le=4)]
Ratings = Annotated[dict[Name, Rating], AfterValidator(_at_most_500)]
ProvinceCode = Annotated[
    str, BeforeValidator(_province_code), StringConstraints(pattern=f"^({'|'.join(PROVINCES)})$")
]
Euros = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
LevelWord = Annotated[str, StringConstraints(pattern="^(junior|medior|senior)$")]
Marks = Annotated[str, StringConstraints(pattern="^[0-5-]{0,60}$")]
ContentHash = Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")]
Purposes = Annotated[tuple[Purpose, ...], Field(max_length=12)]


class Asked(BaseModel):
    """A part of a question. Fields we do not know are refused: they would go unanswered."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class AskedPosition(Asked):
    """Where somebody is: an occupation or an ICT role, at a level, for some years."""

    occupation: Name | None = None
    role: Name | None = None
    level: LevelWord | None = None
    years: Annotated[float, Field(strict=True, ge=0, le=60)] | None = None


class AskedGoal(Asked):
    """Where somebody wants to go."""

    role: Name
    level: LevelWord


class AskedLimits(Asked):
    """What a step may ask. Absent numbers are the usual ones of assumptions.yaml."""

    hours_per_week: Annotated[int, Field(strict=True, ge=1, le=60)] | None = None
    months_per_step: Annotated[int, Field(strict=True, ge=0, le=120)] | None = None
    own_euros: Euros | None = None
    keep_level: Annotated[bool, Field(strict=True)] = False
    provinces: Annotated[tuple[ProvinceCode, ...], Field(max_length=12)] = ()
    online: Annotated[bool, Field(strict=True)] = True
    min_income: Euros | None = None
    current_pay: Euros | None = None


class Query(Asked):
    """One person's question. Every field is optional.

    `skills` absent: the presumed skills of the position. `skills_added` raises them, and evidence
    for one of those counts for the rating added, not for a higher one. `skills` present, even
    empty: exactly these. `interests` has a mark for each statement of the interest check
    (app/marks.py); like `purposes` it changes no path. Neither does `version_of`: the hash of the
    shared path that somebody is making another version of.
    """

    position: AskedPosition | None = None
    skills: Ratings | None = None
    skills_added: Ratings = Field(default_factory=dict)
    evidence: Annotated[dict[Name, Evidence], Field(max_length=MAX_SKILLS)] = Field(
        default_factory=dict
    )
    from_work: Annotated[tuple[Name, ...], Field(max_length=MAX_SKILLS)] | None = None
    goal: AskedGoal | None = None
    answers: Annotated[
        dict[Annotated[str, StringConstraints(pattern="^[a-z_]{1,40}$")], bool],
        Field(max_length=50),
    ] = Field(default_factory=dict)
    as_of: date | None = None
    lang: Language = "nl"
    limits: AskedLimits = AskedLimits()
    interests: Marks = ""
    purposes: Purposes = ()
    version_of: ContentHash = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, understood: known concepts, presumptions filled in.

    `answers` are those given, and what the profile itself tells. `offers` are those that a learning
    plan may hold.
    """

    profile: Profile
    limits: Limits
    goal: Position | None
    language: Language
    answers: Mapping[str, bool]
    offers: tuple[PlanOffer, ...] = ()

    @property
    def situation(self) -> Situation:
        """Who asks, within which limits, and what they may take."""
        return Situation(self.profile, self.limits, self.offers)


def query_of(content: Mapping[str, Any]) -> Query:
    """Return `content` as a query. Raises QuestionError with the fields, never the content."""
    try:
        return Query.model_validate(content)
    except ValidationError as error:
        raise QuestionError(
            (".".join(str(part) for part in problem["loc"][:2]), problem["type"])
            for problem in error.errors(
                include_url=False, include_input=False, include_context=False
            )
        ) from None


def question_of(query: Query, knowledge: Knowledge) -> Question:
    """Return what `query` asks in terms of `knowledge`.

    Raises QuestionError for an occupation, role or skill that does not exist.
    """
    taxonomy, graph = knowledge.taxonomy, knowledge.career_graph
    assumptions = assumptions_of(graph)
    position = _position(query.position, knowledge)
    years = query.position.years if query.position else None
    months_worked = int(12 * (assumptions.years_worked if years is None else years))
    presumed = presumed_skills(graph, position, months_worked) if position else {}
    stated = query.skills is not None
    skills = _by_id(query.skills, "skills", taxonomy) if query.skills is not None else {**presumed}
    added = _by_id(query.skills_added, "skills_added", taxonomy)
    for skill, rating in added.items():
        skills[skill] = max(rating, skills.get(skill, 0))
    evidence = {
        skill: how
        for skill, how in _by_id(query.evidence, "evidence", taxonomy).items()
        if skills.get(skill, 0) <= added.get(skill, 4)
    }
    if not stated:
        evidence = dict.fromkeys(presumed, Evidence.PRESUMED) | evidence
    from_work = (
        frozenset(presumed)
        if query.from_work is None
        else frozenset(_by_id(dict.fromkeys(query.from_work, 1), "from_work", taxonomy))
    )
    limits = _limits(query.limits, knowledge)
    profile = Profile(
        position=position,
        months_worked=months_worked if position else 0,
        skills=skills,
        evidence=evidence,
        from_work=from_work,
    )
    answers = answers_about(profile, query.answers)
    return Question(
        profile=profile,
        limits=limits,
        goal=goal_of(query.goal, knowledge) if query.goal else None,
        language=query.lang,
        answers=answers,
        offers=plan_offers(knowledge.offers.values(), limits, answers),
    )


def _limits(asked: AskedLimits, knowledge: Knowledge) -> Limits:
    usual = assumptions_of(knowledge.career_graph)
    return Limits(
        hours_per_week=asked.hours_per_week or usual.hours_per_week,
        months_per_step=(
            usual.months_per_step if asked.months_per_step is None else asked.months_per_step
        ),
        own_euros=asked.own_euros,
        keep_level=asked.keep_level,
        provinces=asked.provinces,
        online=asked.online,
        min_income=asked.min_income,
        current_pay=asked.current_pay,
    )


def _position(asked: AskedPosition | None, knowledge: Knowledge) -> Position | None:
    if asked is None or (asked.occupation is None and asked.role is None):
        return None
    taxonomy = knowledge.taxonomy
    try:
        if asked.role is not None:
            role = taxonomy.role_named(asked.role)
            level = CareerLevel.of(asked.level) if asked.level else _middle(role.levels)
            return _known(Position(role.id, level), knowledge, "position.level")
        occupation = taxonomy.occupation_named(asked.occupation or "")
    except UnknownConceptError:
        name = "role" if asked.role is not None else "occupation"
        raise QuestionError([(f"position.{name}", "unknown")]) from None
    return Position(occupation.id, CareerLevel.of(asked.level or "medior"))


def goal_of(asked: AskedGoal, knowledge: Knowledge) -> Position:
    """Return the goal as a position. Raises QuestionError when it does not exist."""
    try:
        role = knowledge.taxonomy.role_named(asked.role)
    except UnknownConceptError:
        raise QuestionError([("goal.role", "unknown")]) from None
    return _known(Position(role.id, CareerLevel.of(asked.level)), knowledge, "goal.level")


def _known(position: Position, knowledge: Knowledge, field: str) -> Position:
    if position not in knowledge.career_graph:
        raise QuestionError([(field, "unknown")])
    return position


def _middle(levels: Iterable[CareerLevel]) -> CareerLevel:
    """Return medior, or the lowest level there is."""
    there = sorted(levels)
    return CareerLevel.MEDIOR if CareerLevel.MEDIOR in there else there[0]


def _by_id(named: Mapping[str, Any], field: str, taxonomy: Taxonomy) -> dict[str, Any]:
    """Return `named` by skill id; where two names are one skill, the highest counts."""
    found: dict[str, Any] = {}
    for name, value in named.items():
        try:
            skill = taxonomy.skill_named(name).id
        except UnknownConceptError:
            raise QuestionError([(field, "unknown")]) from None
        found[skill] = max(value, found.get(skill, value))
    return found
