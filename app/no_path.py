"""What to say where there is no path: why, the smallest change that helps, and what is near."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.knowledge import Knowledge
from app.query import Query, Question
from app.results import Line, ladders, lines_of
from app.sentences import paths as paths_said
from app.sentences import reasons
from app.sentences.advice import advice_for
from app.sentences.speaker import Speaker
from app.what_if import asked, relaxed
from career_graph.graph import Position
from career_graph.opening_offers import straight_step
from career_graph.paths import PathsAnswer
from career_graph.plannable import offered_to
from career_graph.relaxations import relaxations
from career_graph.transitions import reachable_positions

NEAREST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Advised:
    """A change that opens something, as a link: in a sentence, and as the words of a button."""

    sentence: str
    button: str
    query: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The smallest changes that open something.

    `complete` is False when there was too much to look at: then one may be missing.
    """

    changes: tuple[Advised, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """Why there is no path to the goal, what would open one, and what is open near it.

    `title` says that there is none, `looked` how far we searched.
    """

    is_here: bool
    title: str
    looked: str
    reasons: tuple[str, ...]
    advice: Advice
    nearest: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A position that can be chosen as the goal."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class GoalFamily:
    """The goals on one line."""

    label: str
    goals: tuple[GoalChoice, ...]


def dead_end(
    say: Speaker, query: Query, question: Question, found: PathsAnswer, knowledge: Knowledge
) -> DeadEnd:
    """Return what to say when no path to the goal was `found`."""
    goal, is_proven = found.goal, found.proof.complete
    profile, limits, graph = question.profile, question.limits, knowledge.career_graph
    is_here = goal == profile.position
    title = paths_said.no_route(say, is_here=is_here, is_proven=is_proven)
    looked = paths_said.where_we_looked(say, is_here=is_here, is_proven=is_proven)
    if is_here:
        return DeadEnd(is_here, title, looked, (), Advice(), ())
    step = straight_step(graph, profile, goal, limits=limits, offers=question.offers)
    roles = knowledge.taxonomy.roles
    family = roles[goal.concept].family
    lit = [
        ladder
        for ladder in ladders(
            reachable_positions(graph, profile, limits=limits, offers=question.offers)
        )
        if ladder[0].transition.is_open
    ]
    lit.sort(key=lambda ladder: roles[ladder[0].position.concept].family != family)
    return DeadEnd(
        is_here=False,
        title=title,
        looked=looked,
        reasons=reasons.blocks_of(say, step, limits),
        advice=advised(say, query, question, knowledge, goal, is_closed=is_proven),
        nearest=lines_of(say, lit[:NEAREST_SHOWN], query),
    )


def advised(
    say: Speaker,
    query: Query,
    question: Question,
    knowledge: Knowledge,
    goal: Position | None,
    *,
    is_closed: bool = False,
) -> Advice:
    """Return the smallest changes that open `goal`, or anything, each as a link.

    Who knows for certain that it `is_closed` spares a search.
    """
    profile, limits = question.profile, question.limits
    offered = offered_to(knowledge.offers.values(), question.answers)
    found = relaxations(
        knowledge.career_graph, profile, limits, goal, offered=offered, is_closed=is_closed
    )
    changes = []
    for one in found.found:
        said = advice_for(say, one, limits)
        changes.append(Advised(said.sentence, said.button, asked(relaxed(query, one))))
    return Advice(tuple(changes), found.complete)


def goals_of(say: Speaker) -> tuple[GoalFamily, ...]:
    """Return every position that can be a goal, by line."""
    return tuple(
        GoalFamily(f"{family.letter}. {say.text(family.label)}", tuple(_goals(say, family.id)))
        for family in say.taxonomy.families.values()
    )


def _goals(say: Speaker, family: str) -> Iterator[GoalChoice]:
    for role in say.taxonomy.roles.values():
        if role.family == family:
            for level in role.levels:
                position = Position(role.id, level)
                label = f"{say.concept(position)}, {say.level(level)}"
                yield GoalChoice(position.id, label)
