"""A question as the parameters of an address, and back.

State lives in the address until somebody saves: a page can be shared, reloaded and gone back to.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.formats import plain_number, whole_euros
from app.query import AskedPosition, Query, QuestionError, query_of
from career_graph.profile import Evidence

Parameters = list[tuple[str, str]]
NO_SKILLS = "none"
PRESUMED = "p"  # s=planning.2p: presumed of their work, and nobody has confirmed it
ANSWER = "if_"  # if_employed=yes: an answer to a condition of a scheme
_NUMBERS = {
    "hours": "hours_per_week",
    "months": "months_per_step",
    "euros": "own_euros",
}


def query_from(parameters: Iterable[tuple[str, str]], language: str) -> Query:
    """Return the question that the parameters of an address ask.

    Parameters of other names are left alone: they belong to the page. Empty values count as not
    given. Raises QuestionError that names the parameter.
    """
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    content: dict[str, Any] = {"lang": language, "limits": dict(_limits(given))}
    content["answers"] = dict(_answers(given))
    content["interests"] = given.get("i", [""])[0]
    content["purposes"] = tuple(dict.fromkeys(given.get("p", [])))
    content["version_of"] = given.get("of", [""])[0]
    if position := dict(_position(given)):
        content["position"] = position
    presumed: list[str] = []
    if "s" in given:
        words = [word for word in given["s"] if word != NO_SKILLS]
        content["skills"] = dict(_rated("s", word.removesuffix(PRESUMED)) for word in words)
        presumed = [word.rpartition(".")[0] for word in words if word.endswith(PRESUMED)]
    shown = dict(_rated("t", word) for word in given.get("t", ()))
    content["skills_added"] = shown
    content["evidence"] = dict.fromkeys(presumed, Evidence.PRESUMED) | dict.fromkeys(
        (*given.get("e", ()), *shown), Evidence.SHOWN
    )
    if "w" in given:
        content["from_work"] = given["w"]
    if "goal" in given:
        role, dot, level = given["goal"][0].rpartition(".")
        if not dot:
            raise QuestionError([("goal", "unknown")])
        content["goal"] = {"role": role, "level": level}
    return query_of(content)


def unread(limits: Mapping[str, str]) -> list[str]:
    """Return the names of those `limits` that cannot be read as they were typed."""
    return [name for name, word in limits.items() if not _is_read(name, word)]


def parameters_of(query: Query) -> Parameters:
    """Return the one canonical list of parameters that asks `query`."""
    return [
        *_position_parameters(query),
        *_skill_parameters(query),
        *_limit_parameters(query),
        *interest_parameters(query),
        *_money_parameters(query),
        *([("of", query.version_of)] if query.version_of else []),
    ]


def interest_parameters(query: Query) -> Parameters:
    """Return what stays true whatever work somebody chooses, as parameters."""
    return [(name, value) for name, values in likes_of(query).items() for value in values]


def likes_of(query: Query) -> dict[str, list[str]]:
    """Return interests, and skills shown in a trial task, by the name of the parameter."""
    shown = [
        f"{skill}.{rating}"
        for skill, rating in query.skills_added.items()
        if query.evidence.get(skill) is Evidence.SHOWN
    ]
    told: dict[str, list[str]] = {
        "i": [query.interests] if query.interests else [],
        "p": list(query.purposes),
        "t": shown,
    }
    return {name: values for name, values in told.items() if values}


def _position_parameters(query: Query) -> Iterator[tuple[str, str]]:
    position = query.position or AskedPosition()
    years = None if position.years is None else f"{position.years:g}"
    for name, value in (
        ("from", position.occupation),
        ("role", position.role),
        ("level", position.level),
        ("years", years),
    ):
        if value is not None:
            yield name, value


def _skill_parameters(query: Query) -> Iterator[tuple[str, str]]:
    if query.skills is not None:
        presumed = {s for s, how in query.evidence.items() if how is Evidence.PRESUMED}
        for skill, rating in query.skills.items():
            yield "s", f"{skill}.{rating}{PRESUMED if skill in presumed else ''}"
        if not query.skills:
            yield "s", NO_SKILLS
    for skill in query.from_work or ():
        yield "w", skill
    for skill, evidence in query.evidence.items():
        if evidence is Evidence.SHOWN and skill not in query.skills_added:
            yield "e", skill


def _limit_parameters(query: Query) -> Iterator[tuple[str, str]]:
    for name, field in _NUMBERS.items():
        if (number := getattr(query.limits, field)) is not None:
            yield name, str(number)
    if query.limits.keep_level:
        yield "keep", "1"
    for province in query.limits.provinces:
        yield "province", province
    if not query.limits.online:
        yield "online", "0"
    if query.goal:
        yield "goal", f"{query.goal.role}.{query.goal.level}"


def _money_parameters(query: Query) -> Iterator[tuple[str, str]]:
    if query.limits.current_pay is not None:
        yield "pay", str(query.limits.current_pay)
    for condition, is_so in query.answers.items():
        yield f"{ANSWER}{condition}", "yes" if is_so else "no"


def _answers(given: dict[str, list[str]]) -> Iterator[tuple[str, bool]]:
    """Yield the conditions somebody answered; anything but yes and no is no answer."""
    for name, words in given.items():
        if name.startswith(ANSWER) and words[0] in ("yes", "no"):
            yield name.removeprefix(ANSWER), words[0] == "yes"


def _position(given: dict[str, list[str]]) -> Iterator[tuple[str, Any]]:
    for name, field in (("from", "occupation"), ("role", "role"), ("level", "level")):
        if name in given and not (name == "level" and not given.keys() & {"from", "role"}):
            yield field, given[name][0]
    if "years" in given and given.keys() & {"from", "role"}:
        yield "years", float(_number("years", given["years"][0]))


def _limits(given: dict[str, list[str]]) -> Iterator[tuple[str, Any]]:
    for name, field in _NUMBERS.items():
        if name in given:
            yield field, _whole(name, given[name][0])
    if "pay" in given and (pay := whole_euros(given["pay"][0])) is not None:
        yield "current_pay", pay  # the page that asks for it tells what it cannot read
    if "keep" in given:
        yield "keep_level", given["keep"][0] == "1"
    if "province" in given:
        yield "provinces", given["province"]
    if "online" in given:
        yield "online", given["online"][-1] != "0"


def _is_read(name: str, word: str) -> bool:
    try:
        query_from([(name, word)], "nl")
    except QuestionError:
        return False
    return True


def _whole(name: str, word: str) -> int:
    """Return a whole number as people type it: 1500, 1.500 or € 1.500. Half hours are refused."""
    digits = plain_number(word)
    if len(digits) > 9 or not digits.isdecimal() or not digits.isascii():
        raise QuestionError([(name, "whole_number")])
    return int(digits)


def _number(name: str, word: str) -> float:
    digits = word.replace(",", ".")
    if len(digits) > 9 or not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        raise QuestionError([(name, "number")])
    return float(digits)


def _rated(name: str, word: str) -> tuple[str, int]:
    skill, _, rating = word.rpartition(".")
    if rating not in {"1", "2", "3", "4"}:
        raise QuestionError([(name, "rating")])
    return skill, int(rating)
