"""What is wrong with what somebody typed after an option, and what may stand there."""

from collections.abc import Sequence

from app.sentences.limits import PROVINCES
from app.sentences.speaker import Speaker


def number_within(say: Speaker, least: float, most: float) -> str:
    """Which numbers are allowed."""
    return say.gettext("geef een getal van %(least)s tot en met %(most)s.") % {
        "least": say.number(least),
        "most": say.number(most),
    }


def missing(say: Speaker) -> str:
    """That it cannot be left out here."""
    return say.gettext("dit is hier nodig.")


def unknown(say: Speaker) -> str:
    """That we do not know it."""
    return say.gettext("dit kennen wij niet.")


def unknown_work(say: Speaker, typed: str, alike: Sequence[str]) -> str:
    """That we know no such work, and which names look like it or where they are."""
    _ = say.gettext
    said = _("“%(typed)s” kennen wij niet als beroep of ICT-rol.") % {"typed": typed}
    return f"{said} {_or_look_up(say, alike, 'occupations')}"


def unknown_role(say: Speaker, typed: str, alike: Sequence[str]) -> str:
    """That we know no such role, and which names look like it or where they are."""
    _ = say.gettext
    said = _("“%(typed)s” kennen wij niet als ICT-rol.") % {"typed": typed}
    return f"{said} {_or_look_up(say, alike, 'roles')}"


def goal(say: Speaker) -> str:
    """How a goal is written."""
    return say.gettext(
        "schrijf ROL.NIVEAU, zoals testanalist.medior. Het niveau is junior, medior of senior."
    )


def no_such_level(say: Speaker) -> str:
    """That a role does not exist at that level."""
    return say.gettext("deze rol kennen wij niet op dit niveau.")


def no_such_path(say: Speaker) -> str:
    """That the answer has fewer paths."""
    return say.gettext("zo veel paden zijn er niet.")


def rating(say: Speaker) -> str:
    """How a rated skill is written."""
    return say.gettext("schrijf VAARDIGHEID=1, 2, 3 of 4, zoals sql=2.")


def unknown_skill(say: Speaker) -> str:
    """That we know no such skill, and where the names are."""
    _ = say.gettext
    said = _("hier staat een vaardigheid die wij niet kennen.")
    return f"{said} {_look_up(say, 'skills')}"


def answer(say: Speaker) -> str:
    """How an answer to a short question is written."""
    return say.gettext("schrijf VAARDIGHEID.1..4=yes, =no, of =x als je het niet weet.")


def province(say: Speaker) -> str:
    """Which provinces there are."""
    named = (f"{name} ({code})" for code, name in PROVINCES.items())
    return say.gettext("geef een provincie of haar letters: %(provinces)s.") % {
        "provinces": ", ".join(named)
    }


def _or_look_up(say: Speaker, alike: Sequence[str], resource: str) -> str:
    if not alike:
        return _look_up(say, resource)
    return say.gettext("Bedoel je: %(names)s?") % {"names": ", ".join(alike)}


def _look_up(say: Speaker, resource: str) -> str:
    return say.gettext(
        "De namen staan in %(resource)s.csv: padwijzer export MAP. Of zoek ze met padwijzer serve,"
        " op /api/v1/%(resource)s?q=WOORD."
    ) % {"resource": resource}
