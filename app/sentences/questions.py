"""The short questions in words."""

from app.sentences.speaker import Speaker
from career_graph.assessment import NextQuestion


def question(say: Speaker, skill: str) -> str:
    """The question itself."""
    return say.gettext("Hoe goed kun je dit: %(skill)s?") % {"skill": say.skill(skill)}


def how_far(say: Speaker, following: NextQuestion) -> str:
    """How many questions are likely left, and how sure the answer is already."""
    left = say.ngettext(
        "Dit is waarschijnlijk de laatste vraag.",
        "Met deze erbij komen er waarschijnlijk nog %(number)s vragen.",
        following.left,
    )
    sure = _how_sure(say, following.settled)
    return f"{left} {sure}" if sure else left


def _how_sure(say: Speaker, settled: float) -> str:
    """How much of the answer will no longer change, in a band of words; empty: too little."""
    _ = say.gettext
    for least, words in (
        (0.95, _("Je uitkomst staat al bijna helemaal vast.")),
        (0.65, _("Je uitkomst staat al voor het grootste deel vast.")),
        (0.35, _("Je uitkomst staat al ongeveer voor de helft vast.")),
    ):
        if settled >= least:
            return words
    return ""


def no_more(say: Speaker) -> str:
    """What is said when the answers hardly change any more."""
    return say.gettext("Meer vragen zijn niet nodig: je uitkomst verandert bijna niet meer.")
