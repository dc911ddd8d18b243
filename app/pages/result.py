"""What somebody can do already, and which positions are within reach."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.chances import chance_in_short, region_asked
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep, TodayDep
from app.insights.key import OpeningLine, opening_lines
from app.insights.own_answers import difference_made
from app.knowledge import Knowledge
from app.marks import chosen_for
from app.no_path import Advice, advised
from app.query import Query
from app.rendering import render
from app.results import (
    Group,
    Line,
    ResultCard,
    Strength,
    card_of,
    closed_of,
    groups_of,
    ladders,
    strengths_of,
    with_likes,
)
from app.routing import PageRouter
from app.sentences import limits as limits_said
from app.sentences import reasons, results
from app.sentences.speaker import Speaker
from app.what_if import asked, with_goal
from career_graph.interests import fitting
from career_graph.transitions import Reach, ReachablePosition, reachable_positions
from skills_taxonomy.model import CareerLevel, RoleFamily

router = PageRouter()

STRENGTHS_SHOWN = 4
CARDS_SHOWN = 3
LevelWord = Annotated[str, Parameter(pattern="^(junior|medior|senior)?$")]


@dataclass(frozen=True)
class FilterLink:
    """One value of a filter; the value of the filter now `is_current`."""

    id: str
    label: str
    query: str
    is_current: bool


@dataclass(frozen=True)
class ResultView:
    """Everything templates/result.html can show. `asked` is the question as a query string.

    `difference` says what somebody's own answers changed, when they gave any.
    """

    whereabouts: str
    asked: str
    intro: str
    strengths: tuple[Strength, ...]
    more_strengths: tuple[Strength, ...]
    heading: str
    difference: str
    is_anything_open: bool
    cards: tuple[ResultCard, ...]
    groups: tuple[Group, ...]
    number_in_groups: int
    closed: tuple[Line, ...]
    advice: Advice
    families: tuple[FilterLink, ...]
    levels: tuple[FilterLink, ...]
    likes: tuple[FilterLink, ...]
    limits: tuple[tuple[str, str], ...]
    meanings: tuple[tuple[Reach, str, str], ...]
    openings: tuple[OpeningLine, ...]


@router.page(nl="/uitkomst", en="/result", name="result")
def show_result(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    today: TodayDep,
    family: str = "",
    at: LevelWord = "",
    fit: bool = False,
) -> HTMLResponse:
    """Show strengths first, then three roles in full, then all others."""
    say = Speaker(language, knowledge.taxonomy)
    query = with_goal(query, None)
    chosen = knowledge.taxonomy.families.get(family)
    found = reachable_positions(
        knowledge.career_graph, question.profile, limits=question.limits, offers=question.offers
    )
    fits = chosen_for(query, knowledge.taxonomy)
    liked = fitting(tuple(fits.values())) if fits and fit else knowledge.taxonomy.roles.keys()
    wanted = ladders(
        one
        for one in found
        if one.position.concept in liked and _is_wanted(one, knowledge, chosen, at)
    )
    lit = [ladder for ladder in wanted if ladder[0].transition.is_open]
    dark = [ladder for ladder in wanted if not ladder[0].transition.is_open]
    strengths = strengths_of(say, question.profile.skills)
    shown = lit or dark
    is_rated = bool(question.profile.skills)
    place = region_asked("", query, knowledge.labour_market)

    def chance_of(role: str) -> str:
        return chance_in_short(say, knowledge.taxonomy.roles[role], place, knowledge, today)

    goal = dark[0][0].position if dark and (family or at) else None  # the nearest on this line
    view = ResultView(
        whereabouts=results.whereabouts(say, question.profile.position),
        asked=asked(query),
        intro=results.intro(say, len(question.profile.skills), len(strengths)),
        strengths=strengths[:STRENGTHS_SHOWN],
        more_strengths=strengths[STRENGTHS_SHOWN:],
        heading=results.stations_lit(say, len(lit), chosen),
        difference=difference_made(say, query, found, knowledge),
        is_anything_open=bool(lit),
        cards=tuple(
            with_likes(
                say,
                card_of(
                    say,
                    ladder,
                    query,
                    chance_of(ladder[0].position.concept),
                    is_rated=is_rated,
                ),
                fits.get(ladder[0].position.concept),
            )
            for ladder in shown[:CARDS_SHOWN]
        ),
        groups=groups_of(say, lit[CARDS_SHOWN:], query),
        number_in_groups=len(lit[CARDS_SHOWN:]),
        closed=closed_of(say, dark if lit else dark[CARDS_SHOWN:], query, question.limits),
        advice=Advice() if lit else advised(say, query, question, knowledge, goal),
        families=_families(say, query, family, at, fit),
        levels=_levels(say, query, family, at, fit),
        likes=_likes(say, query, family, at, fit) if fits else (),
        limits=limits_said.limits_of(say, question.limits),
        meanings=tuple(
            (
                reach,
                reasons.reach_word(say, reach),
                reasons.reach_meaning(say, reach, is_rated=is_rated),
            )
            for reach in Reach
        ),
        openings=opening_lines(say, query, question, found, knowledge),
    )
    return render(request, "result.html", view, fragment="results")


def _is_wanted(
    one: ReachablePosition, knowledge: Knowledge, family: RoleFamily | None, level: str
) -> bool:
    role = knowledge.taxonomy.roles[one.position.concept]
    return (not family or role.family == family.id) and (
        not level or one.position.level is CareerLevel.of(level)
    )


def _families(
    say: Speaker, query: Query, family: str, at: str, fit: bool
) -> tuple[FilterLink, ...]:
    choices = [("", say.gettext("Alle lijnen"))]
    choices += [
        (one.id, f"{one.letter}. {say.text(one.label)}") for one in say.taxonomy.families.values()
    ]
    return tuple(
        FilterLink(f"family_{name}", label, _filtered(query, name, at, fit), name == family)
        for name, label in choices
    )


def _levels(say: Speaker, query: Query, family: str, at: str, fit: bool) -> tuple[FilterLink, ...]:
    choices = [("", say.gettext("Alle niveaus"))]
    choices += [(level.id, say.level(level)) for level in CareerLevel]
    return tuple(
        FilterLink(f"at_{name}", label, _filtered(query, family, name, fit), name == at)
        for name, label in choices
    )


def _likes(say: Speaker, query: Query, family: str, at: str, fit: bool) -> tuple[FilterLink, ...]:
    _ = say.gettext
    choices = [(False, _("Alle rollen")), (True, _("Alleen wat bij mijn interesses past"))]
    return tuple(
        FilterLink(f"fit_{int(on)}", label, _filtered(query, family, at, on), on == fit)
        for on, label in choices
    )


def _filtered(query: Query, family: str, at: str, fit: bool) -> str:
    chosen = {"family": family, "at": at, "fit": "1" if fit else ""}
    given = urlencode({name: value for name, value in chosen.items() if value})
    return "&".join(part for part in (asked(query), given) if part)
