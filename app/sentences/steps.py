"""One step in words: what kind it is, what you have, what you learn, how, and how long."""

from collections.abc import Iterator, Mapping
from math import ceil

from app.sentences.speaker import Speaker
from career_graph.assumptions import months_of_study
from career_graph.graph import MoveKind
from career_graph.learning import MissingStep
from career_graph.profile import Limits
from career_graph.transitions import Held, Missing, Transition
from skills_taxonomy.model import CareerLevel


def kind_of_step(say: Speaker, kind: MoveKind) -> str:
    """The kind of step, in two or three words."""
    _ = say.gettext
    return {
        MoveKind.ENTRY: _("Je eerste baan in de ICT"),
        MoveKind.GROWTH: _("Omhoog"),
        MoveKind.HORIZONTAL: _("Opzij, zelfde niveau"),
        MoveKind.HORIZONTAL_UP: _("Opzij en omhoog"),
        MoveKind.STEP_BACK: _("Stap terug"),
    }[kind]


def course_of_step(say: Speaker, step: Transition) -> str:
    """What happens in this step, in one to three sentences."""
    return " ".join(_course(say, step))


def _course(say: Speaker, step: Transition) -> Iterator[str]:
    _ = say.gettext
    if step.origin is None:
        yield _("Je begint in de ICT.")
    elif step.is_side_entry:
        yield _("Je stapt over naar de ICT.")
    elif step.kind is MoveKind.GROWTH:
        yield _("Je groeit in je eigen rol.")
    if step.levels_lost and step.origin:
        yield _("Je gaat van %(now)s naar %(then)s. Je loon kan dan lager zijn dan daarvoor.") % {
            "now": say.level(step.origin.level),
            "then": say.level(step.destination.level),
        }
    if step.stay_months and step.origin:
        yield _("Je werkt eerst nog %(months)s als %(position)s.") % {
            "months": say.months(step.stay_months),
            "position": say.position(step.origin),
        }
    yield _learning(say, step)


def _learning(say: Speaker, step: Transition) -> str:
    _ = say.gettext
    if step.study_months and step.origin:
        return _("Je leert %(months)s naast je werk.") % {"months": say.months(step.study_months)}
    if step.study_months:
        return _("Je leert %(months)s.") % {"months": say.months(step.study_months)}
    if not step.missing:
        return _("Je hebt alles al wat gevraagd wordt.")
    return _("Vooraf hoef je niets te leren.")


# --- what you have and lack -----------------------------------------------------------------


def held_note(say: Speaker, held: Held) -> str:
    """Your own level and the one asked."""
    return say.gettext("%(own)s, gevraagd: %(asked)s") % {
        "own": say.proficiency(held.held),
        "asked": say.proficiency(held.asked),
    }


def held_sum(say: Speaker, step: Transition) -> str:
    """How many of the skills asked you have, all together."""
    return say.gettext("Samen %(have)s van de %(asked)s.") % {
        "have": say.number(len(step.held)),
        "asked": say.number(len(step.held) + len(step.missing)),
    }


def missing_note(
    say: Speaker, missing: Missing, step: Transition, titles: Mapping[str, str]
) -> str:
    """From which level to which, in how many hours, and where you learn it.

    `titles` are those of the offers in the plan, by id.
    """
    _ = say.gettext
    studied = [part for part in step.study.studied if part.skill == missing.skill]
    at_work = [part for part in step.study.on_the_job if part.skill == missing.skill]
    parts = [
        _("van %(have)s naar %(asked)s")
        % {"have": say.proficiency(missing.held), "asked": say.proficiency(missing.asked)}
    ]
    by_offers = dict.fromkeys(one.offer for one in step.study.taught if one.skill == missing.skill)
    parts += [_("via %(offer)s") % {"offer": titles[offer]} for offer in by_offers]
    if studied:
        parts.append(_("%(hours)s leren") % {"hours": _added(say, studied)})
    if at_work:
        parts.append(_("%(hours)s op het werk, na je start") % {"hours": _added(say, at_work)})
    note = ", ".join(parts) + "."
    helped = [(part.thanks_to, part.step) for part in studied + at_work if part.thanks_to]
    learned = dict.fromkeys(
        skill for skill, proficiency in helped if _learns(step, skill, proficiency)
    )
    held = dict.fromkeys(skill for skill, _step in helped if skill not in learned)
    if held:
        note += " " + _("Korter, omdat je %(skills)s al kunt.") % {"skills": say.skills(held)}
    if learned:
        note += " " + _("Korter, omdat je %(skills)s dan ook leert.") % {
            "skills": say.skills(learned)
        }
    return note


def _learns(step: Transition, skill: str, proficiency: int) -> bool:
    """Whether somebody learns `skill` so well in this step itself, and did not bring it along."""
    if any(one.skill == skill and one.held >= proficiency for one in step.held):
        return False
    asked = (gap.skill == skill and gap.held < proficiency for gap in step.missing)
    return any(asked) or any(
        dict(offer.teaches).get(skill, 0) >= proficiency for offer in step.study.offers
    )


def taught_note(say: Speaker, taught: Missing) -> str:
    """What the work itself teaches before this step."""
    return say.gettext("van %(have)s naar %(asked)s, leer je door het werk") % {
        "have": say.proficiency(taught.held),
        "asked": say.proficiency(taught.asked),
    }


def _added(say: Speaker, parts: list[MissingStep]) -> str:
    """25 + 50 = 75 uur: one number for each proficiency step, and their sum."""
    numbers = " + ".join(say.number(part.hours) for part in parts)
    total = say.hours(sum(part.hours for part in parts))
    return total if len(parts) == 1 else f"{numbers} = {total}"


# --- sums -----------------------------------------------------------------------------------


def learning_sums(say: Speaker, step: Transition, limits: Limits) -> tuple[str, ...]:
    """How the hours become months, each number from those before it."""
    return tuple(_sums(say, step, limits))


def _sums(say: Speaker, step: Transition, limits: Limits) -> Iterator[str]:
    _ = say.gettext
    study, hours = step.study, step.study.study_hours
    parts = [say.number(one.hours) for one in study.offers]
    parts += [say.number(part.hours) for part in study.studied]
    if len(parts) > 1:
        numbers = " + ".join(parts)
        yield _("Leren voor je start: %(numbers)s = %(total)s uur.") % {
            "numbers": numbers,
            "total": say.number(hours),
        }
    if hours:
        weeks = hours / limits.hours_per_week
        yield _("%(hours)s uur ÷ %(per_week)s uur per week = %(weeks)s.") % {
            "hours": say.number(hours),
            "per_week": say.number(limits.hours_per_week),
            "weeks": say.weeks(round(weeks, 1)),
        }
        exactly = ceil(weeks * 120 / 52 - 1e-9) / 10
        months = months_of_study(hours, limits.hours_per_week)
        if exactly == months:
            yield _("Dat is %(months)s.") % {"months": say.months(months)}
        else:
            yield _("Dat is %(exactly)s maanden. Naar boven afgerond: %(months)s.") % {
                "exactly": say.number(exactly),
                "months": say.months(months),
            }
    if step.study_months > months_of_study(hours, limits.hours_per_week):
        yield _("De scholing zelf duurt %(months)s. Dat is langer, dus dat telt.") % {
            "months": say.months(step.study_months)
        }
    if step.stay_months and step.study_months:
        yield _(
            "Werken (%(stay)s) en leren (%(study)s) gaan samen op. De langste telt: %(months)s."
        ) % {
            "stay": say.months(step.stay_months),
            "study": say.months(step.study_months),
            "months": say.months(step.months),
        }


# --- the level passport ---------------------------------------------------------------------


def passport_title(say: Speaker, step: Transition) -> str:
    """What the passport is about: keeping a level, or entering one."""
    _ = say.gettext
    level = {"level": say.level(step.destination.level)}
    if step.kind is MoveKind.HORIZONTAL:
        return _("Waarom je %(level)s blijft") % level
    return _("Waarom je als %(level)s kunt starten") % level


def passport_sentence(say: Speaker, step: Transition) -> str | None:
    """Which skills from work carry the level, or what is lacking; None where none is asked."""
    passport = step.passport
    if not passport.needed:
        return None
    _ = say.gettext
    level = step.destination.level
    total = len(passport.carried) + len(passport.spare) + len(passport.lacking)
    needed = _("Er zijn er %(needed)s van de %(total)s nodig.") % {
        "needed": say.number(passport.needed),
        "total": say.number(total),
    }
    carried = say.ngettext(
        "Dit ene ding doe je al op %%(level)s-niveau: %%(skills)s.",
        "Deze %(number)s dingen doe je al op %%(level)s-niveau: %%(skills)s.",
        len(passport.carried),
    ) % {"level": say.level(level), "skills": say.skills(passport.carried)}
    if not passport.suffices:
        lacking = _("Nog niet uit je werk: %(skills)s.") % {"skills": say.skills(passport.lacking)}
        return " ".join([carried, needed, lacking] if passport.carried else [needed, lacking])
    if passport.spare:
        spare = _("Dit doe je ook al, en kun je missen: %(skills)s.") % {
            "skills": say.skills(passport.spare)
        }
        return f"{carried} {needed} {spare}"
    lower = say.level(CareerLevel(level - 1))
    loss = _("Valt er één weg? Dan start je als %(lower)s.") % {"lower": lower}
    return f"{carried} {needed} {loss}"
