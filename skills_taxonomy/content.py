"""What people read beside the skills language: stories, a glossary, and tasks to try.

Values only; `skills_taxonomy.content_loader` reads them from the data folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skills_taxonomy.coded_words import CodedGroup
from skills_taxonomy.model import CareerLevel, Labels, Moment, Text


class Situation(StrEnum):
    """From where somebody came into the work that a story tells."""

    SIDE_ENTRY = "side_entry"
    STUDENT = "student"
    PART_TIME = "part_time"
    RETURN = "return"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Story:
    """A day of work in one family, composed: never the story of one real person.

    `made_from` are the roles whose descriptions it is composed of. `working_years` are the years
    worked before or beside it, `schooling` the highest school finished or followed.
    """

    id: str
    family: str
    made_from: tuple[str, ...]
    level: CareerLevel
    situation: Situation
    schooling: str
    working_years: int
    hours_per_week: int
    title: Text
    who: Text
    moments: tuple[Moment, ...]
    hard: Text
    good: Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word of ours that somebody may not know.

    `forms` are the ways it stands in a text; one with a capital is looked for with that capital.
    Those under `alone` explain the word only where they stand by themselves: they are everyday
    words too.
    """

    id: str
    group: str
    term: Text
    forms: Labels
    alone: Labels
    meaning: Text


@dataclass(frozen=True, slots=True)
class Check:
    """Something that somebody sees in their own work, and the proficiency it belongs to."""

    rating: int
    text: Text


@dataclass(frozen=True, slots=True)
class TrialTask:
    """Ten minutes of real work in one family, about one skill, and how to check it yourself."""

    family: str
    skill: str
    title: Text
    why: Text
    material: tuple[Text, ...]
    steps: tuple[Text, ...]
    example: tuple[Text, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Content:
    """All of it. `glossary` goes by id, the others by family."""

    stories: Mapping[str, tuple[Story, ...]] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    trial_tasks: Mapping[str, TrialTask] = field(default_factory=dict)
    coded_words: tuple[CodedGroup, ...] = ()
