"""What an answer is called, and why we cannot use it."""

from app.sentences.limits import how_to_fill_in
from app.sentences.speaker import Speaker

KINDS = {
    "hours": ("hours_per_week", "then_hours"),
    "months": ("months_per_step", "then_months"),
    "euros": ("own_euros", "then_euros"),
    "occupation": ("from",),
    "level": ("at",),
    "province": ("provinces", "then_province"),
    "skills": ("s", "t", "e", "w", "skill", "skills_added", "evidence", "from_work"),
    "interests": ("i",),
    "purposes": ("p",),
    "pay": ("current_pay", "min_income"),
}
_KIND_OF = {field: kind for kind, fields in KINDS.items() for field in fields}
TOO_MANY = "too_long"


def kind_of(field: str) -> str:
    """Return what a field of a question, or a parameter of an address, is about.

    >>> kind_of("limits.hours_per_week"), kind_of("then_hours"), kind_of("goal.role")
    ('hours', 'hours', 'goal')
    """
    parts = field.split(".")
    name = parts[1] if parts[0] in ("limits", "position") and len(parts) > 1 else parts[0]
    return _KIND_OF.get(name, name)


def name_of(say: Speaker, kind: str) -> str:
    """What the reader calls it."""
    _ = say.gettext
    names = {
        "hours": _("Uren per week"),
        "months": _("Maanden per stap"),
        "euros": _("Eigen geld"),
        "occupation": _("Beroep"),
        "role": _("ICT-rol"),
        "level": _("Niveau"),
        "years": _("Jaren werk"),
        "goal": _("Doel"),
        "province": _("Provincie"),
        "skills": _("Vaardigheden"),
        "rating": _("Hoe goed je iets kunt"),
        "interests": _("Wat je graag doet"),
        "purposes": _("Waar je aan wilt werken"),
        "pay": _("Loon"),
        "path": _("Nummer van het pad"),
    }
    return names.get(kind) or _("Een ander deel van je antwoord")


def reason_of(say: Speaker, kind: str, problem: str) -> str:
    """Why it cannot be used, and what can."""
    _ = say.gettext
    if problem == TOO_MANY and kind == "goal":
        return _("Dit zijn te veel doelen. Kies er hoogstens drie.")
    one_to_four = _("Kies een getal van 1 tot en met 4.")
    reasons = how_to_fill_in(say) | {
        "occupation": _("Dit beroep kennen we niet."),
        "role": _("Deze rol kennen we niet."),
        "level": _("Kies junior, medior of senior."),
        "years": _("Vul een getal in, van 0 tot en met 60."),
        "goal": _("Dit doel kennen we niet. Kies een ICT-rol en een niveau."),
        "province": _("Deze provincie kennen we niet."),
        "skills": one_to_four if problem == "rating" else _("Deze vaardigheid kennen we niet."),
        "rating": one_to_four,
        "path": _("Vul een getal in, van 1 tot en met 99."),
    }
    return reasons.get(kind) or _("Dit begrijpen we niet.")
