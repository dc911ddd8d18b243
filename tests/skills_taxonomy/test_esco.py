"""Bundles that are right: whatever their form, they say the same."""

import zlib
from itertools import pairwise
from pathlib import Path

import pytest

from skills_taxonomy.edition import EscoSkill, FormatError, packed, unpacked
from skills_taxonomy.esco import read_bundles
from skills_taxonomy.esco_report import Skipped
from skills_taxonomy.yaml_file import DataError
from tests import esco_bundles as esco
from tests.esco_bundles import small, write_folder, write_zip


def test_a_zip_gives_what_is_in_it(tmp_path: Path) -> None:
    edition, report = read_bundles([write_zip(tmp_path, small())])

    assert edition.version == "1.2.0"
    assert edition.languages == ("en", "nl")
    nurse, tester = edition.occupations
    assert nurse.labels == {"en": "nurse", "nl": "verpleegkundige"}
    assert (nurse.isco_group, nurse.code) == ("2221", "2221.1")
    assert tester.labels["en"] == "ICT tester"
    assert tester.alt_labels == {"en": ("QA  ICT tester",), "nl": ("QA testanalist",)}
    care, law, plan, test = edition.skills
    assert [s.uri for s in edition.skills] == [esco.CARE, esco.LAW, esco.PLAN, esco.TEST]
    assert (care.skill_type, care.reuse_level) == ("skill", "sector-specific")
    assert (test.reuse_level, plan.reuse_level) == (None, "transversal")
    assert law.skill_type == "knowledge"  # it says nothing, and lies in a field of knowledge
    assert edition.occupation_skills == ((0, 0, True), (0, 2, False), (1, 1, False), (1, 3, True))
    assert edition.skill_relations == ((3, 2, False),)
    assert (esco.PLAN, esco.S1) in edition.skill_broader
    assert edition.occupation_broader[0] == (esco.NURSE, esco.ISCO_NURSE)
    assert [group.code for group in edition.groups] == ["0421", "S1", "2221", "2519"]
    assert report.counts["occupationSkillRelations"] == 4
    assert report.missing == ()


@pytest.mark.parametrize("form", ["folder", "deeper folder", "two zips", "old names", "marks"])
def test_every_form_of_a_bundle_gives_the_same(tmp_path: Path, form: str) -> None:
    expected, _ = read_bundles([write_zip(tmp_path, small())])
    dutch = {name: content for name, content in small().items() if "_nl" in name}
    others = {name: content for name, content in small().items() if "_nl" not in name}
    if form == "folder":
        paths = [write_folder(tmp_path, small())]
    elif form == "deeper folder":
        outer = tmp_path / "ESCO v1.2.0"
        outer.mkdir()
        write_folder(outer, small(), "csv")
        paths = [outer]
    elif form == "two zips":
        name = "ESCO dataset - v1.2.0 - classification - nl - csv.zip"
        # From version 1.2 on each language repeats the relations.
        again = {n.replace("_en", "_nl"): c for n, c in others.items() if "Relations" in n}
        paths = [write_zip(tmp_path, dutch | again, name), write_zip(tmp_path, others)]
    elif form == "old names":
        bare = {n.replace("_en", ""): c for n, c in others.items() if "elations" in n}
        named = {n: c for n, c in small().items() if "elations" not in n}
        empty = "ESCO dataset - v1.2.0 - classification -  - csv.zip"
        paths = [write_zip(tmp_path, bare, empty), write_zip(tmp_path, named)]
    else:
        marked = {name: b"\xef\xbb\xbf" + content for name, content in small().items()}
        paths = [write_zip(tmp_path, marked | {"readme.txt": b"not asked for"}, "v1.2.0 other.zip")]

    edition, report = read_bundles(paths)

    assert edition == expected
    assert packed(edition) == packed(expected)
    assert report.counts["occupationSkillRelations"] == 4
    assert [skipped.reason for skipped in report.skipped] == [
        "skillType: leeg, afgeleid uit de groep"
    ]


def test_packing_loses_nothing_and_gives_the_checksum(tmp_path: Path) -> None:
    edition, _ = read_bundles([write_zip(tmp_path, small())])
    again = unpacked(packed(edition))

    assert again == edition
    assert len(again.checksum) == 64
    assert unpacked(packed(again)).checksum == again.checksum


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", zlib.compress(b"[]"), zlib.compress(b'{"format": 0}')]
)
def test_other_bytes_are_not_an_edition(content: bytes) -> None:
    with pytest.raises(FormatError):
        unpacked(content)


def test_only_dutch_labels_is_an_edition_too(tmp_path: Path) -> None:
    dutch = {"occupations_nl.csv": small()["occupations_nl.csv"]}
    edition, report = read_bundles([write_zip(tmp_path, dutch)])

    assert len(edition.occupations) == 2
    assert edition.skills == ()
    assert "skills" in report.missing


def test_only_relations_is_not_an_edition(tmp_path: Path) -> None:
    relations = {n: c for n, c in small().items() if "elations" in n}
    with pytest.raises(DataError, match="geef ook het zip met een taal in de naam"):
        read_bundles([write_zip(tmp_path, relations)])


def test_essential_and_optional_at_once_is_essential(tmp_path: Path) -> None:
    both = small()["occupationSkillRelations_en.csv"]
    both += f"{esco.NURSE},optional,skill/competence,{esco.CARE}\r\n".encode()
    edition, report = read_bundles([write_zip(tmp_path, small(occupationSkillRelations_en=both))])

    assert edition.occupation_skills[0] == (0, 0, True)
    assert len(edition.occupation_skills) == 4
    assert report.counts["occupationSkillRelations"] == 5
    assert _reasons(report.skipped)["essential en optional tegelijk, essential telt"].count == 1


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        (
            "occupationSkillRelations_en",
            f"{esco.BASE}/occupation/gone,essential,skill/competence,{esco.CARE}",
            "een URI die in geen bestand een begrip is",
        ),
        (
            "skillSkillRelations_en",
            f"{esco.CARE},skill/competence,optional,skill/competence,{esco.BASE}/skill/gone",
            "een URI die in geen bestand een begrip is",
        ),
        (
            "broaderRelationsSkillPillar_en",
            f"KnowledgeSkillCompetence,{esco.CARE},SkillGroup,{esco.BASE}/skill/S9",
            "een URI die in geen bestand een begrip is",
        ),
        (
            "skillSkillRelations_en",
            f"{esco.TEST},skill/competence,optional,skill/competence,{esco.PLAN}",
            "dezelfde rij nog een keer",
        ),
        (
            "skills_en",
            f"KnowledgeSkillCompetence,{esco.BASE}/skill/old,knowledge,,old,,obsolete",
            "status obsolete",
        ),
        (
            "skills_en",
            f"KnowledgeSkillCompetence,{esco.BASE}/skill/mute,knowledge,,,,released",
            "zonder label",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_counted_with_its_line(
    tmp_path: Path, file: str, row: str, reason: str
) -> None:
    expected, _ = read_bundles([write_zip(tmp_path, small())])
    content = small()[f"{file}.csv"]
    lines = content.count(b"\r\n")
    files = {**small(), f"{file}.csv": content + f"{row}\r\n".encode()}
    edition, report = read_bundles([write_zip(tmp_path, files)])

    assert edition == expected
    skipped = _reasons(report.skipped)[reason]
    assert skipped.count == 1
    assert f"{file}.csv:{lines + 1}" in skipped.first


def test_a_very_long_chain_is_no_cycle(tmp_path: Path) -> None:
    count = 14_000
    uris = [f"{esco.BASE}/skill/{n}" for n in range(count)]
    header = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels"
    chain = "conceptType,conceptUri,broaderType,broaderUri"
    files = {
        "skills_en.csv": esco.table(header, *(f"K,{uri},,,label {uri[-5:]}," for uri in uris)),
        "broaderRelationsSkillPillar_en.csv": esco.table(
            chain, *(f"K,{low},K,{high}" for low, high in pairwise(uris))
        ),
    }
    edition, _ = read_bundles([write_zip(tmp_path, files)])

    assert len(edition.skill_broader) == count - 1
    assert all(isinstance(skill, EscoSkill) for skill in edition.skills)


def _reasons(skipped: tuple[Skipped, ...]) -> dict[str, Skipped]:
    return {one.reason.partition(": ")[2]: one for one in skipped}
