"""What has changed since a path was made, in words: a line for each, the weightiest first."""

from collections.abc import Callable, Sequence

from app.saved_path import SavedPath
from app.sentences.assumptions import assumptions_said
from app.sentences.speaker import Speaker
from career_graph.assumptions import Assumptions
from career_graph.basis import position_named
from career_graph.changes import Change, ChangeKind


def changes_said(
    say: Speaker, changes: Sequence[Change], saved: SavedPath, assumptions: Assumptions
) -> tuple[str, ...]:
    """Return every change in a sentence. Judgements that have one are said as they are now."""
    lines = [_line(say, one, saved) for one in changes if one.kind is not ChangeKind.JUDGEMENT]
    judged = [one for one in changes if one.kind is ChangeKind.JUDGEMENT]
    if judged:
        lines += _judgements(say, judged, saved, assumptions)
    return tuple(lines)


def _judgements(
    say: Speaker, changes: Sequence[Change], saved: SavedPath, assumptions: Assumptions
) -> list[str]:
    _ = say.gettext
    before = saved.answers[say.language].judgements
    new = [one for one in assumptions_said(say, assumptions) if one not in before]
    if new:
        return [_("Wij schatten iets anders in. Nu geldt: %(rule)s") % {"rule": one} for one in new]
    return [
        _("Een getal waarmee we rekenen is veranderd: %(name)s.") % {"name": one.subject}
        for one in changes
    ]


def _line(say: Speaker, one: Change, saved: SavedPath) -> str:
    return LINES[one.kind](say, one, saved)


def _closed(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("Dit pad past nu niet meer binnen je grenzen.")


def _better(say: Speaker, one: Change, saved: SavedPath) -> str:
    _ = say.gettext
    way = one.way
    if way is None:
        return ""
    stops = say.listed(say.position(position_named(stop)) for stop in way.stops)
    return _("Er is nu een beter pad: langs %(stops)s. Dat duurt %(months)s.") % {
        "stops": stops,
        "months": say.months(way.months),
    }


def _stop_gone(say: Speaker, one: Change, saved: SavedPath) -> str:
    _ = say.gettext
    concept = position_named(one.subject).concept
    stop = next((s for s in saved.answers[say.language].itinerary.stops if s.role == concept), None)
    return _("Deze plek kennen we niet meer: %(stop)s.") % {"stop": stop.name if stop else concept}


def _months(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("Dit pad duurt nu %(now)s. Het was %(was)s.") % {
        "now": say.months(_number(one.now)),
        "was": say.months(_number(one.was)),
    }


def _own_euros(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("Je betaalt nu zelf: %(now)s. Het was %(was)s.") % _euros(say, one)


def _income_dip(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("Met minder loon werk je nu %(now)s. Het was %(was)s.") % {
        "now": say.months(_number(one.now)),
        "was": say.months(_number(one.was)),
    }


def _levels_lost(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("Op dit pad verlies je nu %(now)s niveaus. Het was %(was)s.") % {
        "now": say.number(_number(one.now)),
        "was": say.number(_number(one.was)),
    }


def _asked(say: Speaker, one: Change, saved: SavedPath) -> str:
    _ = say.gettext
    known = say.taxonomy.skills
    words = {
        "stop": say.position(position_named(one.subject)),
        "skill": say.skill(one.skill) if one.skill in known else one.skill,
        "was": say.proficiency(_number(one.was)),
        "now": say.proficiency(_number(one.now)),
    }
    if not one.was:
        return _("%(skill)s is nieuw gevraagd voor %(stop)s: %(now)s.") % words
    if not one.now:
        return _("%(skill)s is niet meer nodig voor %(stop)s.") % words
    return _("%(skill)s voor %(stop)s: van %(was)s naar %(now)s.") % words


def _offer_gone(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("Deze scholing is er niet meer: %(offer)s.") % {
        "offer": _title(say, one, saved)
    }


def _offer_price(say: Speaker, one: Change, saved: SavedPath) -> str:
    return say.gettext("%(offer)s kost nu: %(now)s. Het was %(was)s.") % (
        {"offer": _title(say, one, saved)} | _euros(say, one)
    )


def _offer_length(say: Speaker, one: Change, saved: SavedPath) -> str:
    _ = say.gettext
    unknown = _("onbekend")
    return _("%(offer)s duurt nu: %(now)s. Het was %(was)s.") % {
        "offer": _title(say, one, saved),
        "now": unknown if one.now is None else say.months(_number(one.now)),
        "was": unknown if one.was is None else say.months(_number(one.was)),
    }


def _title(say: Speaker, one: Change, saved: SavedPath) -> str:
    facts = saved.basis.offers[one.subject] if saved.basis else None
    return say.text(facts.title) if facts else one.subject


def _euros(say: Speaker, one: Change) -> dict[str, str]:
    return {
        "now": say.euros(None if one.now is None else _number(one.now)),
        "was": say.euros(None if one.was is None else _number(one.was)),
    }


def _number(value: int | str | None) -> int:
    return int(value or 0)


LINES: dict[ChangeKind, Callable[[Speaker, Change, SavedPath], str]] = {
    ChangeKind.CLOSED: _closed,
    ChangeKind.BETTER: _better,
    ChangeKind.STOP_GONE: _stop_gone,
    ChangeKind.MONTHS: _months,
    ChangeKind.OWN_EUROS: _own_euros,
    ChangeKind.INCOME_DIP: _income_dip,
    ChangeKind.LEVELS_LOST: _levels_lost,
    ChangeKind.ASKED: _asked,
    ChangeKind.OFFER_GONE: _offer_gone,
    ChangeKind.OFFER_PRICE: _offer_price,
    ChangeKind.OFFER_LENGTH: _offer_length,
}
