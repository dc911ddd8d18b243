"""What stands around a story: who it is about, and that nobody real is meant."""

from app.sentences.speaker import Speaker, in_sentence
from skills_taxonomy.content import Situation, Story


def composed_of(say: Speaker, story: Story) -> str:
    """The label under every story: composed, from what, and about no real person."""
    roles = say.taxonomy.roles
    return say.gettext(
        "Dit verhaal is samengesteld uit onze beschrijving van %(roles)s."
        " Het gaat niet over één echt persoon."
    ) % {"roles": say.listed(in_sentence(say.text(roles[r].label)) for r in story.made_from)}


def about(say: Speaker, story: Story) -> tuple[str, ...]:
    """From where somebody came, the school behind them, the level and hours of the work now."""
    _ = say.gettext
    return (
        {
            Situation.SIDE_ENTRY: _("uit ander werk"),
            Situation.STUDENT: _("van school of studie"),
            Situation.PART_TIME: _("in deeltijd"),
            Situation.RETURN: _("terug na een pauze"),
            Situation.INSIDE: _("binnen hetzelfde bedrijf"),
        }[story.situation],
        {
            "vmbo": _("vmbo"),
            "mbo": _("mbo"),
            "ad": _("associate degree"),
            "hbo": _("hbo"),
            "wo": _("universiteit"),
        }[story.schooling],
        _("nu %(level)s") % {"level": say.level(story.level)},
        _("%(hours)s uur per week") % {"hours": say.number(story.hours_per_week)},
    )
