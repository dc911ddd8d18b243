"""Statements about things with an address (RDF), written as Turtle or as JSON-LD.

Only what our own vocabulary needs: addresses, text in a language, text with a datatype and whole
numbers; no blank nodes. So both formats fit on a page, and nobody needs an RDF library to serve
one concept. The tests read both back with rdflib.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

Prefixes = Mapping[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """The address of a thing."""

    value: str


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Text, in a language or of a datatype."""

    text: str
    language: str = ""
    datatype: Iri | None = None


Value = Iri | Words | int


@dataclass(frozen=True, slots=True)
class Triple:
    """One statement."""

    subject: Iri
    predicate: Iri
    value: Value


def turtle(triples: Iterable[Triple], prefixes: Prefixes) -> str:
    """Return the statements as Turtle, in the order given, one paragraph for each subject.

    >>> cat = Triple(Iri("https://example.org/cat"), Iri("https://example.org/says"), Words("mauw"))
    >>> print(turtle([cat], {"ex": "https://example.org/"}), end="")
    @prefix ex: <https://example.org/> .
    <BLANKLINE>
    ex:cat
        ex:says "mauw" .
    """
    lines = [f"@prefix {name}: <{_safe(start)}> ." for name, start in prefixes.items()]
    for subject, said in _by_subject(triples).items():
        facts = [
            f"    {_short(predicate, prefixes)} "
            + ", ".join(_turtle_value(value, prefixes) for value in values)
            for predicate, values in said.items()
        ]
        lines += ["", _short(subject, prefixes), " ;\n".join(facts) + " ."]
    return "\n".join(lines) + "\n"


def json_ld(triples: Iterable[Triple], prefixes: Prefixes) -> str:
    """Return the statements as JSON-LD, in the order given, one object for each subject."""
    things = [
        {"@id": _safe(subject.value)}
        | {
            _compact(predicate, prefixes): [_json_value(value, prefixes) for value in values]
            for predicate, values in said.items()
        }
        for subject, said in _by_subject(triples).items()
    ]
    document = {"@context": dict(prefixes), "@graph": things}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _by_subject(triples: Iterable[Triple]) -> dict[Iri, dict[Iri, list[Value]]]:
    """Return the statements by subject and predicate, each once."""
    found: dict[Iri, dict[Iri, list[Value]]] = {}
    for triple in dict.fromkeys(triples):
        found.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.value)
    return found


def _turtle_value(value: Value, prefixes: Prefixes) -> str:
    if isinstance(value, Iri):
        return _short(value, prefixes)
    if isinstance(value, int):
        return str(value)
    if value.datatype:
        return f"{_quoted(value.text)}^^{_short(value.datatype, prefixes)}"
    return _quoted(value.text) + (f"@{value.language}" if value.language else "")


def _json_value(value: Value, prefixes: Prefixes) -> object:
    if isinstance(value, Iri):
        return {"@id": _safe(value.value)}
    if isinstance(value, int):
        return value
    if value.datatype:
        return {"@value": value.text, "@type": _compact(value.datatype, prefixes)}
    return {"@value": value.text} | ({"@language": value.language} if value.language else {})


def _quoted(text: str) -> str:
    # JSON and Turtle escape quotes, backslashes and control characters alike
    return json.dumps(text, ensure_ascii=False)


def _short(iri: Iri, prefixes: Prefixes) -> str:
    """Return the address after a prefix when it is plain enough, else in full."""
    short = _compact(iri, prefixes)
    return short if re.fullmatch(r"[a-z]+:[A-Za-z][\w-]*", short, re.A) else f"<{_safe(iri.value)}>"


def _compact(iri: Iri, prefixes: Prefixes) -> str:
    for name, start in prefixes.items():
        rest = iri.value.removeprefix(start)
        if rest != iri.value and re.fullmatch(r"[A-Za-z][\w.-]*", rest, re.A):
            return f"{name}:{rest}"
    return _safe(iri.value)


def _safe(address: str) -> str:
    """Return the address without signs that an address cannot hold."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")
