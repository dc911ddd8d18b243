"""Ways to learn in words."""

from app.sentences.speaker import Speaker
from career_graph.offers import Offer, OfferForm


def provider_of(say: Speaker, offer: Offer) -> str:
    """Who offers it. Learning on the job is what your own employer lets you do."""
    if offer.form is OfferForm.ON_THE_JOB:
        return say.gettext("Je eigen werkgever")
    return offer.provider


def form_of(say: Speaker, offer: Offer) -> str:
    """What kind of learning it is, and where."""
    return f"{_form(say, offer.form)}, {place_of(say, offer)}"


def place_of(say: Speaker, offer: Offer) -> str:
    """Online, on site, or both."""
    _ = say.gettext
    if offer.online and offer.provinces:
        return _("online of op locatie")
    return _("online") if offer.online else _("op locatie")


def duration_of(say: Speaker, offer: Offer) -> str:
    """Months and hours, as far as anybody tells."""
    known = [say.months(offer.months)] if offer.months is not None else []
    known += [say.hours(offer.hours)] if offer.hours is not None else []
    return ", ".join(known) or say.gettext("onbekend")


def _form(say: Speaker, form: OfferForm) -> str:
    _ = say.gettext
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
    }[form]
