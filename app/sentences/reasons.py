"""Why a step is possible, what counts against it, what stands in the way, and what would help."""

from collections.abc import Iterator

from app.sentences.speaker import Speaker
from career_graph.profile import Limits
from career_graph.transitions import Block, BlockKind, Reach, Transition
from skills_taxonomy.model import SkillType


def reach_word(say: Speaker, reach: Reach) -> str:
    """How sure it is that a position is open, in one word."""
    _ = say.gettext
    return {
        Reach.CERTAIN: _("Zeker"),
        Reach.PROBABLE: _("Waarschijnlijk"),
        Reach.NOT_YET: _("Nog niet"),
    }[reach]


def reach_meaning(say: Speaker, reach: Reach, *, is_rated: bool = True) -> str:
    """What that word means, also to who has no skill that `is_rated`."""
    _ = say.gettext
    if reach is Reach.CERTAIN and not is_rated:
        return _("open, en we rekenden op niets wat je al kunt: je leert alles nog.")
    return {
        Reach.CERTAIN: _("ook open als je jezelf overal één stap te hoog hebt ingeschat."),
        Reach.PROBABLE: _("open met de niveaus die nu bij je staan."),
        Reach.NOT_YET: _("nog dicht. Je ziet erbij waarom, en wat hem opent."),
    }[reach]


# --- for and against ------------------------------------------------------------------------


def have_of(say: Speaker, step: Transition) -> str:
    """How many of the skills asked you have."""
    if not step.held:
        return say.gettext("Je leert alle %(asked)s gevraagde vaardigheden nog.") % {
            "asked": say.number(len(step.missing))
        }
    return say.gettext("Je hebt al %(have)s van de %(asked)s gevraagde vaardigheden.") % {
        "have": say.number(len(step.held)),
        "asked": say.number(len(step.held) + len(step.missing)),
    }


def fits_you(say: Speaker, step: Transition) -> str:
    """What speaks for this step: what you bring to it."""
    return " ".join(_brought(say, step))


def speaks_for(say: Speaker, step: Transition) -> tuple[str, ...]:
    """Everything that speaks for this step: at least two things, always."""
    return tuple(_for(say, step))


def _for(say: Speaker, step: Transition) -> Iterator[str]:
    _ = say.gettext
    if step.held:
        yield have_of(say, step)
    yield from _brought(say, step)
    if step.origin and not step.levels_lost:
        yield _("Je begint niet lager dan je nu bent.")
    if step.own_euros == 0:
        yield _("Je hoeft er zelf geen geld voor te betalen.")
    if not step.held and step.own_euros:
        yield _("Je kunt binnen %(months)s beginnen.") % {"months": say.months(step.months)}


def _brought(say: Speaker, step: Transition) -> list[str]:
    _ = say.gettext
    skills = say.taxonomy.skills
    held = sorted(step.held, key=lambda one: (-one.asked, -one.held))
    worlds = [h.skill for h in held if skills[h.skill].skill_type is SkillType.DOMAIN]
    others = [h.skill for h in held if h.skill not in worlds]
    parts = []
    if others:
        parts.append(_("Dit doe je al: %(skills)s.") % {"skills": say.skills(others[:3])})
    if worlds:
        parts.append(_("Je kent deze wereld al: %(skills)s.") % {"skills": say.skills(worlds[:2])})
    if not parts and step.useful:
        parts.append(_("Dit is hier handig: %(skills)s.") % {"skills": say.skills(step.useful[:3])})
    if not parts:
        parts.append(_("Je kunt hier van het begin af beginnen."))
    return parts


def look_out(say: Speaker, step: Transition) -> tuple[str, ...]:
    """What counts against this step: at least one thing, always."""
    return tuple(_against(say, step))


def _against(say: Speaker, step: Transition) -> Iterator[str]:
    _ = say.gettext
    if step.levels_lost and step.origin:
        yield _("Je begint als %(then)s. Nu ben je %(now)s. Je loon kan dan lager zijn.") % {
            "then": say.level(step.destination.level),
            "now": say.level(step.origin.level),
        }
    if hard := say.taxonomy.roles[step.destination.concept].story.hard:
        yield say.text(hard[0])
    elif not step.levels_lost:
        yield _("Je moet hier %(hours)s voor leren.") % {"hours": say.hours(step.study.study_hours)}


# --- what stands in the way -----------------------------------------------------------------


def blocks_of(say: Speaker, step: Transition, limits: Limits) -> tuple[str, ...]:
    """Why a step is closed: one sentence for each reason."""
    return tuple(_blocked(say, block, step, limits) for block in step.blocks)


def _blocked(say: Speaker, block: Block, step: Transition, limits: Limits) -> str:
    _ = say.gettext
    match block.kind:
        case BlockKind.STUDY:
            return _("%(needed)s leren, jij wilt er hoogstens %(most)s.") % {
                "needed": say.months(step.study_months),
                "most": say.number(limits.months_per_step),
            }
        case BlockKind.TOO_HIGH:
            high = dict.fromkeys(part.skill for part in step.study.too_high)
            return _(
                "Dit leer je niet alleen: %(skills)s. En wij kennen geen opleiding die past."
            ) % {"skills": say.skills(high)}
        case BlockKind.EUROS:
            return _("De opleiding kost meer dan jij wilt betalen, of we weten de prijs niet.")
        case BlockKind.LEVEL_KEPT:
            return _("Dit is %(level)s, en jij wilt je niveau houden.") % {
                "level": say.level(step.destination.level)
            }
        case BlockKind.INCOME:
            return _("Dit is een lager niveau, en jij wilt niet minder verdienen.")
        case BlockKind.PASSPORT:
            return _passport_lacking(say, step)
        case BlockKind.YEARS:
            return _years_lacking(say, step)


def _passport_lacking(say: Speaker, step: Transition) -> str:
    passport = step.passport
    total = len(passport.carried) + len(passport.spare) + len(passport.lacking)
    return say.gettext(
        "Voor %(level)s moet je %(needed)s van deze %(total)s dingen al in je werk doen."
        " Jij doet er %(have)s. Nog niet: %(skills)s."
    ) % {
        "level": say.level(step.destination.level),
        "needed": say.number(passport.needed),
        "total": say.number(total),
        "have": say.number(len(passport.carried)),
        "skills": say.skills(passport.lacking),
    }


def _years_lacking(say: Speaker, step: Transition) -> str:
    _ = say.gettext
    if step.origin is None:
        return _("Zonder werkervaring begin je als junior.")
    return _("Eerst werk je een tijd op het niveau onder %(level)s. Dat sla je niet over.") % {
        "level": say.level(step.destination.level)
    }
