"""From reachable positions to what the result page shows: strengths, cards, groups and filters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.query import Query
from app.sentences import reasons, results
from app.sentences import steps as steps_said
from app.sentences.interests import liked
from app.sentences.speaker import Speaker
from app.what_if import asked, with_goal
from career_graph.interests import RoleFit
from career_graph.profile import Limits
from career_graph.transitions import Reach, ReachablePosition
from skills_taxonomy.model import Taxonomy


@dataclass(frozen=True, slots=True)
class Strength:
    """A skill you have, how well, and in how many roles it is asked."""

    name: str
    level: str
    use: str


@dataclass(frozen=True, slots=True)
class PathLink:
    """A way to another answer: its words, and the question as a query string."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class ResultCard:
    """One role within reach, or nearly, at its best level.

    `liked` and `purposes` are what somebody said to like or to work for and finds in this role.
    """

    role: str
    title: str
    letter: str
    family: str
    level: str
    reach: Reach
    reach_word: str
    reach_meaning: str
    have: str
    fits: str
    look_out: tuple[str, ...]
    to_learn: str
    months: str
    euros: str
    level_said: str
    query: str
    also: tuple[PathLink, ...]
    chance: str = ""
    liked: str = ""
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One role in a list, with a note."""

    title: str
    level: str
    note: str
    query: str
    also: tuple[PathLink, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Roles reached by the same kind of step."""

    heading: str
    lines: tuple[Line, ...]


Ladder = tuple[ReachablePosition, ...]  # the levels of one role, best first


def strengths_of(say: Speaker, skills: Mapping[str, int]) -> tuple[Strength, ...]:
    """Return the skills that ICT roles ask, those that most roles ask first."""
    uses = asked_by(say.taxonomy)
    counted = [skill for skill in skills if uses[skill]]
    counted.sort(key=lambda skill: (-uses[skill], -skills[skill], skill))
    roles = len(say.taxonomy.roles)
    return tuple(
        Strength(
            name=say.skill(skill),
            level=say.proficiency(skills[skill]),
            use=results.asked_in(say, uses[skill], roles),
        )
        for skill in counted
    )


def asked_by(taxonomy: Taxonomy) -> Counter[str]:
    """Return in how many roles, at whatever level, each skill is essential."""
    return Counter(
        skill
        for role in taxonomy.roles.values()
        for skill in {skill for level in role.levels.values() for skill in level.essential}
    )


def ladders(found: Iterable[ReachablePosition]) -> tuple[Ladder, ...]:
    """Return the positions by role: each role once, in the order of its best level."""
    by_role: dict[str, list[ReachablePosition]] = {}
    for position in found:
        by_role.setdefault(position.position.concept, []).append(position)
    return tuple(tuple(levels) for levels in by_role.values())


def card_of(
    say: Speaker, ladder: Ladder, query: Query, chance: str, *, is_rated: bool = True
) -> ResultCard:
    """Return one role as a card; `chance` is its chance of work in one line.

    `is_rated`: the person has skills that can be rated too high.
    """
    best = ladder[0]
    step = best.transition
    role = say.taxonomy.roles[best.position.concept]
    family = say.taxonomy.families[role.family]
    return ResultCard(
        role=role.id,
        title=say.text(role.label),
        letter=family.letter,
        family=results.on_line(say, family),
        level=say.level(best.position.level),
        reach=best.reach,
        reach_word=reasons.reach_word(say, best.reach),
        reach_meaning=reasons.reach_meaning(say, best.reach, is_rated=is_rated),
        have=reasons.have_of(say, step),
        fits=reasons.fits_you(say, step),
        look_out=reasons.look_out(say, step),
        to_learn=results.to_learn(say, step.missing),
        months=results.until_start(say, step.months),
        euros=say.euros(step.own_euros),
        level_said=results.level_of_step(say, step),
        query=asked(with_goal(query, best.position)),
        also=_also(say, ladder, query),
        chance=chance,
    )


def with_likes(say: Speaker, card: ResultCard, fit: RoleFit | None) -> ResultCard:
    """Return the card with what somebody likes about it; the same card when nothing is known."""
    return replace(card, liked=liked(say, fit), purposes=fit.purposes) if fit else card


def lines_of(say: Speaker, open_ladders: Sequence[Ladder], query: Query) -> tuple[Line, ...]:
    """Return open roles as a list: how sure, and how soon."""
    return tuple(_line(say, ladder, _how_soon(say, ladder[0]), query) for ladder in open_ladders)


def _how_soon(say: Speaker, one: ReachablePosition) -> str:
    return f"{reasons.reach_word(say, one.reach)}, {say.months(one.transition.months)}"


def groups_of(say: Speaker, open_ladders: Sequence[Ladder], query: Query) -> tuple[Group, ...]:
    """Return roles by kind of step, and within one kind in the order given."""
    groups: dict[str, list[Line]] = {}
    for ladder in open_ladders:
        best = ladder[0]
        heading = steps_said.kind_of_step(say, best.transition.kind)
        groups.setdefault(heading, []).append(_line(say, ladder, _how_soon(say, best), query))
    return tuple(Group(heading, tuple(lines)) for heading, lines in groups.items())


def closed_of(
    say: Speaker, closed: Sequence[Ladder], query: Query, limits: Limits
) -> tuple[Line, ...]:
    """Return closed roles, nearest first, each with what stands in its way.

    Where the level may be lower, a level that takes less to learn stands beside it.
    """
    lines = []
    for ladder in closed:
        note = " ".join(reasons.blocks_of(say, ladder[0].transition, limits))
        nearer = () if limits.keep_level else _nearer(say, ladder, query)
        lines.append(_line(say, ladder, note, query, nearer))
    return tuple(lines)


def _nearer(say: Speaker, ladder: Ladder, query: Query) -> tuple[PathLink, ...]:
    """Return the level that takes the fewest months to learn, where that is not the first."""
    one = min(ladder, key=lambda one: one.transition.study_months)
    if one.transition.study_months == ladder[0].transition.study_months:
        return ()
    said = results.learning_as(say, one.transition)
    return (PathLink(said, asked(with_goal(query, one.position))),)


def _line(
    say: Speaker, ladder: Ladder, note: str, query: Query, nearer: tuple[PathLink, ...] = ()
) -> Line:
    best = ladder[0].position
    return Line(
        title=say.concept(best),
        level=say.level(best.level),
        note=note,
        query=asked(with_goal(query, best)),
        also=nearer + _also(say, ladder, query),
    )


def _also(say: Speaker, ladder: Ladder, query: Query) -> tuple[PathLink, ...]:
    return tuple(
        PathLink(results.also_as(say, other.position), asked(with_goal(query, other.position)))
        for other in ladder[1:]
        if other.transition.is_open
    )
