"""What if: change one thing in the question, and see what opens, closes or comes sooner."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.knowledge import Knowledge
from app.query import question_of
from app.rendering import render
from app.routing import PageRouter
from app.sentences import limits as limits_said
from app.sentences import results
from app.sentences import what_if as said
from app.sentences.speaker import Speaker
from app.what_if import WhatIf, asked, with_goal, with_wish
from career_graph.what_if import Change, difference

router = PageRouter()

SHOWN = 6
Number = Annotated[str, Parameter(pattern=r"^\d{0,6}$")]


@dataclass(frozen=True)
class Changed:
    """Positions that change in the same way: the heading, the first ones, and the others."""

    id: str
    heading: str
    lines: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True)
class WhatIfView:
    """Everything templates/what_if.html can show. `summary` also says when nothing is changed.

    `fields` are what the form says, `groups` the skills to choose from by group.
    """

    whereabouts: str
    asked: str
    now: tuple[tuple[str, str], ...]
    hidden: Parameters
    fields: dict[str, str]
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    provinces: dict[str, str]
    changes: tuple[str, ...]
    summary: str
    parts: tuple[Changed, ...]
    counted: str
    then: str


@router.page(nl="/wat-als", en="/what-if", name="what_if")
def show_what_if(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    skill: Annotated[str, Parameter(pattern=r"^[a-z0-9-]{0,60}$")] = "",
    rating: Annotated[str, Parameter(pattern="^[1-4]?$")] = "",
    then_hours: Number = "",
    then_months: Number = "",
    then_euros: Number = "",
    then_keep: Annotated[str, Parameter(pattern="^[01]?$")] = "",
    then_province: Annotated[str, Parameter(pattern="^([A-Z]{2}|all)?$")] = "",
) -> HTMLResponse:
    """Show the form with the question as it is, and what the change would do."""
    say = Speaker(language, knowledge.taxonomy)
    query = with_goal(query, None)
    fields = {
        "skill": skill,
        "rating": rating,
        "then_hours": then_hours,
        "then_months": then_months,
        "then_euros": then_euros,
        "then_keep": then_keep,
        "then_province": then_province,
    }
    then = with_wish(query, question, _wish(fields), knowledge.taxonomy)
    after = question_of(then, knowledge)
    changes = said.changes_of(
        say, (question.profile, question.limits), (after.profile, after.limits)
    )
    found = difference(knowledge.career_graph, question.situation, after.situation)
    view = WhatIfView(
        whereabouts=results.whereabouts(say, question.profile.position),
        asked=asked(query),
        now=limits_said.limits_of(say, question.limits),
        hidden=parameters_of(query),
        fields=fields,
        groups=_groups(say, knowledge),
        provinces=limits_said.PROVINCES,
        changes=changes,
        summary=said.summary(say, found) if changes else said.nothing_changed(say),
        parts=tuple(_part(say, *part) for part in said.parts(say, found)),
        counted=said.what_counts(say),
        then=asked(then),
    )
    return render(request, "what_if.html", view)


def _wish(fields: dict[str, str]) -> WhatIf:
    """Return what the form changes."""
    return WhatIf(
        skills={fields["skill"]: int(fields["rating"] or 1)} if fields["skill"] else {},
        hours_per_week=_number(fields["then_hours"]),
        months_per_step=_number(fields["then_months"]),
        own_euros=_number(fields["then_euros"]),
        keep_level=fields["then_keep"] == "1" if fields["then_keep"] else None,
        provinces=(fields["then_province"],) if fields["then_province"] else (),
    )


def _number(typed: str) -> int | None:
    return int(typed) if typed else None


def _part(say: Speaker, name: str, heading: str, changes: tuple[Change, ...]) -> Changed:
    lines = tuple(said.changed(say, one) for one in changes)
    return Changed(name, heading, lines[:SHOWN], lines[SHOWN:])


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
