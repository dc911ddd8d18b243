"""The limits somebody set, and what was assumed where they said nothing."""

from app.sentences.speaker import Speaker
from career_graph.profile import Evidence, Limits, Profile

PROVINCES = {
    "DR": "Drenthe", "FL": "Flevoland", "FR": "Fryslân", "GE": "Gelderland", "GR": "Groningen",
    "LI": "Limburg", "NB": "Noord-Brabant", "NH": "Noord-Holland", "OV": "Overijssel",
    "UT": "Utrecht", "ZE": "Zeeland", "ZH": "Zuid-Holland",
}  # fmt: skip


def person_of(say: Speaker, profile: Profile) -> tuple[tuple[str, str], ...]:
    """Where somebody is, for how long, and how many of their skills nobody has confirmed."""
    _ = say.gettext
    skills = profile.skills
    presumed = sum(profile.evidence.get(skill) is Evidence.PRESUMED for skill in skills)
    counted = _("%(all)s, waarvan %(presumed)s vermoed") % {
        "all": say.number(len(skills)),
        "presumed": say.number(presumed),
    }
    if profile.position is None:
        return ((_("Nu"), _("nog geen werk")), (_("Vaardigheden"), counted))
    return (
        (_("Nu"), say.position(profile.position)),
        (_("Op dit niveau"), say.months(profile.months_worked)),
        (_("Vaardigheden"), counted),
    )


def limits_of(say: Speaker, limits: Limits) -> tuple[tuple[str, str], ...]:
    """Every limit with its name, also those nobody set."""
    _ = say.gettext
    at_most = _("hoogstens %(amount)s")
    return (
        (_("Leren"), _("%(hours)s per week") % {"hours": say.hours(limits.hours_per_week)}),
        (
            _("Hoe lang"),
            _("hoogstens %(months)s per stap") % {"months": say.months(limits.months_per_step)},
        ),
        (
            _("Zelf betalen"),
            _("geen grens")
            if limits.own_euros is None
            else at_most % {"amount": say.euros(limits.own_euros)},
        ),
        (_("Niveau"), _("houden") if limits.keep_level else _("mag lager")),
        (_("Waar"), _where(say, limits)),
    )


def how_to_fill_in(say: Speaker) -> dict[str, str]:
    """What a number may be, for each number that is asked."""
    _ = say.gettext
    return {
        "hours": _("Vul hele uren in, van 1 tot en met 60."),
        "months": _("Vul hele maanden in, van 0 tot en met 120."),
        "euros": _("Vul een bedrag in hele euro’s in, of laat dit leeg."),
    }


def _where(say: Speaker, limits: Limits) -> str:
    _ = say.gettext
    places = [PROVINCES[code] for code in limits.provinces] or [_("heel Nederland")]
    return say.listed([*places, _("online")] if limits.online else places)
