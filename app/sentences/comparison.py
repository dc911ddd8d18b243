"""Paths to several goals side by side, in the words of a table."""

from collections.abc import Callable, Iterator
from functools import partial

from app.sentences.paths import about_pay, facts_of
from app.sentences.speaker import Speaker, sentence_start
from career_graph.comparison import Compared, Comparison
from career_graph.paths import CareerPath

Cell = Callable[[Compared], str]


def choose(say: Speaker) -> str:
    """What to say as long as there is nothing to compare."""
    return say.gettext("Kies twee of drie doelen. Dan zetten we ze naast elkaar.")


def table(say: Speaker, found: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each row: its name, and a cell for each goal."""
    for name, cell in _rows(say, found):
        yield name, tuple(cell(one) for one in found.goals)


def lead(say: Speaker, found: Comparison) -> str:
    """What is compared, and whether all of it was looked at."""
    _ = say.gettext
    if all(one.proof.complete for one in found.goals):
        return _("Van elk doel zie je de snelste route. Kies wat voor jou het zwaarst telt.")
    return _(
        "Van elk doel zie je de snelste route die we vonden. We bekeken nog niet alles."
        " Kies wat voor jou het zwaarst telt."
    )


def _rows(say: Speaker, found: Comparison) -> Iterator[tuple[str, Cell]]:
    """Yield each row: its name, and what stands in the cell of a goal.

    What is the same for every goal of `found` and means no loss, gets no row.
    """
    _ = say.gettext
    yield _("Route"), lambda one: _route(say, one)
    names = (_("Tot je doel"), _("Zelf betalen"), _("Minder loon dan nu"), _("Niveau"))
    for name in names:
        yield name, _of_path(partial(_fact, say, name))
    if any(one.path and one.path.levels_lost for one in found.goals):
        yield _("Wat dat met je loon doet"), _of_path(partial(about_pay, say))
    yield _("Leren"), _of_path(lambda path: say.hours(path.study_hours))
    yield _("Nieuwe dingen"), _of_path(lambda path: say.number(_new_skills(path)))
    yield _("Hangt het meest aan"), lambda one: _weak(say, one)
    if not all(one.proof.complete for one in found.goals):
        yield _("Alles bekeken?"), lambda one: _looked_at(say, one)


def learned_anyway(say: Speaker, found: Comparison) -> str:
    """What somebody learns whichever goal they choose."""
    _ = say.gettext
    if not found.learned_anyway:
        return ""
    return _("Dit leer je bij elk van deze doelen: %(skills)s. Daar kun je dus mee beginnen.") % {
        "skills": say.skills(found.learned_anyway)
    }


def about_weak(say: Speaker) -> str:
    """What it means that a route hangs on a skill."""
    return say.gettext(
        "Bij “hangt het meest aan” staat de vaardigheid die je zeker moet weten. Is die een stap"
        " lager, dan gaat de route dicht of duurt hij langer."
    )


def _of_path(said: Callable[[CareerPath], str]) -> Cell:
    return lambda one: said(one.path) if one.path else "–"


def _fact(say: Speaker, name: str, path: CareerPath) -> str:
    return dict(facts_of(say, path))[name]


def _route(say: Speaker, one: Compared) -> str:
    _ = say.gettext
    if one.path is None and not one.proof.complete:
        return _("Binnen jouw grenzen vonden we nog geen route.")
    if one.path is None:
        return _("Binnen jouw grenzen is er nog geen route.")
    stops = [say.position(step.destination) for step in one.path.transitions[:-1]]
    if not stops:
        return _("Direct.")
    return sentence_start(_("via %(stops)s.") % {"stops": say.listed(stops)})


def _new_skills(path: CareerPath) -> int:
    return len({gap.skill for step in path.transitions for gap in step.missing})


def _looked_at(say: Speaker, one: Compared) -> str:
    _ = say.gettext
    if one.proof.complete:
        return _("Ja.")
    if one.path is None:
        return _("Nee. Misschien is er toch een route.")
    return _("Nee. Misschien is er een betere route.")


def _weak(say: Speaker, one: Compared) -> str:
    if one.path is None:
        return "–"
    return say.skill(one.hangs_on.skill) if one.hangs_on else say.gettext("geen enkele vaardigheid")
