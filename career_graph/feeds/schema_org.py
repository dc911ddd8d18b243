"""schema.org `Course` with its `CourseInstance`s as JSON-LD → rows.

Read are one object, a list, a `@graph` and an `ItemList`; what is named by `@id` may stand
elsewhere in the same file. No other vocabulary is looked up, and nothing is fetched.
"""

import re
from collections.abc import Iterator
from datetime import date
from math import ceil
from typing import Any

from career_graph.feeds.json_file import (
    DAYS_A_MONTH,
    Node,
    hours,
    listed,
    months,
    nodes,
    scalar,
    term,
)
from career_graph.feeds.row import Row
from career_graph.feeds.words import PROVINCE_NAMES, PROVINCE_OF_CITY

SCHEMA = re.compile(r"^(?:https?://schema\.org/|schema:)")
ESCO = re.compile(r"^http://data\.europa\.eu/esco/skill/[0-9a-fA-F-]{36}$")
INSIDE = ("@graph", "itemListElement", "item", "mainEntity")


def is_schema_org(content: object) -> bool:
    """Whether this JSON looks like JSON-LD in the words of schema.org."""
    return any(
        "schema.org" in scalar(node.get("@context")) or _types(node) & {"Course", "CourseInstance"}
        for node, _ in _walk(content, "$")
    )


def schema_org_rows(
    name: str, content: object, provider: str | None = None
) -> tuple[list[Row], list[str]]:
    """Return a row for every Course in a file, and what could not be placed.

    `provider` stands in where the file does not say who offers something.
    """
    known = list(_walk(content, "$"))
    by_id = {scalar(node["@id"]): node for node, _ in known if len(node) > 1 and node.get("@id")}
    rows, instances, used = [], [], set()
    for node, path in known:
        if "Course" in _types(node):
            own = [_whole(each, by_id) for each in listed(node.get("hasCourseInstance"))]
            used |= {scalar(each.get("@id")) for each in own}
            rows.append(_row(node, f"{name}: {path}", own, by_id, provider))
        elif "CourseInstance" in _types(node):
            instances.append((node, f"{name}: {path}"))
    lost = [where for node, where in instances if scalar(node.get("@id")) not in used]
    return rows, [f"{where}: een CourseInstance die bij geen Course hoort" for where in lost]


def _walk(content: object, path: str) -> Iterator[tuple[Node, str]]:
    for node, place in nodes(content, path):
        yield node, place
        for key in INSIDE:
            yield from _walk(node.get(key), f"{place}.{key}")


def _types(node: Node) -> set[str]:
    return {SCHEMA.sub("", scalar(each)) for each in listed(node.get("@type"))}


def _whole(value: object, by_id: dict[str, Node]) -> Node:
    """Return the object itself, or the one in this file that it names by `@id`."""
    if not isinstance(value, dict):
        return {}
    return by_id.get(scalar(value.get("@id")), value) if len(value) == 1 else value


def _row(
    node: Node, where: str, instances: list[Node], by_id: dict[str, Node], provider: str | None
) -> Row:
    everything = [node, *instances]
    by = _provider(node, by_id) or provider or ""
    places = [_whole(p, by_id) for each in instances for p in listed(each.get("location"))]
    regions, names = _regions(places)
    modes = {scalar(mode).lower() for each in everything for mode in listed(each.get("courseMode"))}
    dated = sorted(filter(None, (scalar(each.get("startDate")) for each in instances)))
    texts = {
        "title": _text(node.get("name"), "nl"),
        "title_en": _text(node.get("name"), "en"),
        "provider": by,
        "form": "course",
        "skills": ";".join(sorted(filter(None, map(_term, listed(node.get("teaches")))))),
        "online": "ja" if any("online" in mode for mode in modes) else "nee",
        "provinces": ";".join(sorted(regions)),
        "region": ", ".join(sorted(names)),
        "hours": _first(
            hours, [node.get("timeRequired")], [i.get("courseWorkload") for i in instances]
        ),
        "months": _first(months, [i.get("duration") for i in instances])
        or _first(_span, instances),
        "price_euros": _price(everything, by_id),
        "starts": ";".join(dated),
        "valid_until": scalar(node.get("expires")),
        "languages": _languages(everything),
        "entry": "; ".join(_text(e, "nl") for e in listed(node.get("coursePrerequisites"))),
        "link": _link(node),
        "source": f"schema.org-gegevens van {by}" if by else "schema.org-gegevens",
        "checked_on": scalar(node.get("sdDatePublished") or node.get("dateModified")),
    }
    where_from = {
        "title": "name",
        "title_en": "name",
        "provider": "provider.name (of --provider)",
        "hours": "timeRequired, courseWorkload",
        "months": "duration",
        "price_euros": "offers.price",
        "starts": "hasCourseInstance.startDate",
        "valid_until": "expires",
        "skills": "teaches",
        "languages": "inLanguage",
        "entry": "coursePrerequisites",
        "link": "url",
        "checked_on": "sdDatePublished, dateModified",
    }
    return Row(where, texts, where_from)


def _text(value: object, wanted: str) -> str:
    """Return a text in the wanted language, or else in the first there is."""
    found = [
        (scalar(each.get("@language")), scalar(each.get("@value") or each.get("name")))
        if isinstance(each, dict)
        else ("", each if isinstance(each, str) else "")
        for each in listed(value)
    ]
    return next((t for code, t in found if code.startswith(wanted)), found[0][1] if found else "")


def _link(node: Node) -> str:
    """Return the page of a course. Its `@id` is one only when it is an address."""
    name = scalar(node.get("@id"))
    return scalar(node.get("url")) or (name if name.startswith("http") else "")


def _term(value: object) -> str:
    """Return a skill by its ESCO URI where it has one, else by its name."""
    if isinstance(value, dict):
        uris = [u for key in ("@id", "url", "sameAs") for u in listed(value.get(key))]
        if esco := next((scalar(uri) for uri in uris if ESCO.match(scalar(uri))), ""):
            return esco
    return term(_text(value, "nl"))


def _provider(node: Node, by_id: dict[str, Node]) -> str:
    for each in listed(node.get("provider")):
        if name := each if isinstance(each, str) else _text(_whole(each, by_id).get("name"), "nl"):
            return name
    return ""


def _regions(places: list[Node]) -> tuple[set[str], set[str]]:
    """Return the provinces of places, and the names of places whose province we do not know."""
    known, unknown = set(), set()
    for place in places:
        address: Any = place.get("address")
        parts = address if isinstance(address, dict) else {}
        region = scalar(parts.get("addressRegion")).removeprefix("NL-").lower()
        city = scalar(parts.get("addressLocality")) or (address if isinstance(address, str) else "")
        province = PROVINCE_NAMES.get(region) or PROVINCE_OF_CITY.get(city.casefold())
        if province:
            known.add(province)
        elif city:
            unknown.add(city)
    return known, unknown


def _price(everything: list[Node], by_id: dict[str, Node]) -> str:
    """Return the one price in euros that is named; empty when several are, or none."""
    found = set()
    for each in everything:
        if each.get("isAccessibleForFree") is True:
            found.add("0")
        for offer in (_whole(o, by_id) for o in listed(each.get("offers"))):
            if offer.get("price") is not None and offer.get("priceCurrency") == "EUR":
                found.add(scalar(offer["price"]))
    return found.pop() if len(found) == 1 else ""


def _languages(everything: list[Node]) -> str:
    spoken = [
        scalar(code.get("alternateName") if isinstance(code, dict) else code).lower()[:2]
        for each in everything
        for code in listed(each.get("inLanguage"))
    ]
    return ";".join(sorted({code for code in spoken if code in ("nl", "en")}))


def _span(instance: object) -> str:
    """Return the months between the first and the last day of an instance, rounded up."""
    if not isinstance(instance, dict):
        return ""
    try:
        days = [date.fromisoformat(scalar(instance.get(k))[:10]) for k in ("startDate", "endDate")]
    except ValueError:
        return ""
    return str(max(1, ceil((days[1] - days[0]).days / DAYS_A_MONTH))) if days[0] <= days[1] else ""


def _first(read: Any, *several: list[Any]) -> str:
    """Return the first of some values that tells something."""
    return next((found for values in several for each in values if (found := read(each))), "")
