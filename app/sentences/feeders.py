"""Who reaches a position, in words."""

from app.sentences.speaker import Speaker
from career_graph.graph import Position
from career_graph.transitions import Transition


def summary(say: Speaker, goal: Position, occupations: int, months: int, hours: int) -> str:
    """How many occupations lead here in time, with the level kept."""
    _ = say.gettext
    if not occupations:
        return _(
            "Uit geen enkel beroep stappen mensen binnen %(months)s over naar %(goal)s"
            " zonder niveau te verliezen. Kies meer maanden, meer uren of een lager niveau."
        ) % {"months": say.months(months), "goal": say.position(goal)}
    return say.ngettext(
        "Uit %(number)s beroep kunnen mensen binnen %%(months)s overstappen naar %%(goal)s,"
        " zonder niveau te verliezen. Ze leren dan %%(hours)s per week.",
        "Uit %(number)s beroepen kunnen mensen binnen %%(months)s overstappen naar %%(goal)s,"
        " zonder niveau te verliezen. Ze leren dan %%(hours)s per week.",
        occupations,
    ) % {"months": say.months(months), "goal": say.position(goal), "hours": say.hours(hours)}


def note(say: Speaker, step: Transition) -> str:
    """How soon, and how much they bring."""
    return say.gettext("%(months)s, %(have)s van de %(asked)s gevraagde vaardigheden") % {
        "months": say.months(step.months),
        "have": say.number(len(step.held)),
        "asked": say.number(len(step.held) + len(step.missing)),
    }
