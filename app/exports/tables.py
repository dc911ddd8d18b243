"""The skills language as tables (CSV), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from skills_taxonomy.model import CareerLevel, EscoMatch, Labels, Match, Taxonomy

Row = Iterable[object]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = " | "  # stands between several values in one cell


def tables_of(taxonomy: Taxonomy) -> dict[str, str]:
    """Return the tables: file name → text."""
    return {
        "skills.csv": _csv(_skills(taxonomy)),
        "roles.csv": _csv(_roles(taxonomy)),
        "role_requirements.csv": _csv(_role_requirements(taxonomy)),
        "occupations.csv": _csv(_occupations(taxonomy)),
        "occupation_skills.csv": _csv(_occupation_skills(taxonomy)),
    }


def safe_cell(value: object) -> str:
    """Return the text of a cell; what a spreadsheet would run as a formula gets an apostrophe.

    >>> safe_cell("=1+1"), safe_cell("C#"), safe_cell(2), safe_cell(None)
    ("'=1+1", 'C#', '2', '')
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _csv(rows: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([safe_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _skills(taxonomy: Taxonomy) -> Iterator[Row]:
    steps = [f"can_{step}_{language}" for step in (1, 2, 3, 4) for language in ("nl", "en")]
    yield (
        *("id", "label_nl", "label_en", "alt_labels_nl", "alt_labels_en", "group", "skill_type"),
        *("is_bridge", "carries_level", "esco_exact", "esco_close", "e_cf", "related", *steps),
    )
    for skill in taxonomy.skills.values():
        yield (
            *(skill.id, skill.label.nl, skill.label.en, *_alternatives(skill.alt_labels)),
            *(skill.group, skill.skill_type, _truth(skill.is_bridge), _truth(skill.carries_level)),
            *_mappings(skill.esco),
            _joined(f"{each.code} (e-CF {each.version})" for each in skill.ecf),
            _joined(skill.related),
            *(text for can in skill.proficiency for text in (can.nl, can.en)),
        )


def _roles(taxonomy: Taxonomy) -> Iterator[Row]:
    yield (
        *("id", "label_nl", "label_en", "alt_labels_nl", "alt_labels_en", "family", "levels"),
        *("isco_08", "esco_exact", "esco_close", "profile", "e_cf_3_0", "summary_nl"),
        *("summary_en", "is_side_entry", "sources", "checked_on", "state"),
    )
    for role in taxonomy.roles.values():
        profile, provenance, summary = role.profile, role.provenance, role.story.summary
        competences = profile.ecf.items() if profile else ()
        yield (
            *(role.id, role.label.nl, role.label.en, *_alternatives(role.alt_labels)),
            *(role.family, _joined(level.id for level in role.levels), role.isco_group),
            *(*_mappings(role.esco), profile.name if profile else None),
            _joined(f"{code}:{level}" for code, level in competences),
            *(summary.nl, summary.en, _truth(role.is_side_entry), _joined(provenance.sources)),
            *(provenance.checked_on, provenance.state),
        )


def _role_requirements(taxonomy: Taxonomy) -> Iterator[Row]:
    yield "role", "level", "skill", "relation", "proficiency"
    for role in taxonomy.roles.values():
        for level, asked in role.levels.items():
            for relation, ratings in (("essential", asked.essential), ("optional", asked.optional)):
                for skill, proficiency in ratings.items():
                    yield role.id, level.id, skill, relation, proficiency


def _occupations(taxonomy: Taxonomy) -> Iterator[Row]:
    yield (
        *("id", "label_nl", "label_en", "alt_labels_nl", "alt_labels_en", "isco_08"),
        *("esco_exact", "esco_close", "sources", "checked_on", "state"),
    )
    for occupation in taxonomy.occupations.values():
        label, provenance = occupation.label, occupation.provenance
        yield (
            *(occupation.id, label.nl, label.en, *_alternatives(occupation.alt_labels)),
            *(occupation.isco_group, *_mappings(occupation.esco), _joined(provenance.sources)),
            *(provenance.checked_on, provenance.state),
        )


def _occupation_skills(taxonomy: Taxonomy) -> Iterator[Row]:
    yield "occupation", "level", "skill", "proficiency"
    for occupation in taxonomy.occupations.values():
        for level in CareerLevel:
            for skill, proficiency in occupation.held_at(level).items():
                yield occupation.id, level.id, skill, proficiency


def _alternatives(labels: Labels) -> tuple[str, str]:
    return _joined(labels.nl), _joined(labels.en)


def _mappings(matches: tuple[EscoMatch, ...]) -> tuple[str, str]:
    exact, close = (
        _joined(each.uri for each in matches if each.match is kind)
        for kind in (Match.EXACT, Match.CLOSE)
    )
    return exact, close


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(values)


def _truth(value: bool) -> str:
    return "true" if value else "false"
