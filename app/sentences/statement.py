"""What a skills statement says."""

from app.sentences.speaker import Speaker, in_sentence
from career_graph.profile import Evidence, Profile


def work(say: Speaker, profile: Profile) -> str | None:
    """The work somebody does now, or None."""
    if profile.position is None:
        return None
    return f"{say.concept(profile.position)} ({say.level(profile.position.level)})"


def source(say: Speaker, profile: Profile, skill: str) -> str:
    """From which work a skill comes."""
    if profile.position is None or skill not in profile.from_work:
        return say.gettext("niet uit het huidige werk")
    return say.gettext("uit werk als %(work)s") % {
        "work": in_sentence(say.concept(profile.position))
    }


def evidence_word(say: Speaker, evidence: Evidence) -> str:
    """How sure a rating is, in one word or two."""
    _ = say.gettext
    return {
        Evidence.PRESUMED: _("vermoed"),
        Evidence.SELF_RATED: _("zelf ingeschat"),
        Evidence.SHOWN: _("aangetoond"),
    }[evidence]


def evidence_meaning(say: Speaker, evidence: Evidence) -> str:
    """What that word means."""
    _ = say.gettext
    return {
        Evidence.PRESUMED: _("De meeste mensen met dit werk kunnen dit."),
        Evidence.SELF_RATED: _("De persoon zelf koos dit niveau."),
        Evidence.SHOWN: _("De persoon zegt hier bewijs van te hebben. Vraag ernaar."),
    }[evidence]
