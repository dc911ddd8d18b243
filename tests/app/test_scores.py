"""A file of pairs goes in; the same rows come out with a score and a reach, and nothing is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.knowledge import Knowledge, load_knowledge
from app.scores import score_transitions
from skills_taxonomy.edition import EscoEdition, EscoGroup, EscoOccupation, EscoSkill
from skills_taxonomy.yaml_file import DataError

NURSE, BAKER = (f"http://data.europa.eu/esco/occupation/{n:036x}" for n in (1, 2))
CARE, DOUGH = (f"http://data.europa.eu/esco/skill/{n:036x}" for n in (3, 4))
EDITION = EscoEdition(
    version="1.2.0",
    languages=("en",),
    occupations=(
        EscoOccupation(NURSE, "2221", "2221.0", {"en": "made-up nurse"}),
        EscoOccupation(BAKER, "7512", "7512.1", {"en": "made-up baker"}),
    ),
    skills=(
        EscoSkill(CARE, "skill", "sector-specific", {"en": "care"}),
        EscoSkill(DOUGH, "skill", "occupation-specific", {"en": "knead"}),
    ),
    groups=(EscoGroup("S3", "S3", {"en": "caring"}),),
    occupation_skills=((0, 0, True), (1, 1, True)),
    occupation_broader=(),
    skill_broader=((CARE, "S3"),),
    skill_relations=(),
)


@pytest.fixture(scope="module")
def with_edition() -> Knowledge:
    return load_knowledge(EDITION)


def scored(tmp_path: Path, text: str, knowledge: Knowledge) -> list[dict[str, str]]:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    score_transitions(tmp_path / "in.csv", tmp_path / "out.csv", knowledge, EDITION)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_keeps_its_columns_and_gains_a_score_and_a_reach(
    tmp_path: Path, with_edition: Knowledge
) -> None:
    text = f"origin_uri,destination_uri,note\n{NURSE},{NURSE},same\n{NURSE},{BAKER},far\n"

    same, far = scored(tmp_path, text, with_edition)

    assert (same["note"], same["reach"]) == ("same", "certain")
    assert float(same["score"]) == pytest.approx(1)
    assert 0 <= float(far["score"]) < 0.3
    assert far["reach"] in ("certain", "probable", "not_yet")


def test_an_unknown_occupation_keeps_its_row_with_both_left_empty(
    tmp_path: Path, with_edition: Knowledge
) -> None:
    (row,) = scored(tmp_path, f"origin_uri,destination_uri\nhttp://nowhere,{BAKER}\n", with_edition)

    assert (row["score"], row["reach"]) == ("", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("origin,destination_uri\n", "in.csv:1: kolom origin_uri"),
        ("origin_uri,origin_uri,destination_uri\n", "in.csv:1: kolom origin_uri"),
        (f"origin_uri,destination_uri\n{NURSE}\n", "in.csv:2: niet zo veel velden"),
        ('origin_uri,destination_uri\n"open,there\n', "in.csv: geen CSV"),
        (f"origin_uri;destination_uri\n{NURSE};{BAKER}\n", "in.csv:1: kolom origin_uri"),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_nothing_is_written(
    text: str, problem: str, tmp_path: Path, with_edition: Knowledge
) -> None:
    with pytest.raises(DataError, match=problem):
        scored(tmp_path, text, with_edition)

    assert not (tmp_path / "out.csv").exists()


def test_an_imported_occupation_leads_somewhere(with_edition: Knowledge) -> None:
    nurse = with_edition.taxonomy.occupation_named(NURSE)

    assert nurse.is_derived
    assert nurse.skills["domain-care"][1] >= 2
    assert 8 <= len(nurse.skills) <= 20
