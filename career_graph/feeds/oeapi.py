"""Open Education API, version 5: courses and programmes with their offerings → rows.

Read are the answers of `/courses`, `/programs`, `/organizations` and their offerings: one object, a
page with `items`, or a list of those. An offering may hold its course, or name it by id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from career_graph.feeds.json_file import Node, listed, months, nodes, scalar, term
from career_graph.feeds.row import Row
from career_graph.feeds.words import PROVINCE_OF_CITY

HOURS_PER_EC = 28  # article 7.4 of the Wet op het hoger onderwijs
HOURS_PER = {"ects": HOURS_PER_EC, "sbu": 1, "hour": 1}
ONLINE = {"online", "distance-learning"}
DUTCH, ENGLISH = ("nl", "nld", "dut"), ("en", "eng")
MBO = "secondary vocational education"
KINDS = {"course": "courseId", "program": "programId"}


@dataclass(slots=True)
class _Found:
    """All that several files hold, by id."""

    educations: dict[str, tuple[Node, str]] = field(default_factory=dict)
    offerings: dict[str, list[tuple[Node, str]]] = field(default_factory=dict)
    organizations: dict[str, Node] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def is_oeapi(content: object) -> bool:
    """Whether this JSON looks like an answer of the Open Education API."""
    known = {"courseId", "programId", "offeringId", "organizationId"}
    return any(known & node.keys() for node, _ in _items(content, "$"))


def oeapi_rows(
    files: Iterable[tuple[str, object]], provider: str | None = None
) -> tuple[list[Row], list[str]]:
    """Return a row for every course and programme in `files`, and what could not be placed.

    `provider` stands in where a file does not say who offers something.
    """
    found = _Found()
    for name, content in files:
        for node, path in _items(content, "$"):
            _sort(found, node, f"{name}: {path}")
    rows = [
        _row(node, where, found.offerings.pop(name, []), found.organizations, provider)
        for name, (node, where) in found.educations.items()
    ]
    orphans = [where for left in found.offerings.values() for _, where in left]
    lost = [f"{where}: hoort bij een cursus die niet in deze bestanden staat" for where in orphans]
    return rows, [*found.lost, *lost]


def _items(content: object, path: str) -> Iterator[tuple[Node, str]]:
    for node, place in nodes(content, path):
        if isinstance(node.get("items"), list):
            for number, each in enumerate(node["items"]):
                where = f"{place}.items[{number}]"
                yield (each if isinstance(each, dict) else {}), where
        else:
            yield node, place


def _sort(found: _Found, node: Node, where: str) -> None:
    if "offeringId" in node:
        for kind, key in KINDS.items():
            whole = node.get(kind, node.get(key))
            if isinstance(whole, dict) and whole.get(key):
                found.educations.setdefault(scalar(whole[key]), (whole, f"{where}.{kind}"))
                whole = whole[key]
            if whole:
                found.offerings.setdefault(scalar(whole), []).append((node, where))
                return
        found.lost.append(f"{where}: noemt geen course of program")
        return
    if node.get("organizationId") and not node.keys() & set(KINDS.values()):
        found.organizations[scalar(node["organizationId"])] = node
        return
    name = next((scalar(node[key]) for key in KINDS.values() if node.get(key)), "")
    if name:
        found.educations[name] = node, where
    else:
        found.lost.append(f"{where}: geen courseId, programId, offeringId of organizationId")


def _row(
    node: Node,
    where: str,
    offerings: list[tuple[Node, str]],
    organizations: dict[str, Node],
    provider: str | None,
) -> Row:
    instances = [each for each, _ in offerings]
    everything = [node, *instances]
    by = _provider(everything, organizations) or provider or ""
    cities = [
        scalar(a.get("city")) for each in everything for a, _ in nodes(each.get("addresses"), "")
    ]
    known = {
        PROVINCE_OF_CITY[city.casefold()] for city in cities if city.casefold() in PROVINCE_OF_CITY
    }
    unknown = sorted({city for city in cities if city and city.casefold() not in PROVINCE_OF_CITY})
    modes = {scalar(mode) for each in everything for mode in listed(each.get("modeOfDelivery"))}
    texts = {
        "title": _text(node.get("name"), DUTCH),
        "title_en": _text(node.get("name"), ENGLISH),
        "provider": by,
        "form": _form(node),
        "skills": ";".join(
            sorted(filter(None, map(_outcome, listed(node.get("learningOutcomes")))))
        ),
        "online": "ja" if modes & ONLINE else "nee",
        "provinces": ";".join(sorted(known)),
        "region": ", ".join(unknown),
        "hours": _hours(node.get("studyLoad")),
        "months": months(node.get("duration")),
        "price_euros": _price(instances),
        "starts": _starts(instances),
        "valid_until": _last_day(node, instances),
        "languages": _languages(everything),
        "entry": _text(
            node.get("admissionRequirements") or node.get("qualificationRequirements"), DUTCH
        ),
        "link": next((scalar(each["link"]) for each in everything if each.get("link")), ""),
        "source": f"OEAPI v5 van {by}" if by else "OEAPI v5",
    }
    places = {
        "title": "name",
        "title_en": "name",
        "provider": "organization (of --provider)",
        "hours": "studyLoad.value",
        "months": "duration",
        "price_euros": "priceInformation.amount",
        "starts": "startDate",
        "valid_until": "validTo, enrollEndDate",
        "skills": "learningOutcomes",
        "region": "addresses.city",
    }
    return Row(where, texts, places)


def _text(value: object, wanted: tuple[str, ...]) -> str:
    """Return a text in the wanted language, or else in the first there is."""
    if isinstance(value, str):
        return value
    found = [
        (scalar(each.get("language")), scalar(each.get("value"))) for each, _ in nodes(value, "")
    ]
    return next(
        (text for language, text in found if language.lower().startswith(wanted)),
        found[0][1] if found else "",
    )


def _outcome(value: object) -> str:
    described = value.get("description", value) if isinstance(value, dict) else value
    return term(_text(described if isinstance(described, str) else listed(described), DUTCH))


def _provider(everything: list[Node], organizations: dict[str, Node]) -> str:
    for each in everything:
        organization: Any = each.get("organization")
        if isinstance(organization, str):
            organization = organizations.get(organization)
        if isinstance(organization, dict) and (name := _text(organization.get("name"), DUTCH)):
            return name
    return ""


def _form(node: Node) -> str:
    """A course is a course; a programme is what its level says, or else a course too."""
    level = scalar(node.get("level"))
    if "programId" not in node or node.get("programType") not in (None, "program"):
        return "course"
    if level.startswith(MBO):
        return "mbo"
    if level == "associate degree" or node.get("qualificationAwarded") == "AD":
        return "ad"
    sector = scalar(node.get("sector"))
    return {"higher professional education": "hbo", "university education": "wo"}.get(
        sector, "course"
    )


def _hours(load: object) -> str:
    for each, _ in nodes(load, ""):
        value, factor = each.get("value"), HOURS_PER.get(scalar(each.get("studyLoadUnit")))
        if factor and isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(round(value * factor)) if abs(value) < 1e6 else scalar(value)
        if factor and value is not None:
            return scalar(value)
    return ""


def _price(offerings: list[Node]) -> str:
    """Return the one price in euros that all offerings have; empty when they differ."""
    found = {
        scalar(cost.get("amount"))
        for each in offerings
        for cost, _ in nodes(each.get("priceInformation"), "")
        if scalar(cost.get("costType")) == "total costs" and scalar(cost.get("currency")) == "EUR"
    }
    return found.pop() if len(found) == 1 else ""


def _starts(offerings: list[Node]) -> str:
    if any(each.get("flexibleEntryPeriodStart") for each in offerings):
        return "rolling"
    return ";".join(scalar(each["startDate"]) for each in offerings if each.get("startDate"))


def _last_day(node: Node, offerings: list[Node]) -> str:
    """Return the last day that somebody can still get in; empty when not all offerings tell."""
    days = [
        scalar(
            each.get("flexibleEntryPeriodEnd")
            if each.get("flexibleEntryPeriodStart")
            else each.get("enrollEndDate") or each.get("startDate")
        )
        for each in offerings
    ]
    last = max(days) if days and all(days) else ""
    ends = [day for day in (last, scalar(node.get("validTo"))) if day]
    return min(ends, default="")


def _languages(everything: list[Node]) -> str:
    spoken = {scalar(each.get("teachingLanguage")).lower() for each in everything}
    known = {"nl" for word in spoken if word.startswith(DUTCH)}
    return ";".join(sorted(known | {"en" for word in spoken if word.startswith(ENGLISH)}))
