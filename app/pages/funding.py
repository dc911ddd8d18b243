"""Money towards learning: every scheme we know, and whether it may hold for you."""

from dataclasses import dataclass
from datetime import date

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, TodayDep
from app.formats import host_of
from app.money import MoneyQuestion, questions_of
from app.query import Query
from app.rendering import render
from app.routing import PageRouter
from app.sentences import funding as said
from app.sentences.speaker import Speaker
from career_graph.funding import Certainty, Funding, FundingKind, FundingScheme
from skills_taxonomy.model import Provenance

router = PageRouter()


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One scheme in words. `fit` is fits, open, no or closed, by what somebody answered."""

    id: str
    title: str
    text: str
    sure: str
    fit: str
    who: str
    how_much: str
    what_for: str
    when: str
    conditions: tuple[tuple[str, str], ...]
    link: str | None
    host: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SchemeGroup:
    """Schemes that are as sure as each other."""

    id: str
    title: str
    explanation: str
    rows: tuple[SchemeRow, ...]


@dataclass(frozen=True)
class FundingView:
    """Everything templates/funding.html can show."""

    groups: tuple[SchemeGroup, ...]
    questions: tuple[MoneyQuestion, ...]
    number_found: int
    has_answers: bool
    as_of: date


@router.page(nl="/regelingen", en="/funding", name="funding")
def show_funding(
    request: Request,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    query: QueryDep,
    today: TodayDep,
) -> HTMLResponse:
    """List the schemes; what somebody answers tells which may hold for them."""
    say = Speaker(language, knowledge.taxonomy)
    funding, as_of = knowledge.funding, query.as_of or today
    rows = {s.id: _row(say, s, funding, query, as_of) for s in funding.schemes.values()}
    view = FundingView(
        groups=_groups(say, funding, rows),
        questions=questions_of(say, funding.conditions, query.answers, funding),
        number_found=sum(row.fit in ("fits", "open") for row in rows.values()),
        has_answers=bool(query.answers.keys() & funding.conditions.keys()),
        as_of=as_of,
    )
    return render(request, "funding.html", view, fragment="scheme_list")


def _groups(say: Speaker, funding: Funding, rows: dict[str, SchemeRow]) -> tuple[SchemeGroup, ...]:
    _ = say.gettext
    schemes = funding.schemes.values()
    alive = [s for s in schemes if s.kind not in (FundingKind.CLOSED, FundingKind.LOAN)]
    groups = (
        (
            "certain",
            _("Zeker, als je aan de voorwaarden voldoet"),
            _("Dit is een recht. Alleen dit trekken wij van een prijs af."),
            [s for s in alive if s.certainty is Certainty.CERTAIN],
        ),
        (
            "possible",
            _("Kan, maar is niet zeker"),
            _("Iemand beslist erover, of het geld kan op zijn. Reken er niet op."),
            [s for s in alive if s.certainty is Certainty.POSSIBLE],
        ),
        (
            "loans",
            _("Lenen"),
            _("Een lening betaal je terug. De prijs wordt er niet lager van."),
            [s for s in schemes if s.kind is FundingKind.LOAN],
        ),
        (
            "closed",
            _("Gestopt"),
            _("Hier kun je niets meer aanvragen."),
            [s for s in schemes if s.kind is FundingKind.CLOSED],
        ),
    )
    order = ("fits", "open", "no", "closed")
    return tuple(
        SchemeGroup(
            id=name,
            title=title,
            explanation=explanation,
            rows=tuple(sorted((rows[s.id] for s in members), key=lambda row: order.index(row.fit))),
        )
        for name, title, explanation, members in groups
        if members
    )


def _row(
    say: Speaker, scheme: FundingScheme, funding: Funding, query: Query, as_of: date
) -> SchemeRow:
    _ = say.gettext
    words = {True: _("ja"), False: _("nee")}
    return SchemeRow(
        id=scheme.id,
        title=say.text(scheme.title),
        text=say.text(scheme.text),
        sure=said.how_sure(say, scheme),
        fit=_fit(scheme, query, as_of),
        who=said.who_applies(say, scheme),
        how_much=said.how_much(say, scheme),
        what_for=said.what_for(say, scheme),
        when=said.from_when(say, scheme),
        conditions=tuple(
            (say.text(funding.conditions[name].question), words[asked])
            for name, asked in scheme.conditions.items()
        ),
        link=scheme.link,
        host=host_of(scheme.link),
        provenance=scheme.provenance,
    )


def _fit(scheme: FundingScheme, query: Query, as_of: date) -> str:
    """Whether what somebody answered meets the conditions."""
    if not scheme.is_open(as_of):
        return "closed"
    answers = [(query.answers.get(name), asked) for name, asked in scheme.conditions.items()]
    if any(answer is not None and answer != asked for answer, asked in answers):
        return "no"
    return "open" if any(answer is None for answer, _ in answers) else "fits"
