"""The path that somebody looks at, with what every part of the page asks about it."""

from dataclasses import dataclass
from functools import cached_property

from app.answers import paths_found
from app.knowledge import Knowledge
from app.query import Question
from career_graph.graph import Position
from career_graph.offers import Offer, StepOffers, offers_for
from career_graph.paths import CareerPath, PathsAnswer
from career_graph.sensitivity import HangsOn, hangs_on


@dataclass(frozen=True)
class ChosenPath:
    """One path of the front `found`, the one at `index` (from 0)."""

    found: PathsAnswer
    index: int
    question: Question
    knowledge: Knowledge

    @property
    def path(self) -> CareerPath:
        """The path itself."""
        return self.found.paths[self.index]

    @property
    def plans(self) -> tuple[tuple[Offer, ...], ...]:
        """The offers of the learning plan, for each step."""
        return tuple(
            tuple(self.knowledge.offers[one.id] for one in step.study.offers)
            for step in self.path.transitions
        )

    @cached_property
    def offers(self) -> tuple[StepOffers, ...]:
        """The offers that teach something, for each step."""
        question, offers = self.question, tuple(self.knowledge.offers.values())
        return tuple(
            offers_for(step, offers, question.limits, question.answers)
            for step in self.path.transitions
        )

    @cached_property
    def hangs_on(self) -> HangsOn | None:
        """The rating that the path hangs on, None when none matters."""
        graph, question = self.knowledge.career_graph, self.question
        return hangs_on(graph, question.profile, self.path, limits=question.limits)


def path_chosen(
    question: Question, goal: Position, number: int, knowledge: Knowledge
) -> ChosenPath | None:
    """Return path `number` (from 1) to `goal`, the last when there are fewer; None without any."""
    return path_among(paths_found(question, goal, knowledge), number, question, knowledge)


def path_among(
    found: PathsAnswer, number: int, question: Question, knowledge: Knowledge
) -> ChosenPath | None:
    """Return path `number` (from 1) of `found`, the last when there are fewer; None without any."""
    if not found.paths:
        return None
    return ChosenPath(found, min(number, len(found.paths)) - 1, question, knowledge)
