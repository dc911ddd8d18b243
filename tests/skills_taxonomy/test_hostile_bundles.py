"""Bundles that are broken or meant to harm: each refused, with the file, the line and a way out."""

import os
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from skills_taxonomy.esco import read_bundles
from skills_taxonomy.yaml_file import DataError
from tests import esco_bundles as esco
from tests.esco_bundles import (
    FLAGS,
    PACKED_SIZE,
    POSITION,
    SIZE,
    add_member,
    patch_directory,
    small,
    write_folder,
    write_zip,
)

ENGLISH = small()["occupations_en.csv"]
RELATIONS = small()["occupationSkillRelations_en.csv"]
BROADER = small()["broaderRelationsSkillPillar_en.csv"]
NURSE_ROW = ENGLISH.split(b"\r\n")[1]


def refusal(*paths: Path) -> str:
    """Return the problems that are told, one a line."""
    with pytest.raises(DataError) as caught:
        read_bundles(paths)
    return "\n".join(caught.value.problems)


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", ":1: leeg", id="empty"),
        pytest.param(ENGLISH.replace(b",", b";"), ":1: conceptUri: deze kolom ontbreekt; ", id=";"),
        pytest.param(ENGLISH.replace(b"preferredLabel", b"label"), ":1: preferredLabel", id="gone"),
        pytest.param(
            ENGLISH.replace(b"conceptType", b"conceptUri"), ":1: conceptUri: deze kolom", id="two"
        ),
        pytest.param(ENGLISH.partition(b"\r\n")[2], ":1: conceptUri", id="no header"),
        pytest.param(ENGLISH + b"Occupation,http://x,2511\r\n", ":5: deze rij is te k", id="short"),
        pytest.param(ENGLISH + NURSE_ROW + b",more\r\n", ":5: deze rij is te lang", id="long"),
        pytest.param(ENGLISH.replace(b'" ICT', b" ICT"), ":3: ", id="quote opened nowhere"),
        pytest.param(
            ENGLISH + NURSE_ROW.replace(b"nurse,", b'"nurse,'), ":5: ", id="quote not closed"
        ),
        pytest.param(
            ENGLISH + b'Occupation,"http://x,' + b"a\n" * 70_000, ":5: een veld", id="endless quote"
        ),
        pytest.param(
            ENGLISH + NURSE_ROW.replace(b"nurse,", b"n" * 131_073 + b","),
            ":5: een veld heeft meer dan 131.072 tekens",
            id="long field",
        ),
        pytest.param(
            ENGLISH.replace(b"nurse,", "infirmière,".encode("cp1252")),
            ":2: geen UTF-8 (byte 0xe8",
            id="cp1252",
        ),
        pytest.param(ENGLISH.decode().encode("utf-16"), ":1: dit is UTF-16", id="utf-16"),
        pytest.param(
            ENGLISH.decode().encode("utf-16-le"), ":1: een nul-byte", id="utf-16, no mark"
        ),
        pytest.param(ENGLISH.replace(b"nurse,", b"nur\0se,"), ":2: een nul-byte", id="nul"),
        pytest.param(ENGLISH.replace(b"\r\n", b"\r"), ":1: geen goede CSV", id="old line ends"),
        pytest.param(ENGLISH + NURSE_ROW, ":5: conceptUri: ", id="doubled URI"),
        pytest.param(
            ENGLISH.replace(esco.NURSE.encode(), b"javascript:alert(1)"),
            ":2: conceptUri: 'javascript:alert(1)' is geen webadres",
            id="not a URI",
        ),
        pytest.param(
            ENGLISH.replace(b",2221,", b",221,"), ":2: iscoGroup: '221': vier cijfers", id="zeros"
        ),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_line(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = write_zip(tmp_path, small(occupations_en=content))
    assert refusal(path).startswith(f"{path.name}/occupations_en.csv{told}")

    (tmp_path / "again").mkdir()
    folder = write_folder(tmp_path / "again", small(occupations_en=content))
    assert refusal(folder).startswith(f"{folder.name}/occupations_en.csv{told}")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"occupationSkillRelations_en": RELATIONS.replace(b"optional", b"perhaps", 1)},
            "/occupationSkillRelations_en.csv:3: relationType: 'perhaps'",
        ),
        (
            {"skills_en": small()["skills_en.csv"].replace(b"transversal", b"everywhere")},
            "/skills_en.csv:3: reuseLevel: 'everywhere'",
        ),
        (
            {"skills_en": small()["skills_en.csv"].replace(b"/skill/care", b"/occupation/nurse")},
            f"/skills_en.csv:2: conceptUri: {esco.NURSE} staat ook op",
        ),
        (
            {"broaderRelationsSkillPillar_en": BROADER.replace(b"isced-f/0421", b"skill/law")},
            f"/broaderRelationsSkillPillar_en.csv:3: broaderUri: {esco.LAW} komt langs deze weg",
        ),
        ({"occupations": ENGLISH}, "staat ook in"),
        ({"occupations_nl-be": ENGLISH}, "staat ook in"),
    ],
)
def test_what_cannot_be_true_is_refused(
    tmp_path: Path, changed: dict[str, bytes], told: str
) -> None:
    assert told in refusal(write_zip(tmp_path, small(**changed)))


def test_a_circle_of_fourteen_thousand_is_found(tmp_path: Path) -> None:
    uris = [f"{esco.BASE}/skill/{n}" for n in range(14_000)]
    header = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels"
    files = small(
        skills_en=esco.table(header, *(f"K,{uri},,,{uri[-5:]}," for uri in uris)),
        broaderRelationsSkillPillar_en=esco.table(
            "conceptType,conceptUri,broaderType,broaderUri",
            *(f"K,{low},K,{high}" for low, high in pairwise([*uris, uris[0]])),
        ),
    )
    assert "komt langs deze weg boven zichzelf te staan" in refusal(write_zip(tmp_path, files))


def test_a_file_without_language_takes_it_from_the_zip_or_is_refused(tmp_path: Path) -> None:
    files = small(occupations_en=None) | {"occupations.csv": ENGLISH}

    edition, _ = read_bundles([write_zip(tmp_path, files)])
    assert "en" in edition.occupations[0].labels
    assert "de taal staat niet in de naam" in refusal(write_zip(tmp_path, files, "esco.zip"))


def test_versions_are_not_mixed(tmp_path: Path) -> None:
    older = write_zip(tmp_path, small(), "ESCO dataset - v1.1.1 - classification - nl - csv.zip")
    assert "verschillende versies" in refusal(write_zip(tmp_path, small()), older)


# --- zips ----------------------------------------------------------------------------------------

Spoil = Callable[[Path], object]


def _add_sixty(path: Path) -> None:
    for number in range(60):
        add_member(path, f"{number}.txt")


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda p: add_member(p, "../outside.csv"), "'../outside.csv': een pad"),
        (lambda p: add_member(p, "/etc/outside.csv"), "'/etc/outside.csv': een pad"),
        (lambda p: add_member(p, "..\\outside.csv"), "een pad dat uit de map kan wijzen"),
        (lambda p: add_member(p, "C:/outside.csv"), "'C:/outside.csv': een pad"),
        (lambda p: add_member(p, "link.csv", b"/etc/passwd", stat.S_IFLNK), "'link.csv': geen"),
        (lambda p: add_member(p, "pipe.csv", b"", stat.S_IFIFO), "'pipe.csv': geen gewoon"),
        (lambda p: add_member(p, "skills_en.csv"), "'skills_en.csv': staat er twee keer"),
        (lambda p: add_member(p, "Skills_EN.csv"), "'Skills_EN.csv': staat er twee keer"),
        (lambda p: add_member(p, "sub/skills_en.csv"), "staat ook in"),
        (lambda p: patch_directory(p, FLAGS, "<H", 1), "'occupations_en.csv': versleuteld"),
        (lambda p: patch_directory(p, 10, "<H", 12), "'occupations_en.csv': ingepakt op"),
        (lambda p: patch_directory(p, SIZE, "<I", 90), "occupations_en.csv:1: beschadigd"),
        (lambda p: patch_directory(p, SIZE, "<I", 900), "occupations_en.csv:5: niet zo groot"),
        (lambda p: patch_directory(p, PACKED_SIZE, "<I", 60), "occupations_en.csv:1: "),
        (lambda p: patch_directory(p, POSITION, "<I", 0, member=1), "ligt over een ander"),
        (lambda p: patch_directory(p, SIZE, "<I", 65 << 20), "meer dan 200 keer zo groot"),
        (lambda p: add_member(p, "zeros.bin", bytes(2 << 20)), "meer dan 200 keer zo groot"),
        (_add_sixty, "69 bestanden, meer dan 64"),
        (lambda p: os.truncate(p, p.stat().st_size - 30), "geen zip, of afgebroken"),
        (lambda p: os.truncate(p, 100), "geen zip, of afgebroken"),
        (lambda p: os.truncate(p, 0), "geen zip, of afgebroken"),
        (lambda p: p.write_bytes(p.read_bytes()[500:]), "buiten het zip"),
        (lambda p: p.write_bytes(ENGLISH), "geen zip, of afgebroken"),
        (lambda p: p.unlink(), "No such file"),
        (_make_pipe, "geen gewoon bestand"),
        (_make_folder, "geen CSV-bestanden in deze map"),
    ],
)
def test_a_zip_that_is_not_safe_or_not_whole_is_refused(
    tmp_path: Path, spoil: Spoil, told: str
) -> None:
    path = write_zip(tmp_path, small())
    spoil(path)
    problem = refusal(path)

    assert problem.startswith(path.name)
    assert told in problem


def test_a_damaged_byte_is_noticed_where_it_is(tmp_path: Path) -> None:
    path = write_zip(tmp_path, small())
    content = bytearray(path.read_bytes())
    at = content.index(b"occupations_nl.csv") + 40
    content[at] ^= 0xFF
    path.write_bytes(content)

    assert "/occupations_nl.csv:" in refusal(path)


def test_a_long_list_of_names_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"{number:060}.txt", b"")
    assert "aan bestandsnamen; geweigerd" in refusal(path)


@pytest.mark.parametrize("member", ["occupations_en.csv", "other.bin"])
def test_a_bomb_costs_no_memory(tmp_path: Path, member: str) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        info = zipfile.ZipInfo(member)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
    tracemalloc.start()
    assert "geweigerd" in refusal(path)
    patch_directory(path, SIZE, "<I", 10_000)  # and now it lies about its size
    if member == "occupations_en.csv":
        assert "occupations_en.csv:1: " in refusal(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 << 20


def test_a_bomb_of_many_small_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    line = os.urandom(1 << 16).hex().encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(5):
            archive.writestr(f"{number}.bin", line * 48)
    for number in range(5):
        patch_directory(path, SIZE, "<I", 60 << 20, member=number)
        patch_directory(path, PACKED_SIZE, "<I", 1 << 20, member=number)
    assert "uitgepakt meer dan 200 MiB" in refusal(path)


# --- folders -------------------------------------------------------------------------------------


def test_a_file_that_points_elsewhere_is_not_followed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, small(occupations_nl=None))
    (folder / "occupations_nl.csv").symlink_to("/etc/passwd")
    assert "occupations_nl.csv: geen gewoon bestand maar een verwijzing" in refusal(folder)


def test_a_row_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    endless = ENGLISH + b"," * (20 << 20)
    folder = write_folder(tmp_path, small(occupations_en=endless))
    assert "occupations_en.csv:5: een rij zonder einde" in refusal(folder)


def test_a_folder_of_zips_says_what_to_give(tmp_path: Path) -> None:
    write_zip(tmp_path, small())
    assert "geef de zips zelf: ESCO dataset" in refusal(tmp_path)


def test_a_folder_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, small())

    def grow(what: str, part: float) -> None:
        if what.endswith("occupations_en.csv"):
            (folder / "skills_en.csv").write_bytes(small()["skills_en.csv"] + b"more")

    with pytest.raises(DataError, match=r"skills_en\.csv:6: niet zo groot als het zegt"):
        read_bundles([folder], grow)
