"""The map of ICT work in words: what is lit, which way a path goes, where people can change."""

from collections.abc import Mapping, Sequence

from app.metro.drawing import Change
from app.sentences.reasons import reach_word
from app.sentences.speaker import Speaker, in_sentence, sentence_start
from app.sentences.steps import kind_of_step
from career_graph.graph import Position
from career_graph.transitions import Reach, Transition
from skills_taxonomy.model import CareerLevel

Lamps = Mapping[CareerLevel, Reach | None]  # None is where somebody is now


def size_of(say: Speaker, stations: int, lines: int) -> str:
    """How much there is on the map."""
    return say.gettext("%(stations)s stations op %(lines)s lijnen.") % {
        "stations": say.number(stations),
        "lines": say.number(lines),
    }


def lit_of(say: Speaker, count: int) -> str:
    """How many stations are lit for somebody."""
    if not count:
        return say.gettext("Binnen jouw grenzen brandt nog niets.")
    return say.ngettext("Voor jou brandt er %(number)s.", "Voor jou branden er %(number)s.", count)


def station_of(
    say: Speaker, levels: Sequence[CareerLevel], lamps: Lamps, goal: Position | None
) -> str:
    """The levels of a station, with how sure each is when we know somebody, and their goal."""
    if lamps:
        said = ", ".join(_lamp(say, level, lamps[level]) for level in sorted(lamps))
    else:
        said = say.listed(say.level(level) for level in levels)
    if goal:
        said += say.gettext(". Jouw doel: %(level)s") % {"level": say.level(goal.level)}
    return sentence_start(said)


def _lamp(say: Speaker, level: CareerLevel, reach: Reach | None) -> str:
    if reach is None:
        return say.gettext("%(level)s: hier ben jij") % {"level": say.level(level)}
    return f"{say.level(level)} {in_sentence(reach_word(say, reach))}"


def changes_of(say: Speaker, changes: Sequence[Change]) -> str:
    """To which roles people can change here, each with its line; empty without any."""
    if not changes:
        return ""
    names = ", ".join(f"{change.label} ({change.letter})" for change in changes)
    return say.gettext("Overstap: %(roles)s") % {"roles": names}


def step_of(say: Speaker, step: Transition) -> str:
    """One step of the path: which way, to where, on which line."""
    role = say.taxonomy.roles[step.destination.concept]
    return say.gettext("%(kind)s: %(position)s, lijn %(letter)s") % {
        "kind": kind_of_step(say, step.kind),
        "position": say.position(step.destination),
        "letter": say.taxonomy.families[role.family].letter,
    }
