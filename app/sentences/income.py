"""Pay during a path in words."""

from app.sentences.speaker import Speaker
from career_graph.income import IncomeBridge
from career_graph.wages import WageFact

WEEK_HOURS = 36  # only to show an hourly wage as an amount per month; the page says so


def total_dip(say: Speaker, bridge: IncomeBridge) -> str:
    """How much pay somebody misses until the goal."""
    _ = say.gettext
    if bridge.total_dip is None:
        return _("Hoeveel loon je onderweg mist, is onbekend. Je vulde niet elk loon in.")
    if bridge.total_dip == 0:
        return _("Je verdient onderweg nooit minder dan nu.")
    months = sum(bool(each.dip) for each in bridge.months)
    return _("Je verdient %(months)s minder dan nu. Samen is dat %(amount)s.") % {
        "months": say.months(months),
        "amount": say.euros(bridge.total_dip),
    }


def break_even(say: Speaker, bridge: IncomeBridge) -> str:
    """When the pay in the end has made up for what the path cost."""
    _ = say.gettext
    if not bridge.is_known:
        return _("Wanneer je het hebt terugverdiend, is onbekend.")
    if (bridge.goal_pay or 0) < (bridge.current_pay or 0):
        return _("Bij je doel verdien je minder dan nu. Dat verdien je niet terug.")
    if bridge.break_even is None:
        return _("Met dit loon verdien je het niet terug.")
    if bridge.break_even == 0:
        return _("Er is niets om terug te verdienen.")
    return _("Vanaf maand %(month)s heb je alles terugverdiend.") % {
        "month": say.number(bridge.break_even)
    }


def wage_fact(say: Speaker, fact: WageFact) -> str:
    """What a group of people earned, when, and what that is per month at a usual week."""
    cents = say.number(fact.cents_per_hour // 100)
    exact = f"€ {cents},{fact.cents_per_hour % 100:02d}"
    if say.language == "en":
        exact = f"€{cents}.{fact.cents_per_hour % 100:02d}"
    month = round(fact.cents_per_hour * WEEK_HOURS * 52 / 12 / 100)
    return say.gettext(
        "Mediaan in %(year)s voor %(group)s: %(hour)s bruto per uur. Bij %(hours)s uur per week"
        " is dat %(month)s per maand."
    ) % {
        "year": fact.year,
        "group": say.text(fact.label),
        "hour": exact,
        "hours": WEEK_HOURS,
        "month": say.euros(month),
    }


def chart_described(say: Speaker, bridge: IncomeBridge) -> str:
    """What the drawing shows, for who does not see it."""
    _ = say.gettext
    return " ".join(
        [
            _("Een lijn van je loon per maand, van nu tot na je doel."),
            total_dip(say, bridge),
            break_even(say, bridge),
        ]
    )
