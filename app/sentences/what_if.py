"""What changes between two questions, in words."""

from collections.abc import Iterator

from app.sentences.limits import PROVINCES
from app.sentences.speaker import Speaker, sentence_start
from career_graph.graph import Position
from career_graph.profile import Limits, Profile
from career_graph.what_if import Change, Difference


def changes_of(
    say: Speaker, before: tuple[Profile, Limits], after: tuple[Profile, Limits]
) -> tuple[str, ...]:
    """What was changed in the question, one phrase each."""
    return tuple(_changes(say, before, after))


def summary(say: Speaker, found: Difference) -> str:
    """How many positions open, close and come sooner or later."""
    counted = list(_counted(say, found))
    if not counted:
        return say.gettext("Er verandert niets aan wat voor jou open is.")
    return sentence_start(say.listed(counted)) + "."


def nothing_changed(say: Speaker) -> str:
    """What to say when the question stays as it is."""
    return say.gettext("Je hebt nog niets veranderd.")


def held_already(say: Speaker, skill: str, held: int) -> str:
    """That somebody can do the skill they chose, and how well."""
    return say.gettext("“%(skill)s” kun je al. Je niveau daarin is nu: %(held)s.") % {
        "skill": say.skill(skill),
        "held": say.proficiency(held),
    }


def goal_changed(say: Speaker, goal: Position, before: int | None, after: int | None) -> str:
    """What the change does to the quickest path found to the goal, in months; None is no path.

    Nothing is said as a fact here: a search may have been cut off.
    """
    _ = say.gettext
    if before is None and after is None:
        said = _("Naar je doel, %(goal)s, vinden we nu geen pad. Met deze verandering ook niet.")
    elif before is None:
        said = _("Naar je doel, %(goal)s, vinden we dan wel een pad. Het duurt %(after)s.")
    elif after is None:
        said = _("Naar je doel, %(goal)s, vinden we dan geen pad meer.")
    elif before == after:
        said = _("Het snelste pad dat we vinden naar je doel, %(goal)s, blijft %(after)s.")
    else:
        said = _(
            "Het snelste pad dat we vinden naar je doel, %(goal)s, duurt dan %(after)s in plaats"
            " van %(before)s."
        )
    return said % {
        "goal": say.position(goal),
        "before": say.number(before),
        "after": say.months(after or 0),
    }


def parts(say: Speaker, found: Difference) -> Iterator[tuple[str, str, tuple[Change, ...]]]:
    """Yield what changes, by how: a short name for it, a heading and the positions."""
    _ = say.gettext
    for name, heading, positions in (
        ("opens", _("Dit gaat open"), found.opens),
        ("closes", _("Dit gaat dicht"), found.closes),
        ("sooner", _("Dit komt eerder"), found.sooner),
        ("later", _("Dit komt later"), found.later),
    ):
        if positions:
            yield name, heading, positions


def what_counts(say: Speaker) -> str:
    """What the difference is counted in."""
    return say.gettext(
        "Een plek is een rol op een niveau. We tellen de rechtstreekse stap ernaartoe."
    )


def changed(say: Speaker, one: Change) -> str:
    """One position with its months."""
    _ = say.gettext
    position = sentence_start(say.position(one.position))
    if one.before is None or one.after is None:
        months = one.after if one.before is None else one.before
        return f"{position}, {say.months(months or 0)}"
    return _("%(position)s, %(after)s in plaats van %(before)s") % {
        "position": position,
        "after": say.months(one.after),
        "before": say.number(one.before),
    }


def _counted(say: Speaker, found: Difference) -> Iterator[str]:
    if number := len(found.opens):
        yield say.ngettext(
            "er gaat %(number)s plek open", "er gaan %(number)s plekken open", number
        )
    if number := len(found.closes):
        yield say.ngettext(
            "er gaat %(number)s plek dicht", "er gaan %(number)s plekken dicht", number
        )
    if number := len(found.sooner):
        yield say.ngettext("%(number)s plek komt eerder", "%(number)s plekken komen eerder", number)
    if number := len(found.later):
        yield say.ngettext("%(number)s plek komt later", "%(number)s plekken komen later", number)


def _changes(
    say: Speaker, before: tuple[Profile, Limits], after: tuple[Profile, Limits]
) -> Iterator[str]:
    _ = say.gettext
    was, becomes = before[1], after[1]
    for skill, rating in after[0].skills.items():
        if (held := before[0].skills.get(skill, 0)) < rating:
            yield _("%(skill)s: %(now)s in plaats van %(before)s") % {
                "skill": say.skill(skill),
                "now": say.proficiency(rating),
                "before": say.proficiency(held),
            }
    if was.hours_per_week != becomes.hours_per_week:
        yield _("%(now)s leren per week in plaats van %(before)s") % {
            "now": say.hours(becomes.hours_per_week),
            "before": say.number(was.hours_per_week),
        }
    if was.months_per_step != becomes.months_per_step:
        yield _("%(now)s leren per stap in plaats van %(before)s") % {
            "now": say.months(becomes.months_per_step),
            "before": say.number(was.months_per_step),
        }
    if was.own_euros != becomes.own_euros:
        yield _("Zelf betalen: hoogstens %(now)s") % {"now": say.euros(becomes.own_euros)}
    if was.keep_level != becomes.keep_level:
        yield _("Je niveau houden") if becomes.keep_level else _("Je niveau mag lager")
    if was.provinces != becomes.provinces:
        places = [PROVINCES[code] for code in becomes.provinces] or [_("heel Nederland")]
        yield _("Leren in %(places)s") % {"places": say.listed(places)}
