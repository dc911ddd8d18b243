"""A whole path in words: title, four numbers, why it is the answer, and how paths differ."""

from collections.abc import Iterator, Sequence

from app.sentences.speaker import Speaker
from career_graph.compiled import NEVER
from career_graph.graph import Position
from career_graph.offers import Offer, OfferForm
from career_graph.paths import CareerPath, Proof

WITHOUT_PROOF = (OfferForm.COURSE, OfferForm.SELF_STUDY, OfferForm.ON_THE_JOB, OfferForm.PROGRAMME)


def title_of(say: Speaker, origin: Position | None, goal: Position) -> str:
    """The journey as a title."""
    _ = say.gettext
    if origin is None:
        return _("Jouw weg naar %(goal)s") % {"goal": say.position(goal)}
    return _("Van %(origin)s naar %(goal)s") % {
        "origin": say.position(origin),
        "goal": say.position(goal),
    }


def number_of_steps(say: Speaker, path: CareerPath) -> str:
    """2 overstappen."""
    return say.ngettext("%(number)s overstap", "%(number)s overstappen", len(path.transitions))


def level_on_the_way(say: Speaker, path: CareerPath) -> str:
    """What the path does to your level, in a few words."""
    _ = say.gettext
    origin = path.transitions[0].origin
    goal = path.transitions[-1].destination
    if origin is None:
        return _("je begint als %(level)s") % {
            "level": say.level(path.transitions[0].destination.level)
        }
    lowest = min(step.destination.level for step in path.transitions)
    if lowest < origin.level and goal.level > lowest:
        return _("eerst %(lower)s, dan %(goal)s") % {
            "lower": say.level(lowest),
            "goal": say.level(goal.level),
        }
    if goal.level == origin.level:
        return _("je blijft %(level)s") % {"level": say.level(origin.level)}
    return _("van %(now)s naar %(then)s") % {
        "now": say.level(origin.level),
        "then": say.level(goal.level),
    }


def facts_of(say: Speaker, path: CareerPath) -> tuple[tuple[str, str], ...]:
    """The four things a path is judged on, each with its name."""
    _ = say.gettext
    return (
        (_("Tot je doel"), say.months(path.months) if path.months else _("meteen")),
        (_("Zelf betalen"), say.euros(path.own_euros)),
        (_("Minder loon dan nu"), _months_of_less_pay(say, path)),
        (_("Niveau"), level_on_the_way(say, path)),
    )


def _months_of_less_pay(say: Speaker, path: CareerPath) -> str:
    months = say.months(path.income_dip)
    if not _ends_lower(path):
        return months
    return say.gettext("%(months)s, maar je eindigt lager") % {"months": months}


def sum_of_months(say: Speaker, path: CareerPath) -> str | None:
    """How the months of the steps add up; None for one step."""
    if len(path.transitions) < 2:
        return None
    return say.gettext("Alle stappen samen: %(months)s = %(total)s.") % {
        "months": " + ".join(say.number(step.months) for step in path.transitions),
        "total": say.months(path.months),
    }


def about_pay(say: Speaker, path: CareerPath) -> str:
    """What the path means for income, as far as a level tells."""
    _ = say.gettext
    if path.transitions[0].origin is None:
        return _("Wat je gaat verdienen, weten we niet.")
    in_the_end = _("Je eindigt op een lager niveau dan nu. Reken op minder loon vanaf je start.")
    if path.income_dip:
        lower = [
            say.months(step.months)
            for step in path.transitions
            if step.origin and step.origin.level < _start_level(path)
        ]
        on_the_way = _(
            "Je werkt %(months)s op een lager niveau dan nu. Reken dan op minder loon."
        ) % {"months": " + ".join(lower) if len(lower) > 1 else lower[0]}
        return f"{on_the_way} {in_the_end}" if _ends_lower(path) else on_the_way
    if path.levels_lost:
        return in_the_end
    return _("Je werkt nergens op een lager niveau dan nu.")


def about_money(say: Speaker, path: CareerPath) -> str:
    """What the euros count, and what they leave out."""
    _ = say.gettext
    if not any(step.study.offers for step in path.transitions):
        return _(
            "We rekenen met zelf leren: dat kost € 0. Een opleiding is een keuze."
            " Kies je er een, tel dan de prijs erbij."
        )
    if path.own_euros is None:
        return _("Van een opleiding in dit plan weten we de prijs niet. Vraag ernaar.")
    return _("De opleidingen in dit plan kosten samen %(amount)s. Zelf leren kost € 0.") % {
        "amount": say.euros(path.own_euros)
    }


def cautions(say: Speaker, path: CareerPath, plan: Sequence[Offer]) -> tuple[str, ...]:
    """What the four facts do not promise: what an employer thinks of it, and pays.

    `plan` are the offers that the path takes.
    """
    return tuple(_cautions(say, path, plan))


def _cautions(say: Speaker, path: CareerPath, plan: Sequence[Offer]) -> Iterator[str]:
    _ = say.gettext
    if path.study_hours and all(offer.form in WITHOUT_PROOF for offer in plan):
        yield _(
            "Dit plan geeft je geen diploma of certificaat. Een werkgever kan daaraan twijfelen."
            " Wat helpt: een cursus met een bewijs erbij, of laten zien wat je maakte."
        )
    if path.transitions[0].origin is None:
        yield _(
            "Voor een eerste baan vragen werkgevers vaak een diploma. Kijk dus ook naar de"
            " opleidingen bij deze route."
        )
    else:
        yield _(
            "Wat een werkgever betaalt, weten we niet. Bij minder loon tellen we de maanden op een"
            " lager niveau."
        )


# --- why this path --------------------------------------------------------------------------


def proof_sentence(say: Speaker, proof: Proof) -> str:
    """Why no other route is better, how many were left out, and what the least study is."""
    _ = say.gettext
    if proof.routes_considered == 1:
        routes = _(
            "De rechtstreekse stap is de beste. Met een tussenstop wordt geen van de vier punten"
            " beter."
        )
    else:
        routes = _(
            "We vergeleken %(number)s routes. Geen enkele is op een van de vier punten"
            " beter en nergens slechter."
        ) % {"number": say.number(proof.routes_considered)}
    if not proof.complete:
        routes = _(
            "We bekeken %(number)s routes, en nog niet alles. Misschien is er een betere route."
        ) % {"number": say.number(proof.routes_considered)}
    if proof.routes_pruned and proof.routes_considered > 1:
        left_out = say.ngettext(
            "Onderweg viel er %(number)s af: dicht, of niet beter dan de andere.",
            "Onderweg vielen er %(number)s af: dicht, of niet beter dan de andere.",
            proof.routes_pruned,
        )
        routes = f"{routes} {left_out}"
    if not proof.study_hours_lower_bound:
        return routes
    bound = _(
        "Ter controle: minder dan %(hours)s leren kan op geen enkele manier. Ook niet als elk"
        " werk onderweg je alles leert wat het kan."
    ) % {"hours": say.hours(proof.study_hours_lower_bound)}
    return f"{routes} {bound}"


def no_route(say: Speaker, *, is_here: bool, is_proven: bool) -> str:
    """That there is no path, as a heading; as a fact only when every route was looked at."""
    _ = say.gettext
    if is_here:
        return _("Daar ben je al")
    if not is_proven:
        return _("Binnen jouw grenzen vonden we nog geen route")
    return _("Binnen jouw grenzen is er nog geen route")


def where_we_looked(say: Speaker, *, is_here: bool, is_proven: bool) -> str:
    """How far the search for a path went."""
    _ = say.gettext
    if is_here:
        return _("Dit is het werk dat je nu doet. Kies een ander niveau of een ander doel.")
    if not is_proven:
        return _(
            "We keken naar routes van hoogstens vier stappen, maar niet naar allemaal."
            " Misschien is er toch een."
        )
    return _("We keken naar alle routes van hoogstens vier stappen.")


def corners(
    say: Speaker, paths: Sequence[CareerPath], *, is_complete: bool = True
) -> tuple[str, ...]:
    """What each path is best at: one name for each, in the order of `paths`.

    Where not every route was looked at, each name says so.
    """
    return tuple(
        _corner(say, path, paths, number, is_complete=is_complete)
        for number, path in enumerate(paths, start=1)
    )


def _corner(
    say: Speaker, path: CareerPath, paths: Sequence[CareerPath], number: int, *, is_complete: bool
) -> str:
    best = " · ".join(_best_at(say, path, paths))
    if best and not is_complete:
        best = say.gettext("%(best)s, van wat we bekeken") % {"best": best}
    names = [best] if best else []
    if path.level_kept and not all(p.level_kept for p in paths):
        names.append(say.gettext("Houdt je niveau"))
    return " · ".join(names) or say.gettext("Route %(number)s") % {"number": say.number(number)}


def _best_at(say: Speaker, path: CareerPath, paths: Sequence[CareerPath]) -> Iterator[str]:
    _ = say.gettext
    if _is_best([p.months for p in paths], path.months):
        yield _("Snelste")
    if path.own_euros is not None and _is_best(
        [NEVER if p.own_euros is None else p.own_euros for p in paths], path.own_euros
    ):
        yield _("Goedkoopste")
    if _is_best([p.income_dip for p in paths], path.income_dip):
        yield _("Zekerste inkomen")


def _is_best(numbers: Sequence[int], own: int) -> bool:
    """The lowest, where not all are as low."""
    return own == min(numbers) < max(numbers)


def _ends_lower(path: CareerPath) -> bool:
    return path.transitions[-1].destination.level < _start_level(path)


def _start_level(path: CareerPath) -> int:
    origin = path.transitions[0].origin
    return origin.level if origin else 0
