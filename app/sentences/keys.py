"""The smallest key, and the one skill that opens most, in words."""

from collections.abc import Mapping

from app.sentences.speaker import Speaker, sentence_start
from career_graph.keys import Key, KeySkill
from career_graph.offers import Offer
from career_graph.opening_offers import OpeningOffers
from career_graph.openings import Opening
from career_graph.transitions import BlockKind

POSITIONS_NAMED = 3


def key_sentence(say: Speaker, key: Key) -> str:
    """How many skills open the goal, or why none do."""
    _ = say.gettext
    goal = say.position(key.goal)
    if key.skills is None:
        why = " ".join(_why_none(say, block.kind) for block in key.blocks)
        return _("Geen enkele vaardigheid opent %(goal)s. %(why)s") % {"goal": goal, "why": why}
    if not key.skills:
        said = (
            _("%(goal)s is al open, met scholing.")
            if key.needs_offers
            else _("%(goal)s is al open.")
        )
        return said % {"goal": sentence_start(goal)}
    opens = say.ngettext(
        "Met deze ene vaardigheid erbij stap je rechtstreeks over naar %%(goal)s."
        " Met minder lukt het niet.",
        "Met deze %(number)s vaardigheden erbij stap je rechtstreeks over naar %%(goal)s."
        " Valt er één weg, dan blijft het dicht.",
        len(key.skills),
    ) % {"goal": goal}
    rest = _("De rest leer je binnen je grenzen, alleen of met scholing.")
    if key.is_smallest:
        return f"{opens} {rest}"
    unsure = _("Misschien kan het met andere, en minder. Dat konden we niet helemaal narekenen.")
    return f"{opens} {rest} {unsure}"


def by_offers(say: Speaker, found: OpeningOffers | None, offers: Mapping[str, Offer]) -> str:
    """Which offers open it at the lowest price, and what that takes; empty when none do."""
    if found is None:
        return ""
    _ = say.gettext
    opened = (
        _("Dit opent het voor het minste geld: %(offers)s.")
        if found.is_in_time
        else _("Met meer maanden per stap opent dit het: %(offers)s.")
    )
    price = (
        _("Wat je betaalt, is onbekend.")
        if found.step.own_euros is None
        else _("Je betaalt %(amount)s.")
    )
    takes = _("Alles samen is het %(hours)s leren. Dat duurt %(months)s.")
    return f"{opened} {price} {takes}" % {
        "offers": say.listed([f"‘{say.text(offers[one.id].title)}’" for one in found.offers]),
        "amount": say.euros(found.step.own_euros),
        "hours": say.hours(found.step.study.study_hours),
        "months": say.months(found.step.months),
    }


def key_note(say: Speaker, one: KeySkill) -> str:
    """From which level to which, and whether only work counts."""
    _ = say.gettext
    words = {"have": say.proficiency(one.held), "asked": say.proficiency(one.needed)}
    if one.from_work and one.held >= one.needed:
        return _("%(asked)s. Je kunt dit al, maar je doet het nog niet in je werk.") % words
    if one.from_work:
        return _("van %(have)s naar %(asked)s, in je werk") % words
    return _("van %(have)s naar %(asked)s") % words


def opening_note(say: Speaker, one: Opening) -> str:
    """What one step of this skill takes, and what it opens."""
    _ = say.gettext
    named = [say.position(position) for position in one.opens[:POSITIONS_NAMED]]
    if rest := len(one.opens) - len(named):
        named.append(say.ngettext("nog %(number)s", "nog %(number)s", rest))
    takes = _("Van %(have)s naar %(asked)s, %(hours)s.") % {
        "have": say.proficiency(one.held),
        "asked": say.proficiency(one.raised),
        "hours": say.hours(one.hours),
    }
    opens = _("Dat opent %(positions)s.") % {"positions": say.listed(named)}
    return f"{takes} {opens}"


def _why_none(say: Speaker, kind: BlockKind) -> str:
    _ = say.gettext
    if kind is BlockKind.LEVEL_KEPT:
        return _("Het is een lager niveau, en jij wilt je niveau houden.")
    if kind is BlockKind.INCOME:
        return _("Het is een lager niveau, en jij wilt niet minder verdienen.")
    return _("Dit niveau vraagt eerst jaren werk op het niveau eronder.")
