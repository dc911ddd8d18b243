"""One edition of ESCO as frozen values, and the same as compact bytes.

These values know nothing of our own skills language; joining the two is another module's work.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

FORMAT = 1  # of the bytes; a release packed in another format has to be imported again
EscoSkillType = Literal["knowledge", "skill"]
Pair = tuple[int, int, bool]


class FormatError(ValueError):
    """The bytes of a release cannot be read by this version of the program."""


@dataclass(frozen=True, slots=True)
class EscoOccupation:
    """An occupation. A label is missing in a language that no file of the bundle had it in."""

    uri: str
    isco_group: str
    code: str
    labels: Mapping[str, str]
    alt_labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EscoSkill:
    """Knowledge, or a skill or competence. `reuse_level` is None where ESCO does not say."""

    uri: str
    skill_type: EscoSkillType
    reuse_level: str | None
    labels: Mapping[str, str]
    alt_labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EscoGroup:
    """A group of skills (S1.2), a field of knowledge (0613) or an ISCO group (2512)."""

    uri: str
    code: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EscoEdition:
    """All that one version of ESCO says, in a fixed order, whatever the order of the files.

    `occupation_skills` holds (occupation index, skill index, is essential), `skill_relations`
    (skill index, related skill index, is essential). `occupation_broader` and `skill_broader`
    hold (URI, broader URI); groups are in them too. Every index and URI exists.
    `checksum` is known once the edition was packed.
    """

    version: str
    languages: tuple[str, ...]
    occupations: tuple[EscoOccupation, ...]
    skills: tuple[EscoSkill, ...]
    groups: tuple[EscoGroup, ...]
    occupation_skills: tuple[Pair, ...]
    occupation_broader: tuple[tuple[str, str], ...]
    skill_broader: tuple[tuple[str, str], ...]
    skill_relations: tuple[Pair, ...]
    checksum: str = field(default="", compare=False)


def packed(edition: EscoEdition) -> bytes:
    """Return `edition` as compressed JSON: the same edition gives the same text."""
    uris = _uris(edition.occupations, edition.skills, edition.groups)
    numbers = {uri: number for number, uri in enumerate(uris)}
    content = {
        "format": FORMAT,
        "version": edition.version,
        "languages": edition.languages,
        "occupations": [
            (o.uri, o.isco_group, o.code, o.labels, o.alt_labels) for o in edition.occupations
        ],
        "skills": [
            (s.uri, s.skill_type, s.reuse_level, s.labels, s.alt_labels) for s in edition.skills
        ],
        "groups": [(g.uri, g.code, g.labels) for g in edition.groups],
        "occupation_skills": _columns(edition.occupation_skills),
        "occupation_broader": [(numbers[a], numbers[b]) for a, b in edition.occupation_broader],
        "skill_broader": [(numbers[a], numbers[b]) for a, b in edition.skill_broader],
        "skill_relations": _columns(edition.skill_relations),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode())


def unpacked(content: bytes) -> EscoEdition:
    """Return the edition in bytes that `packed` made. Raises FormatError for any others."""
    try:
        text = zlib.decompress(content)
        parts = json.loads(text)
    except (zlib.error, ValueError) as error:
        raise FormatError(f"not a packed edition: {error}") from None
    if not isinstance(parts, dict) or parts.get("format") != FORMAT:
        raise FormatError(f"not in format {FORMAT}; import the bundle again")
    occupations = tuple(
        EscoOccupation(uri, isco, code, labels, _tuples(alt))
        for uri, isco, code, labels, alt in parts["occupations"]
    )
    skills = tuple(
        EscoSkill(uri, skill_type, reuse, labels, _tuples(alt))
        for uri, skill_type, reuse, labels, alt in parts["skills"]
    )
    groups = tuple(EscoGroup(uri, code, labels) for uri, code, labels in parts["groups"])
    uris = _uris(occupations, skills, groups)
    return EscoEdition(
        version=parts["version"],
        languages=tuple(parts["languages"]),
        occupations=occupations,
        skills=skills,
        groups=groups,
        occupation_skills=_pairs(parts["occupation_skills"]),
        occupation_broader=tuple((uris[a], uris[b]) for a, b in parts["occupation_broader"]),
        skill_broader=tuple((uris[a], uris[b]) for a, b in parts["skill_broader"]),
        skill_relations=_pairs(parts["skill_relations"]),
        checksum=sha256(text).hexdigest(),
    )


def checksum_of(content: bytes) -> str:
    """Return the checksum of a packed edition: over the text, however it was compressed."""
    return sha256(zlib.decompress(content)).hexdigest()


def _uris(
    occupations: Iterable[EscoOccupation],
    skills: Iterable[EscoSkill],
    groups: Iterable[EscoGroup],
) -> list[str]:
    """The broader relations name a concept by its place in this list."""
    return [o.uri for o in occupations] + [s.uri for s in skills] + [g.uri for g in groups]


def _columns(pairs: Iterable[Pair]) -> list[list[int]]:
    """Three long lists are read several times faster than a long list of threes."""
    rows = list(pairs)
    return [[a for a, _, _ in rows], [b for _, b, _ in rows], [int(c) for _, _, c in rows]]


def _pairs(columns: list[list[int]]) -> tuple[Pair, ...]:
    firsts, seconds, essential = columns
    return tuple(zip(firsts, seconds, map(bool, essential), strict=True))


def _tuples(labels: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in labels.items()}
