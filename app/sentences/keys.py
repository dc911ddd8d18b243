"""The smallest key, and the one skill that opens most, in words."""

from app.sentences.speaker import Speaker, sentence_start
from career_graph.keys import Key, KeySkill
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
        return _("%(goal)s is al open.") % {"goal": sentence_start(goal)}
    return say.ngettext(
        "Met deze %(number)s vaardigheid erbij stap je rechtstreeks over naar %%(goal)s."
        " Met minder lukt het niet.",
        "Met deze %(number)s vaardigheden erbij stap je rechtstreeks over naar %%(goal)s."
        " Valt er één weg, dan blijft het dicht.",
        len(key.skills),
    ) % {"goal": goal}


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
