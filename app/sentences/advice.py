"""The smallest change that opens something, in words."""

from dataclasses import dataclass

from app.sentences.limits import PROVINCES
from app.sentences.speaker import Speaker
from career_graph.profile import Limits
from career_graph.relaxations import Relaxation, RelaxationKind

TO_LOWER = frozenset(
    {RelaxationKind.LEVEL, RelaxationKind.LOWER_GOAL, RelaxationKind.LEVEL_AND_MONTHS}
)


@dataclass(frozen=True, slots=True)
class Advice:
    """The smallest change that opens something: in a sentence, and as the words of a button."""

    sentence: str
    button: str


def advice_for(say: Speaker, relaxation: Relaxation, limits: Limits) -> Advice:
    """Say what to change, from what, what that opens, and whether less may be enough."""
    said = _changed(say, relaxation, limits)
    if relaxation.is_least:
        return said
    unsure = say.gettext("Misschien is minder al genoeg. Dat konden we niet helemaal narekenen.")
    return Advice(f"{said.sentence} {unsure}", said.button)


def _changed(say: Speaker, relaxation: Relaxation, limits: Limits) -> Advice:
    opens = say.position(relaxation.opens)
    if relaxation.kind in TO_LOWER:
        return _lower(say, relaxation, opens)
    return _wider(say, relaxation.kind, limits, relaxation.limits, opens)


def _lower(say: Speaker, relaxation: Relaxation, opens: str) -> Advice:
    _ = say.gettext
    months = {"then": say.months(relaxation.limits.months_per_step), "opens": opens}
    match relaxation.kind:
        case RelaxationKind.LEVEL:
            return Advice(
                _("Als je niveau onderweg lager mag zijn, gaat %(opens)s open.") % months,
                _("Reken met een lager niveau"),
            )
        case RelaxationKind.LOWER_GOAL:
            return Advice(
                _("Een niveau lager lukt wel: %(opens)s.") % months,
                _("Reken met %(opens)s") % months,
            )
        case _:
            return Advice(
                _("Met een lager niveau én %(then)s leren per stap gaat %(opens)s open.") % months,
                _("Reken met een lager niveau en %(then)s") % months,
            )


def _wider(say: Speaker, kind: RelaxationKind, now: Limits, then: Limits, opens: str) -> Advice:
    _ = say.gettext
    match kind:
        case RelaxationKind.MONTHS:
            months = {
                "then": say.months(then.months_per_step),
                "now": say.number(now.months_per_step),
                "opens": opens,
            }
            return Advice(
                _("Met %(then)s leren per stap in plaats van %(now)s gaat %(opens)s open.")
                % months,
                _("Reken met %(then)s") % months,
            )
        case RelaxationKind.HOURS:
            hours = {
                "then": say.hours(then.hours_per_week),
                "now": say.number(now.hours_per_week),
                "opens": opens,
            }
            return Advice(
                _("Met %(then)s leren per week in plaats van %(now)s gaat %(opens)s open.") % hours,
                _("Reken met %(then)s per week") % hours,
            )
        case RelaxationKind.EUROS:
            return _with_euros(say, now.own_euros, then.own_euros, opens)
        case RelaxationKind.PLACE:
            return _in_more_places(say, now, then, opens)
        case _:
            return Advice(
                _("Als je ook online mag leren, gaat %(opens)s open.") % {"opens": opens},
                _("Reken met online leren"),
            )


def _with_euros(say: Speaker, now: int | None, then: int | None, opens: str) -> Advice:
    _ = say.gettext
    if then is None:
        unlimited = _("Zonder grens aan wat je zelf betaalt, gaat %(opens)s open.")
        unknown = _("Wat het kost, weten we niet.")
        return Advice(f"{unlimited} {unknown}" % {"opens": opens}, _("Reken zonder die grens"))
    words = {"now": say.euros(now), "then": say.euros(then), "opens": opens}
    return Advice(
        _("Als je %(then)s zelf betaalt in plaats van %(now)s, gaat %(opens)s open.") % words,
        _("Reken met %(then)s") % words,
    )


def _in_more_places(say: Speaker, now: Limits, then: Limits, opens: str) -> Advice:
    _ = say.gettext
    if not then.provinces:
        return Advice(
            _("Als je in heel Nederland mag leren, gaat %(opens)s open.") % {"opens": opens},
            _("Reken met heel Nederland"),
        )
    more = say.listed(PROVINCES[code] for code in then.provinces if code not in now.provinces)
    return Advice(
        _("Als je ook in %(province)s mag leren, gaat %(opens)s open.")
        % {"province": more, "opens": opens},
        _("Reken met %(province)s erbij") % {"province": more},
    )
