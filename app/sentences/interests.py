"""What somebody likes, in words: the answers, and why a role fits or not."""

from collections.abc import Sequence

from app.sentences.speaker import Speaker, in_sentence
from career_graph.interests import NEUTRAL, Reason, RoleFit

MARKS = "123450"


def answer_word(say: Speaker, mark: str) -> str:
    """The words of an answer: 1 to 5, 0 for "I do not know", anything else: not answered."""
    _ = say.gettext
    return {
        "1": _("helemaal niet"),
        "2": _("niet graag"),
        "3": _("gaat wel"),
        "4": _("graag"),
        "5": _("heel graag"),
        "0": _("weet ik niet"),
    }.get(mark, _("geen antwoord"))


def driver(say: Speaker, reason: Reason) -> str:
    """An answer that speaks for a role."""
    said = _said(say, reason)
    if reason.belongs or reason.answer == NEUTRAL:
        return said
    return f"{said} {say.gettext('Dat hoort hier minder bij.')}"


def against(say: Speaker, reason: Reason | None) -> str:
    """The answer that speaks most against a role, or that none does."""
    _ = say.gettext
    if reason is None:
        return _("Geen van je antwoorden spreekt ertegen.")
    said = _("Je koos ook %(answer)s") % {"answer": _said(say, reason)}
    tail = _("Dat hoort er hier bij.") if reason.belongs else _("Dat doe je hier minder.")
    return f"{said} {tail}"


def liked(say: Speaker, fit: RoleFit) -> str:
    """What somebody likes and does a lot in this role, or nothing."""
    named = [r for r in fit.drivers if r.belongs and r.answer > NEUTRAL]
    return say.listed(in_sentence(say.text(reason.statement.text)) for reason in named)


def outcome(say: Speaker, answered: int, purposes: int, no_difference: bool) -> str:
    """What the roles below have to do with the answers."""
    _ = say.gettext
    if not answered and not purposes:
        return _("Je hebt nog niets gekozen. Daarom zie je uit elke hoek van de ICT iets.")
    if no_difference:
        return _("Je antwoorden maken geen verschil. Daarom zie je rollen die veel verschillen.")
    if not answered:
        return _("Deze rollen komen voor in het werk dat je koos.")
    return say.ngettext(
        "Deze rollen passen het best bij je %(number)s antwoord.",
        "Deze rollen passen het best bij je %(number)s antwoorden.",
        answered,
    )


def changed(say: Speaker, now: Sequence[str], before: Sequence[str]) -> str:
    """What another answer changed in the roles shown."""
    _ = say.gettext
    come = [_name(say, role) for role in now if role not in before]
    gone = [_name(say, role) for role in before if role not in now]
    if not come:
        moved = list(now) != list(before)
        return _("Alleen de volgorde is anders.") if moved else _("De rollen blijven gelijk.")
    return _("Nieuw: %(come)s. Weg: %(gone)s.") % {
        "come": say.listed(come),
        "gone": say.listed(gone),
    }


def _said(say: Speaker, reason: Reason) -> str:
    return say.gettext("‘%(answer)s’ bij: %(statement)s.") % {
        "answer": answer_word(say, str(reason.answer)),
        "statement": in_sentence(say.text(reason.statement.text)),
    }


def _name(say: Speaker, role: str) -> str:
    return in_sentence(say.text(say.taxonomy.roles[role].label))
