"""The judgements an answer rests on, in words. The numbers come from assumptions.yaml."""

from fractions import Fraction

from app.sentences.speaker import Speaker
from career_graph.assumptions import Assumptions
from skills_taxonomy.model import CareerLevel, SkillType


def assumptions_said(say: Speaker, assumptions: Assumptions) -> tuple[str, ...]:
    """Return every judgement in a sentence: none of them is a statistic."""
    _ = say.gettext
    stays, on_the_job = assumptions.usual_months, assumptions.on_the_job_hours
    return (
        _("Op elke plek onderweg werk je minstens %(months)s.")
        % {"months": say.months(assumptions.minimum_stay_months)},
        _("Wie junior is, werkt meestal %(junior)s voor de stap naar medior. Daarna %(medior)s.")
        % {
            "junior": say.months(stays[CareerLevel.JUNIOR]),
            "medior": say.months(stays[CareerLevel.MEDIOR]),
        },
        _(
            "Een werkgever laat je meestal iets na je start leren:"
            " %(junior)s als junior, %(medior)s als medior, %(senior)s als senior."
        )
        % {
            "junior": say.hours(on_the_job[CareerLevel.JUNIOR]),
            "medior": say.hours(on_the_job[CareerLevel.MEDIOR]),
            "senior": say.hours(on_the_job[CareerLevel.SENIOR]),
        },
        _("Kun je al iets wat erop lijkt? Dan vervalt %(share)s van de uren.")
        % {"share": _share(assumptions.related_share)},
        _("Je niveau telt mee als je %(share)s van wat dat niveau draagt al in je werk doet.")
        % {"share": _share(assumptions.passport_share)},
        _("Zei je niets over jaren? Dan rekenen we met %(years)s jaar op je niveau.")
        % {"years": say.number(assumptions.years_worked)},
        _(
            "Leren van niets naar basis, zelfstandig, gevorderd en expert"
            " kost meestal %(hours)s uur."
        )
        % {
            "hours": " + ".join(
                say.number(hours) for hours in assumptions.step_hours[SkillType.SKILL]
            )
        },
    )


def _share(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
