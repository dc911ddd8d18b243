"""The questions of the barrier meter, and their answers."""

from app.barriers import Barrier
from app.sentences.speaker import Speaker


def question(say: Speaker, barrier: Barrier) -> str:
    """What we ask."""
    _ = say.gettext
    return {
        "want": _("Weet je wat je wilt in je werk?"),
        "can": _("Weet je wat je al kunt?"),
        "choices": _("Weet je welke keuzes er zijn?"),
        "job": _("Weet je wat werk in de ICT echt inhoudt?"),
        "fit": _("Weet je welk werk bij je past?"),
        "chances": _("Weet je hoe groot de kans op werk is?"),
        "growth": _("Weet je hoe je later kunt groeien?"),
    }[barrier]


def answers(say: Speaker) -> tuple[str, str, str, str]:
    """The four answers, the lowest first."""
    _ = say.gettext
    return _("nee, nog niet"), _("een beetje"), _("best goed"), _("ja, heel goed")
