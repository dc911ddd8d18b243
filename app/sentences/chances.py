"""Chances in words: a band first, then what it means for you, then the number behind it."""

from datetime import date

from babel.dates import format_date

from app.language import locale
from app.sentences.speaker import Speaker
from career_graph.labour_market.facts import (
    Band,
    Direction,
    LabourFact,
    LabourMarket,
    Measure,
    Region,
    RegionKind,
    band_of,
)

SIGNED = {
    Measure.VACANCIES_CHANGE,
    Measure.JOB_SEEKERS_CHANGE,
}


def place(say: Speaker, region: Region) -> str:
    """The name of a place, with what kind of place it is."""
    _ = say.gettext
    if region.kind is RegionKind.COUNTRY:
        return _("Heel Nederland")
    if region.kind is RegionKind.PROVINCE:
        return _("Provincie %(name)s") % {"name": region.label}
    return _("Arbeidsmarktregio %(name)s") % {"name": region.label}


def word(say: Speaker, fact: LabourFact) -> str:
    """The fact in one to five words."""
    _ = say.gettext
    if fact.measure is Measure.TIGHTNESS:
        return _band(say, Band.TIGHT if fact.value is None else band_of(fact.value))
    if fact.measure is Measure.OUTLOOK:
        return {
            Direction.UP: _("De vraag groeit"),
            Direction.DOWN: _("Straks iets minder kans"),
            Direction.HIGH: _("Het tekort aan mensen blijft"),
        }[fact.direction or Direction.HIGH]
    if fact.measure in SIGNED:
        is_more = (fact.value or 0) > 0
        if fact.measure is Measure.VACANCIES_CHANGE:
            return _("Meer vacatures") if is_more else _("Minder vacatures")
        return _("Meer mensen zoeken werk") if is_more else _("Minder mensen zoeken werk")
    return {
        Measure.TIGHTNESS_CHANGE: _("Werkgevers vinden makkelijker mensen"),
        Measure.MOST_VACANCIES: _("Veel vacatures"),
        Measure.VACANCIES: _("Open vacatures"),
        Measure.JOB_SEEKERS: _("Mensen die werk zoeken"),
        Measure.WORKERS: _("Mensen met dit werk"),
    }[fact.measure]


def meaning(say: Speaker, fact: LabourFact) -> str:
    """What the fact means for somebody who looks for this work."""
    _ = say.gettext
    if fact.meaning is not None:
        return say.text(fact.meaning)
    if fact.measure is Measure.TIGHTNESS:
        return {
            Band.VERY_TIGHT: _(
                "Werkgevers zoeken heel lang. UWV noemt dit zeer krap. Dat helpt jou."
            ),
            Band.TIGHT: _("Werkgevers zoeken lang. UWV noemt dit krap. Dat helpt jou."),
            Band.BALANCED: _("UWV noemt dit gemiddeld. Reken op wat tijd om te zoeken."),
            Band.SLACK: _("UWV noemt dit ruim. Zoeken duurt dan langer."),
            Band.VERY_SLACK: _("UWV noemt dit zeer ruim. Werk vinden is dan moeilijk."),
        }[band_of(fact.value or 0)]
    return {
        Measure.VACANCIES: _("Zo veel vacatures stonden er open in deze groep beroepen."),
        Measure.JOB_SEEKERS: _("Zo veel mensen zochten dit werk. Met hen deel je de vacatures."),
        Measure.WORKERS: _("Zo veel mensen hebben een baan in deze groep beroepen."),
    }[fact.measure]


def number(say: Speaker, fact: LabourFact) -> str:
    """The number behind the word, or that the source gives none."""
    _ = say.gettext
    if fact.value is None:
        return _("De bron noemt geen getal.")
    counted = say.number(abs(fact.value))
    if fact.measure is Measure.TIGHTNESS:
        return _("%(number)s vacatures voor elke persoon die kort een WW-uitkering heeft.") % {
            "number": counted
        }
    if fact.measure in SIGNED:
        more, less = (
            _("%(number)s procent meer dan een jaar eerder."),
            _("%(number)s procent minder dan een jaar eerder."),
        )
        return (more if fact.value > 0 else less) % {"number": counted}
    return {
        Measure.VACANCIES: _("%(number)s vacatures."),
        Measure.JOB_SEEKERS: _("%(number)s mensen met een WW-uitkering."),
    }.get(fact.measure, _("%(number)s mensen.")) % {"number": counted}


def whom(say: Speaker, fact: LabourFact, market: LabourMarket) -> str:
    """Which work the fact is about, and which levels."""
    _ = say.gettext
    group = _("dit werk") if fact.roles else say.text(market.groups[fact.group].label)
    if not fact.levels:
        return _("Over %(group)s, alle niveaus samen.") % {"group": group}
    levels = say.listed(say.level(level) for level in sorted(fact.levels))
    return _("Over %(group)s, alleen %(levels)s.") % {"group": group, "levels": levels}


def period(say: Speaker, fact: LabourFact) -> str:
    """When it was, and how far a forecast looks ahead."""
    _ = say.gettext
    id, end = fact.period.id, fact.period.end
    if "Q" in id:
        told = _("kwartaal %(quarter)s van %(year)s") % {"quarter": id[-1], "year": id[:4]}
    elif "-" in id:
        told = _month(say, end)
    else:
        told = id
    if fact.horizon is None:
        return told
    return _("%(period)s, met een blik tot %(year)s") % {"period": told, "year": fact.horizon}


def too_old(say: Speaker) -> str:
    """The warning that stands with a figure of more than eighteen months."""
    return say.gettext("Dit cijfer is meer dan anderhalf jaar oud. De kans kan nu anders zijn.")


def levels_told(say: Speaker, is_by_level: bool) -> str:
    """Whether chances are known by level."""
    if is_by_level:
        return say.gettext("Bij een enkel cijfer staat voor welk niveau het geldt.")
    return say.gettext("Cijfers per niveau zijn er niet. Ze gaan over alle niveaus samen.")


def short(say: Speaker, region: Region, fact: LabourFact | None, today: date) -> str:
    """The chance in one line: the place, the word, and when it was; or that there is no figure."""
    _ = say.gettext
    if fact is None:
        return _("Kans op werk: geen cijfers")
    told = _("Kans op werk, %(place)s: %(word)s (%(period)s)") % {
        "place": _in_line(say, region),
        "word": word(say, fact)[:1].lower() + word(say, fact)[1:],
        "period": period(say, fact),
    }
    return told + (_(", een oud cijfer") if fact.is_stale(today) else "")


def _in_line(say: Speaker, region: Region) -> str:
    return say.gettext("heel Nederland") if region.kind is RegionKind.COUNTRY else region.label


def _band(say: Speaker, band: Band) -> str:
    _ = say.gettext
    return {
        Band.VERY_TIGHT: _("Veel meer werk dan mensen"),
        Band.TIGHT: _("Meer werk dan mensen"),
        Band.BALANCED: _("Werk en mensen in balans"),
        Band.SLACK: _("Meer mensen dan werk"),
        Band.VERY_SLACK: _("Veel meer mensen dan werk"),
    }[band]


def _month(say: Speaker, day: date) -> str:
    return format_date(day, "MMMM y", locale(say.language))
