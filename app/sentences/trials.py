"""What a trial task said about somebody, in words."""

from app.sentences.speaker import Speaker, in_sentence
from career_graph.trial import TrialOutcome, TrialResult


def heading(say: Speaker, outcome: TrialOutcome) -> str:
    """The outcome in a few words."""
    _ = say.gettext
    return {
        TrialResult.RAISED: _("Je niveau gaat omhoog"),
        TrialResult.CONFIRMED: _("Je niveau is bevestigd"),
        TrialResult.UNCHANGED: _("Je niveau blijft zoals het was"),
    }[outcome.result]


def meaning(say: Speaker, outcome: TrialOutcome, skill: str, held: int) -> str:
    """What changes, from what to what, and why."""
    _ = say.gettext
    name = in_sentence(say.skill(skill))
    match outcome.result:
        case TrialResult.RAISED:
            said = _("Bij “%(skill)s” stond: %(before)s. Dat wordt: %(now)s, aangetoond.")
        case TrialResult.CONFIRMED:
            said = _("Bij “%(skill)s” stond al: %(now)s. Nu is dat aangetoond.")
        case TrialResult.UNCHANGED if held > outcome.shown > 0:
            said = _("Bij “%(skill)s” blijft staan: %(now)s. Deze taak laat minder zien dan dat.")
        case TrialResult.UNCHANGED if held:
            said = _("Bij “%(skill)s” blijft staan: %(now)s. Een taak haalt nooit iets weg.")
        case TrialResult.UNCHANGED:
            said = _(
                "Bij “%(skill)s” staat nog niets. Dat geeft niet: je hebt nu gezien wat het is."
            )
    return said % {
        "skill": name,
        "before": say.proficiency(held),
        "now": say.proficiency(outcome.rating),
    }
