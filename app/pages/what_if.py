"""What if: change one thing in the question, and see what opens, closes or comes sooner."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of, query_from, unread
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.insights.difference import DifferenceTold, difference_told
from app.knowledge import Knowledge
from app.query import question_of
from app.rendering import render
from app.routing import PageRouter
from app.sentences import limits as limits_said
from app.sentences import results
from app.sentences import what_if as said
from app.sentences.speaker import Speaker
from app.what_if import WhatIf, asked, with_wish
from skills_taxonomy.model import Language

router = PageRouter()

SHOWN = 6
NUMBERS = ("hours", "months", "euros")  # then_hours is what the hours would become


@dataclass(frozen=True)
class WhatIfView:
    """Everything templates/what_if.html can show.

    `fields` are what the form says, `groups` the skills to choose from by group. `wrong` are the
    fields to look at again, `sentences` what may be filled in there; then nothing is changed.
    `told` is what the change does, `shown` how many lines of each part are not folded, and
    `onward` the page that they came from.
    """

    whereabouts: str
    asked: str
    now: tuple[tuple[str, str], ...]
    hidden: Parameters
    fields: dict[str, str]
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    provinces: dict[str, str]
    told: DifferenceTold
    shown: int
    counted: str
    then: str
    onward: str
    wrong: list[str]
    sentences: dict[str, str]


@router.page(nl="/wat-als", en="/what-if", name="what_if")
def show_what_if(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    skill: Annotated[str, Parameter(pattern=r"^[a-z0-9-]{0,60}$")] = "",
    rating: Annotated[str, Parameter(pattern="^[1-4]?$")] = "",
    then_hours: str = "",
    then_months: str = "",
    then_euros: str = "",
    then_keep: Annotated[str, Parameter(pattern="^[01]?$")] = "",
    then_province: Annotated[str, Parameter(pattern="^([A-Z]{2}|all)?$")] = "",
) -> HTMLResponse:
    """Show the form with the question as it is, and what the change would do.

    A number that cannot be read is named at its field, and everything that was filled in stays.
    """
    say = Speaker(language, knowledge.taxonomy)
    fields = {
        "skill": skill,
        "rating": rating,
        "then_hours": then_hours,
        "then_months": then_months,
        "then_euros": then_euros,
        "then_keep": then_keep,
        "then_province": then_province,
    }
    wrong = unread({name: fields[f"then_{name}"] for name in NUMBERS})
    wish = WhatIf() if wrong else _wish(fields, language)
    then = with_wish(query, question, wish, knowledge.taxonomy)
    after = question_of(then, knowledge)
    told = difference_told(say, question, after, wish, knowledge)
    view = WhatIfView(
        whereabouts=results.whereabouts(say, question.profile.position),
        asked=asked(query),
        now=limits_said.limits_of(say, question.limits),
        hidden=parameters_of(query),
        fields=fields,
        groups=_groups(say, knowledge),
        provinces=limits_said.PROVINCES,
        told=told,
        shown=SHOWN,
        counted=said.what_counts(say),
        then=asked(then),
        onward="path" if query.goal else "result",
        wrong=[f"then_{name}" for name in wrong],
        sentences={f"then_{n}": words for n, words in limits_said.how_to_fill_in(say).items()},
    )
    return render(request, "what_if.html", view, status=422 if wrong else 200)


def _wish(fields: dict[str, str], language: Language) -> WhatIf:
    """Return what the form changes."""
    limits = query_from([(name, fields[f"then_{name}"]) for name in NUMBERS], language).limits
    return WhatIf(
        skills={fields["skill"]: int(fields["rating"] or 1)} if fields["skill"] else {},
        hours_per_week=limits.hours_per_week,
        months_per_step=limits.months_per_step,
        own_euros=limits.own_euros,
        keep_level=fields["then_keep"] == "1" if fields["then_keep"] else None,
        provinces=(fields["then_province"],) if fields["then_province"] else (),
    )


def _groups(
    say: Speaker, knowledge: Knowledge
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the skills that roles ask, by group and name."""
    roles = knowledge.taxonomy.roles.values()
    asked_skills = {s for role in roles for level in role.levels.values() for s in level.essential}
    by_group: dict[str, list[tuple[str, str]]] = {}
    for skill in knowledge.taxonomy.skills.values():
        if skill.id in asked_skills:
            by_group.setdefault(skill.group, []).append((skill.id, say.text(skill.label)))
    groups = knowledge.taxonomy.groups.values()
    return tuple(
        (
            say.text(group.label),
            tuple(sorted(by_group[group.id], key=lambda one: one[1].casefold())),
        )
        for group in groups
        if group.id in by_group
    )
