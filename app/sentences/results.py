"""What is within reach, in words: strengths, the level of a step, what is still to learn."""

from collections.abc import Sequence

from app.sentences.speaker import Speaker, in_sentence
from career_graph.graph import Position
from career_graph.transitions import Missing, Transition
from skills_taxonomy.model import RoleFamily

MISSING_NAMED = 4


def whereabouts(say: Speaker, position: Position | None) -> str:
    """Where somebody is now."""
    if position is None:
        return say.gettext("Nog geen werk.")
    return f"{say.concept(position)}, {say.level(position.level)}."


def intro(say: Speaker, held: int, counted: int) -> str:
    """How many of the person's skills count in ICT."""
    _ = say.gettext
    if not held:
        return _("Hier staat nog niets. Kies je vaardigheden, dan zie je wat meetelt.")
    if not counted:
        return _("Geen van je vaardigheden wordt in de ICT gevraagd. Je begint van het begin af.")
    return say.ngettext(
        "Van de vaardigheden die bij je staan telt er %(number)s mee in de ICT.",
        "Van de vaardigheden die bij je staan tellen er %(number)s mee in de ICT.",
        counted,
    )


def asked_in(say: Speaker, roles: int, all_roles: int) -> str:
    """In how many roles a skill is asked."""
    return say.gettext("Gevraagd in %(roles)s van de %(all)s rollen") % {
        "roles": say.number(roles),
        "all": say.number(all_roles),
    }


def stations_lit(say: Speaker, count: int, family: RoleFamily | None) -> str:
    """How many roles are open, as a heading."""
    _ = say.gettext
    if family and not count:
        return _("Op lijn %(letter)s, %(family)s, brandt nog niets") % _line(say, family)
    if not count:
        return _("Binnen jouw grenzen brandt nog niets")
    if family:
        return say.ngettext(
            "Op lijn %%(letter)s, %%(family)s, brandt voor jou %(number)s station",
            "Op lijn %%(letter)s, %%(family)s, branden voor jou %(number)s stations",
            count,
        ) % _line(say, family)
    return say.ngettext(
        "Voor jou brandt %(number)s station", "Voor jou branden %(number)s stations", count
    )


def on_line(say: Speaker, family: RoleFamily) -> str:
    """The line a role is on."""
    return say.gettext("op lijn %(letter)s, %(family)s") % _line(say, family)


def to_learn(say: Speaker, missing: Sequence[Missing]) -> str:
    """The skills still to learn, the furthest first, and how many more."""
    if not missing:
        return say.gettext("Niets.")
    furthest = sorted(missing, key=lambda gap: gap.held - gap.asked)
    named = [in_sentence(say.skill(gap.skill)) for gap in furthest[:MISSING_NAMED]]
    if rest := len(furthest) - len(named):
        named.append(say.ngettext("nog %(number)s", "nog %(number)s", rest))
    return say.listed(named) + "."


def level_of_step(say: Speaker, step: Transition) -> str:
    """What this step does to your level."""
    _ = say.gettext
    then = say.level(step.destination.level)
    if step.origin is None:
        return _("je begint als %(level)s") % {"level": then}
    if step.origin.level == step.destination.level:
        return _("je blijft %(level)s") % {"level": then}
    return _("van %(now)s naar %(then)s") % {"now": say.level(step.origin.level), "then": then}


def until_start(say: Speaker, months: int) -> str:
    """How long until somebody can start."""
    return say.months(months) if months else say.gettext("meteen")


def learning_as(say: Speaker, step: Transition) -> str:
    """The same role at another level, with the months it takes to learn."""
    return say.gettext("Als %(level)s: %(months)s leren.") % {
        "level": say.level(step.destination.level),
        "months": say.months(step.study_months),
    }


def also_as(say: Speaker, position: Position) -> str:
    """The same role at another level."""
    return say.gettext("ook als %(level)s") % {"level": say.level(position.level)}


def _line(say: Speaker, family: RoleFamily) -> dict[str, str]:
    return {"letter": family.letter, "family": say.text(family.label)}


def without_answers(say: Speaker, now: Sequence[str], before: Sequence[str]) -> str:
    """What somebody's own answers changed: how many roles are open, and which come first."""
    _ = say.gettext
    if not before:
        return _("Zonder je eigen antwoorden brandde hier nog niets.") if now else ""
    first = _role(say, before[0])
    if list(now) == list(before):
        return _("Je eigen antwoorden veranderen hier niets: %(role)s staat hoe dan ook eerst.") % {
            "role": first
        }
    said = say.ngettext(
        "Zonder je eigen antwoorden brandde er %(number)s station,",
        "Zonder je eigen antwoorden brandden er %(number)s stations,",
        len(before),
    )
    at_the_top = _("met %(role)s bovenaan.") % {"role": first}
    return f"{said} {at_the_top}"


def _role(say: Speaker, role: str) -> str:
    return in_sentence(say.text(say.taxonomy.roles[role].label))
