"""Schemes in words. "Zeker" and "kan" are different words everywhere."""

from app.sentences.limits import PROVINCES
from app.sentences.offers import form_name
from app.sentences.speaker import Speaker
from career_graph.funding import Applicant, Certainty, FundingKind, FundingScheme
from career_graph.net_prices import NetPrice, Reduction


def who_applies(say: Speaker, scheme: FundingScheme) -> str:
    """Who has to ask for it."""
    _ = say.gettext
    if scheme.applicant is Applicant.YOU:
        return _("Jij vraagt het aan.")
    return _("Je werkgever vraagt het aan.")


def how_sure(say: Speaker, scheme: FundingScheme) -> str:
    """Whether it is certain, possible, a loan or closed, in one or two words."""
    _ = say.gettext
    if scheme.kind is FundingKind.CLOSED:
        return _("Gestopt")
    if scheme.kind is FundingKind.LOAN:
        return _("Lening")
    return _("Zeker") if scheme.certainty is Certainty.CERTAIN else _("Kan")


def how_much(say: Speaker, scheme: FundingScheme) -> str:
    """What it pays."""
    _ = say.gettext
    if scheme.kind is FundingKind.LOAN:
        return _("een lening, dus de prijs blijft gelijk")
    if not scheme.is_for_price:
        return _("jouw prijs blijft gelijk")
    if scheme.share is None:
        if scheme.cap_euros is None:
            return _("onbekend")
        return _("hoogstens %(amount)s") % {"amount": say.euros(scheme.cap_euros)}
    if scheme.share == 1:
        part = _("alles")
    else:
        share = say.number(float(scheme.share * 100))
        part = _("%(share)s procent") % {"share": share}
    if scheme.cap_euros is None:
        return part
    most = _("hoogstens %(amount)s") % {"amount": say.euros(scheme.cap_euros)}
    return f"{part}, {most}"


def from_when(say: Speaker, scheme: FundingScheme) -> str:
    """From which day until which day, as far as anybody tells."""
    _ = say.gettext
    parts = []
    if scheme.valid_from:
        parts.append(_("vanaf %(day)s") % {"day": say.day(scheme.valid_from)})
    if scheme.valid_until:
        parts.append(_("tot en met %(day)s") % {"day": say.day(scheme.valid_until)})
    else:
        parts.append(_("einde onbekend"))
    return ", ".join(parts)


def what_for(say: Speaker, scheme: FundingScheme) -> str:
    """For which forms of learning, for how long and where."""
    _ = say.gettext
    forms = [form_name(say, form) for form in sorted(scheme.forms)] or [_("alle scholing")]
    parts = [say.listed(forms)]
    if scheme.max_months is not None:
        parts.append(_("hoogstens %(months)s") % {"months": say.months(scheme.max_months)})
    if scheme.provinces:
        parts.append(say.listed(PROVINCES[code] for code in sorted(scheme.provinces)))
    return "; ".join(parts)


def pays(say: Speaker, net: NetPrice) -> str:
    """What somebody pays, after what is certain."""
    return say.gettext("niets") if net.euros == 0 else say.euros(net.euros)


def certain_link(say: Speaker, link: Reduction, scheme: FundingScheme) -> str:
    """What certain funding takes off."""
    _ = say.gettext
    title = say.text(scheme.title)
    if link.euros is None:
        return _("Zeker: %(scheme)s. Hoeveel het scheelt, is onbekend.") % {"scheme": title}
    return _("Zeker: %(amount)s eraf met %(scheme)s.") % {
        "amount": say.euros(link.euros),
        "scheme": title,
    }


def possible_link(say: Speaker, link: Reduction, scheme: FundingScheme) -> str:
    """What a scheme that is not certain might do, and who asks for it."""
    _ = say.gettext
    title = say.text(scheme.title)
    if scheme.kind is FundingKind.LOAN:
        return _("Kan: lenen met %(scheme)s. De prijs blijft gelijk.") % {"scheme": title}
    if not scheme.is_for_price:
        return _("Kan: %(scheme)s. Jouw prijs blijft gelijk.") % {"scheme": title}
    most = scheme.cap_euros if link.euros is None else link.euros
    if most is not None:
        said = _("Kan: tot %(amount)s eraf met %(scheme)s.") % {
            "amount": say.euros(most),
            "scheme": title,
        }
    elif scheme.share is not None:
        said = _("Kan: %(scheme)s betaalt %(part)s.") % {
            "scheme": title,
            "part": how_much(say, scheme),
        }
    else:
        said = _("Kan: %(scheme)s. Hoeveel het scheelt, is onbekend.") % {"scheme": title}
    return f"{said} {who_applies(say, scheme)}"
