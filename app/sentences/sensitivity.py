"""What a path hangs on, in one sentence."""

from app.sentences.speaker import Speaker, in_sentence
from career_graph.sensitivity import HangsOn


def hangs_on_sentence(say: Speaker, found: HangsOn | None, *, is_rated: bool = True) -> str:
    """The skill to be sure about before you start, and what happens when it is one step lower.

    Where no skill `is_rated`, none can be rated too high.
    """
    _ = say.gettext
    if not is_rated:
        return _("Dit pad rekent op geen enkele vaardigheid van jou: je leert alles nog.")
    if found is None:
        return _(
            "Heb je één vaardigheid een stap te hoog ingeschat?"
            " Dan blijft dit pad open en duurt het even lang."
        )
    words = {
        "skill": in_sentence(say.skill(found.skill)),
        "level": say.proficiency(found.held),
        "months": say.months(found.months_more),
    }
    if found.closes:
        return (
            _(
                "Dit pad hangt het meest aan: %(skill)s (nu %(level)s)."
                " Is dat in het echt een stap lager, dan is dit pad dicht."
            )
            % words
        )
    return (
        _(
            "Dit pad hangt het meest aan: %(skill)s (nu %(level)s)."
            " Is dat in het echt een stap lager, dan duurt het %(months)s langer."
        )
        % words
    )
