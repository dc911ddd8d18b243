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
    if not (tens := round(following.settled * 10) * 10):
        return left
    sure = say.gettext("Je uitkomst staat al voor ongeveer %(share)s%% vast.") % {"share": tens}
    return f"{left} {sure}"


def no_more(say: Speaker) -> str:
    """What is said when the answers hardly change any more."""
    return say.gettext("Meer vragen zijn niet nodig: je uitkomst verandert bijna niet meer.")
