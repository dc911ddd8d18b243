"""The shapes of answers: what the API sends, the CLI prints and a shared link keeps.

Roles, occupations and skills are named by id; labels stand in the lists. `from` is a word of
Python, so that field is called `from_` here and `from` in JSON.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from career_graph.graph import MoveKind
from career_graph.offers import Exclusion
from career_graph.transitions import BlockKind, Reach


class Shape(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class PlaceShape(Shape):
    """A role or an occupation at a level."""

    role: str | None = None
    occupation: str | None = None
    level: str


class MissingShape(Shape):
    """A skill to raise, from one proficiency to another."""

    skill: str
    from_: Annotated[int, Field(alias="from")]
    to: int


class LearnedShape(MissingShape):
    """A skill step learned: by self-study, an offer, on the job after the start, or earlier work.

    The hours of an offer stand in the plan.
    """

    how: str
    hours: int
    offer: str | None = None
    thanks_to: str | None = None


class HeldShape(Shape):
    """A skill that is asked and held."""

    skill: str
    asked: int
    held: int


class PassportShape(Shape):
    """Which skills from work carry the level, which are spare, which are lacking."""

    carried: list[str]
    spare: list[str]
    lacking: list[str]
    needed: int


class BlockShape(Shape):
    """A reason why a step is closed."""

    kind: BlockKind
    months_needed: int | None = None


class LimitsShape(Shape):
    """The limits as used, the usual numbers filled in."""

    hours_per_week: int
    months_per_step: int
    own_euros: int | None
    keep_level: bool
    provinces: list[str]
    online: bool
    min_income: int | None
    current_pay: int | None


class AssumptionShape(Shape):
    """A judgement that the answer rests on, with its reason."""

    name: str
    value: str
    reason: str


class PositionShape(Shape):
    """A position with its reach, and what the step there takes."""

    role: str
    level: str
    reach: Reach
    kind: MoveKind
    is_side_entry: bool
    held: list[str]
    missing: list[MissingShape]
    months: int
    study_months: int
    study_hours: int
    stay_months: int
    own_euros: int | None
    levels_lost: int
    passport: PassportShape
    blocks: list[BlockShape]


class PositionsShape(Shape):
    """Every role position, best first."""

    positions: list[PositionShape]
    limits: LimitsShape
    assumptions: list[AssumptionShape]
    release: str


class PlanOfferShape(Shape):
    """An offer of a learning plan, whole: all its study hours, its least months, its own price."""

    offer: str
    hours: int
    months: int
    own_euros: int | None


class StepShape(Shape):
    """One step of a path."""

    from_: Annotated[PlaceShape | None, Field(alias="from")]
    to: PlaceShape
    kind: MoveKind
    is_side_entry: bool
    months: int
    study_months: int
    study_hours: int
    stay_months: int
    own_euros: int | None
    held: list[str]
    held_at: list[HeldShape]
    missing: list[MissingShape]
    learned: list[LearnedShape]
    passport: PassportShape
    plan: list[PlanOfferShape] = Field(default_factory=list)
    offers: list[str]
    offers_excluded: dict[Exclusion, list[str]] = Field(default_factory=dict)


class HangsOnShape(Shape):
    """The rating a path hangs on most, and what happens when it is one step lower."""

    skill: str
    held: int
    closes: bool
    months_more: int


class PathShape(Shape):
    """One path, judged on months, own euros, months with less pay and levels lost."""

    steps: list[StepShape]
    months: int
    own_euros: int | None
    income_dip: int
    levels_lost: int
    level_kept: bool
    hangs_on: HangsOnShape | None = None


class ProofShape(Shape):
    """Why the answer can be trusted."""

    routes_considered: int
    routes_pruned: int = 0
    study_hours_lower_bound: int
    complete: bool


class PathsShape(Shape):
    """The paths that no other path beats on all four, with the proof."""

    goal: PlaceShape
    paths: list[PathShape]
    proof: ProofShape
    limits: LimitsShape
    assumptions: list[AssumptionShape]
    release: str
