"""The short questions in words."""

from math import ceil

from app.sentences.speaker import Speaker
from career_graph.assessment import NextQuestion, Statement

MANY, FIVES = 12, 5


def question(say: Speaker) -> str:
    """The question itself."""
    return say.gettext("Wat hiervan kun of weet je al?")


def can(say: Speaker, statement: Statement) -> str:
    """What somebody can do who has the skill so well; its name where no sentence is written."""
    sentences = say.taxonomy.skills[statement.skill].proficiency
    if sentences:
        return say.text(sentences[statement.proficiency - 1])
    return f"{say.skill(statement.skill)}: {say.proficiency(statement.proficiency)}"


def how_far(say: Speaker, following: NextQuestion) -> str:
    """How many questions are likely left, and how sure the answer is already."""
    left = _how_many(say, following.left)
    sure = _how_sure(say, following.settled)
    return f"{left} {sure}" if sure else left


def _how_many(say: Speaker, left: int) -> str:
    """Many are rounded to fives: an answer nobody expected can bring back a few questions."""
    _ = say.gettext
    if left == 1:
        return _("Waarschijnlijk is dit de laatste vraag.")
    about = left if left < MANY else FIVES * ceil(left / FIVES)
    return _("Nog ongeveer %(number)s vragen.") % {"number": say.number(about)}


def _how_sure(say: Speaker, settled: float) -> str:
    """How much of the answer will no longer change, in a band of words; empty: too little."""
    _ = say.gettext
    for least, words in (
        (0.95, _("Je mag nu stoppen: je uitkomst verandert bijna niet meer.")),
        (0.65, _("Stop je nu? Dan klopt je uitkomst al voor het grootste deel.")),
        (0.35, _("Stop je nu? Dan klopt je uitkomst ongeveer voor de helft.")),
    ):
        if settled >= least:
            return words
    return ""


def no_more(say: Speaker) -> str:
    """What is said when the answers hardly change any more."""
    return say.gettext("Meer vragen zijn niet nodig: je uitkomst verandert bijna niet meer.")
