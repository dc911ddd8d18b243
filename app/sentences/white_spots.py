"""White spots in words: how many, why, and what would open them."""

from app.sentences.limits import PROVINCES
from app.sentences.speaker import Speaker, in_sentence
from career_graph.openers import Training
from career_graph.white_spots import WhiteSpot, WhiteSpots
from skills_taxonomy.model import CareerLevel


def summary(say: Speaker, found: WhiteSpots, level: CareerLevel, province: str) -> str:
    """How many occupations have no way, of how many, and where."""
    _ = say.gettext
    where = _("in %(province)s") % {"province": PROVINCES[province]} if province else ""
    if not found.spots:
        told = _("Op niveau %(level)s is er vanuit elk van de %(all)s beroepen een weg naar de ICT")
    elif len(found.spots) == 1:
        told = _("Op niveau %(level)s heeft één van de %(all)s beroepen geen weg naar de ICT")
    else:
        told = _("Op niveau %(level)s hebben %(n)s van de %(all)s beroepen geen weg naar de ICT")
    told %= {
        "level": say.level(level),
        "n": say.number(len(found.spots)),
        "all": say.number(found.origins),
    }
    return f"{told} {where}".rstrip() + "."


def limits(say: Speaker, found: WhiteSpots) -> str:
    """Within which limits that holds."""
    _ = say.gettext
    asked = found.limits
    told = _(
        "We zochten een weg van hoogstens %(months)s, met %(hours)s leren per week."
        " Zelf betalen: hoogstens %(euros)s. Het niveau blijft gelijk."
    ) % {
        "months": say.months(found.months),
        "hours": say.hours(asked.hours_per_week),
        "euros": say.euros(asked.own_euros),
    }
    return told if asked.online else f"{told} {_('Scholing online telt niet mee.')}"


def by_training(say: Speaker, count: int) -> str:
    """How many of them training could open."""
    return say.ngettext(
        "Bij %(number)s beroep kan scholing helpen.",
        "Bij %(number)s beroepen kan scholing helpen.",
        count,
    )


def by_work(say: Speaker, count: int) -> str:
    """How many of them only more work experience could open."""
    return say.ngettext(
        "Bij %(number)s beroep helpt scholing niet: het niveau vraagt ervaring die dit werk"
        " niet geeft.",
        "Bij %(number)s beroepen helpt scholing niet: het niveau vraagt ervaring die dit werk"
        " niet geeft.",
        count,
    )


def nearest(say: Speaker, spot: WhiteSpot) -> str:
    """What lies nearest, and how far too far."""
    _ = say.gettext
    if spot.nearest is None:
        return _("eerst ander werk op dit niveau, of een stap terug")
    goal = say.position(spot.nearest)
    if spot.short_hours is None:
        return _("dichtstbij: %(goal)s, maar dat leert niemand alleen") % {"goal": goal}
    return _("dichtstbij: %(goal)s, %(hours)s leren te veel") % {
        "goal": goal,
        "hours": say.hours(spot.short_hours),
    }


def where(say: Speaker, spot: WhiteSpot, looked_at: int) -> str:
    """In which provinces, or nothing when it is in all that were looked at."""
    if len(spot.provinces) == looked_at:
        return ""
    return say.listed(PROVINCES[code] for code in spot.provinces)


def training(say: Speaker, one: Training) -> str:
    """A skill and how well it has to be held."""
    return say.gettext("%(skill)s, tot en met %(proficiency)s") % {
        "skill": say.skill(one.skill),
        "proficiency": say.proficiency(one.proficiency),
    }


def effect(say: Speaker, one: Training) -> str:
    """For how many occupations it opens a way, and what it takes."""
    _ = say.gettext
    opened = say.ngettext(
        "opent een weg voor %(number)s beroep",
        "opent een weg voor %(number)s beroepen",
        len(one.origins),
    )
    return _("%(opened)s; zelf leren kost zo’n %(hours)s") % {
        "opened": opened,
        "hours": say.hours(one.hours),
    }


def origins(say: Speaker, one: Training) -> str:
    """The occupations it opens a way for."""
    return say.listed(in_sentence(say.concept(origin)) for origin in one.origins)
