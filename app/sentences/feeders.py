"""Who reaches a position, in words."""

from collections.abc import Mapping, Sequence

from app.sentences.speaker import Speaker
from career_graph.graph import Position
from career_graph.offers import Offer
from career_graph.reverse import Feeder
from career_graph.transitions import Transition


def summary(
    say: Speaker, goal: Position, keeping: Sequence[Feeder], months: int, hours: int
) -> str:
    """How many occupations lead here in time with the level kept, and how many need training.

    `keeping` has each occupation once.
    """
    _ = say.gettext
    if not keeping:
        return _(
            "Uit geen enkel beroep stappen mensen binnen %(months)s over naar %(goal)s"
            " zonder niveau te verliezen. Kies meer maanden, meer uren of een lager niveau."
        ) % {"months": say.months(months), "goal": say.position(goal)}
    said = say.ngettext(
        "Uit %(number)s beroep kunnen mensen binnen %%(months)s overstappen naar %%(goal)s,"
        " zonder niveau te verliezen. Ze leren dan %%(hours)s per week.",
        "Uit %(number)s beroepen kunnen mensen binnen %%(months)s overstappen naar %%(goal)s,"
        " zonder niveau te verliezen. Ze leren dan %%(hours)s per week.",
        len(keeping),
    ) % {"months": say.months(months), "goal": say.position(goal), "hours": say.hours(hours)}
    in_need = sum(one.needs_offers for one in keeping)
    return f"{said} {_needing(say, in_need, len(keeping))}" if in_need else said


def _needing(say: Speaker, in_need: int, occupations: int) -> str:
    if in_need == occupations:
        return say.gettext("Daar hebben ze scholing voor nodig.")
    return say.ngettext(
        "Uit %(number)s van die beroepen lukt dat alleen met scholing.",
        "Uit %(number)s van die beroepen lukt dat alleen met scholing.",
        in_need,
    )


def note(say: Speaker, step: Transition) -> str:
    """How soon, alone or with offers, and how much they bring."""
    _ = say.gettext
    months = say.months(step.months)
    if step.study_months and not step.study.offers:
        months = _("%(months)s in je eentje") % {"months": months}
    return _("%(months)s, %(have)s van de %(asked)s gevraagde vaardigheden") % {
        "months": months,
        "have": say.number(len(step.held)),
        "asked": say.number(len(step.held) + len(step.missing)),
    }


def alone(say: Speaker, found: Sequence[Feeder]) -> str:
    """What the months mean of who learns alone; empty where nobody does."""
    if all(one.needs_offers or not one.transition.study_months for one in found):
        return ""
    return say.gettext(
        "“In je eentje” is zonder cursus. Met een cursus kan het sneller. Dat zie je op het pad."
    )


def training(say: Speaker, step: Transition, offers: Mapping[str, Offer]) -> str:
    """Which offers it takes and what those cost; empty when none are needed."""
    if not step.study.offers:
        return ""
    _ = say.gettext
    taken = say.listed([f"‘{say.text(offers[one.id].title)}’" for one in step.study.offers])
    if step.own_euros is None:
        return _("Nodig: %(offers)s. De prijs is onbekend.") % {"offers": taken}
    if step.own_euros == 0:
        return _("Nodig: %(offers)s. Dat is gratis.") % {"offers": taken}
    return _("Nodig: %(offers)s. Dat kost %(amount)s.") % {
        "offers": taken,
        "amount": say.euros(step.own_euros),
    }


def counted(say: Speaker, *, is_complete: bool) -> str:
    """Which offers were counted, and whether all of it was looked at."""
    _ = say.gettext
    said = _(
        "Lukt het niet op tijd zonder scholing? Dan tellen we scholing mee: online of ergens in"
        " Nederland. We nemen wat het minst kost. Wie dat betaalt, weten we niet."
    )
    if is_complete:
        return said
    unsure = _("Dit was veel rekenwerk. We stopten te vroeg: er kunnen beroepen ontbreken.")
    return f"{said} {unsure}"
