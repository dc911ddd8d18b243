"""Ways to learn in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from app.formats import day
from app.language import translations
from app.sentences.speaker import Speaker
from career_graph.offers import (
    DIPLOMA_HELD,
    Diploma,
    Exclusion,
    Group,
    Offer,
    OfferForm,
    next_start,
)
from skills_taxonomy.model import Language

TITLES_SHOWN = 5


def provider_of(say: Speaker, offer: Offer) -> str:
    """Who offers it, your own employer in the reader's language."""
    if offer.is_with_own_employer:
        return say.gettext("Je eigen werkgever")
    return offer.provider


def form_of(say: Speaker, offer: Offer) -> str:
    """What kind of learning it is, and where."""
    return f"{form_name(say, offer.form)}, {place_of(say, offer)}"


def place_of(say: Speaker, offer: Offer) -> str:
    """Online, on site, or both; unknown when nobody tells."""
    _ = say.gettext
    if offer.online and offer.provinces:
        return _("online of op locatie")
    if not (offer.online or offer.provinces or offer.region):
        return _("plaats onbekend")
    return _("online") if offer.online else _("op locatie")


def duration_of(say: Speaker, offer: Offer) -> str:
    """Months and hours, as far as anybody tells."""
    known = [say.months(offer.months)] if offer.months is not None else []
    known += [hours_of(say, offer)] if offer.study_hours is not None else []
    return ", ".join(known) or say.gettext("onbekend")


def hours_of(say: Speaker, offer: Offer) -> str:
    """All study hours, and who says so: the provider or we."""
    _ = say.gettext
    if offer.hours is not None:
        return _("%(hours)s (volgens de aanbieder)") % {"hours": say.hours(offer.hours)}
    if offer.hours_estimate is not None:
        hours = say.hours(offer.hours_estimate)
        return _("ongeveer %(hours)s (onze schatting)") % {"hours": hours}
    return _("onbekend")


def price_of(say: Speaker, offer: Offer) -> str:
    """What a person pays, with the year when the price is not of now."""
    _ = say.gettext
    price = _("gratis") if offer.price_euros == 0 else say.euros(offer.price_euros)
    if offer.price_from is None:
        return price
    return _("%(price)s (prijs van %(year)s)") % {"price": price, "year": offer.price_from}


def start_of(say: Speaker, offer: Offer, today: date) -> str:
    """When somebody can begin. A day that is over is no start."""
    _ = say.gettext
    if offer.starts == "rolling":
        return _("wanneer je wilt")
    upcoming = next_start(offer, today)
    return day(say.language, upcoming) if upcoming else _("onbekend")


def diploma_of(say: Speaker, offer: Offer) -> str:
    """Which diploma it asks for; empty when none, or when we do not know."""
    _ = say.gettext
    names = {
        Diploma.VMBO: _("Vmbo-diploma"),
        Diploma.HAVO_MBO4: _("Havo of mbo 4"),
        Diploma.HBO_WO: _("Hbo of universiteit"),
    }
    return names.get(offer.entry.diploma, "")


def diploma_question(say: Speaker, condition: str) -> str:
    """The condition about a diploma, as a question to answer with yes or no."""
    _ = say.gettext
    return {
        DIPLOMA_HELD[Diploma.VMBO]: _("Heb je een vmbo-diploma?"),
        DIPLOMA_HELD[Diploma.HAVO_MBO4]: _("Heb je een diploma van havo, vwo of mbo 4?"),
        DIPLOMA_HELD[Diploma.HBO_WO]: _("Heb je een diploma van hbo of universiteit?"),
    }[condition]


def why_excluded(say: Speaker, rule: Exclusion) -> str:
    """Why a way to learn does not fit somebody."""
    _ = say.gettext
    return {
        Exclusion.PLACE: _("Te ver weg, plaats onbekend, of online terwijl je dat niet wilt"),
        Exclusion.HOURS_PER_WEEK: _("Meer uren per week dan jij hebt"),
        Exclusion.FORM: _("Alleen als je een baan hebt"),
        Exclusion.DIPLOMA: _("Vraagt een diploma dat je niet hebt"),
        Exclusion.LANGUAGE: _("In een taal die je niet spreekt"),
        Exclusion.PRICE: _("Duurder dan jouw grens"),
        Exclusion.PRICE_UNKNOWN: _("Prijs onbekend, en jij hebt een grens"),
    }[rule]


def some_titles(say: Speaker, offers: Sequence[Offer]) -> str:
    """The first titles, and how many more there are. Titles hold commas, so others part them."""
    _ = say.gettext
    titles = [say.text(offer.title) for offer in offers[:TITLES_SHOWN]]
    if rest := len(offers) - len(titles):
        titles.append(_("en nog %(number)s") % {"number": say.number(rest)})
    return "; ".join(titles)


def source_name(say: Speaker, source: str) -> str:
    """A source as it stands in the data; where that is ourselves, in the reader's language."""
    _ = say.gettext
    ours = {
        "algemeen bekend; nog niet nagekeken": _("algemeen bekend"),
        "vorm van leren, geen aanbieder; oordeel van de redactie": _(
            "vorm van leren, geen aanbieder: ons oordeel"
        ),
        "eigen oordeel; een voorstel om met je werkgever te bespreken": _(
            "ons oordeel: een voorstel om met je werkgever te bespreken"
        ),
    }
    return ours.get(source, source)


def groups_of(say: Speaker, offer: Offer) -> str:
    """Whom it is meant for; empty when for everybody."""
    _ = say.gettext
    names = {
        Group.JOB_SEEKER: _("mensen die werk zoeken"),
        Group.EMPLOYEE: _("mensen met werk"),
        Group.LOW_INCOME: _("mensen met een laag inkomen"),
        Group.WOMEN: _("vrouwen"),
        Group.NEWCOMER: _("nieuwkomers in Nederland"),
        Group.YOUNG: _("mensen tot 27 jaar"),
        Group.REGION_RESIDENT: _("mensen uit de regio"),
        Group.GRADUATE: _("mensen met een diploma van hbo of universiteit"),
    }
    return say.listed(names[group] for group in offer.groups)


def form_name(say: Speaker, form: OfferForm) -> str:
    """The name of a form of learning."""
    return _form_names(say.language)[form]


@cache
def _form_names(language: Language) -> Mapping[OfferForm, str]:
    _ = translations(language).gettext
    return {
        OfferForm.COURSE: _("cursus"),
        OfferForm.CERTIFICATE: _("certificaat"),
        OfferForm.MBO: _("mbo-opleiding"),
        OfferForm.MBO_CERTIFICATE: _("mbo-certificaat"),
        OfferForm.AD: _("associate degree"),
        OfferForm.HBO: _("hbo-opleiding"),
        OfferForm.WO: _("universitaire opleiding"),
        OfferForm.BBL: _("werken en leren (bbl)"),
        OfferForm.DUAL: _("duale opleiding"),
        OfferForm.TRAINEESHIP: _("traineeship"),
        OfferForm.RETRAINING: _("omscholing"),
        OfferForm.ON_THE_JOB: _("leren op het werk"),
        OfferForm.SELF_STUDY: _("zelf leren"),
        OfferForm.PROGRAMME: _("hulp in de regio"),
    }
