"""A broken data file is named with its line and what to do, and nothing is served half."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import current
from app.cli import main
from career_graph.loader import load_assumptions, load_offers
from skills_taxonomy.loader import DATA, load_taxonomy
from skills_taxonomy.yaml_file import DataError

Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def edit(folder: Path) -> Edit:
    def edit(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def problems(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_taxonomy(folder)
    return caught.value.problems


ROLE = "roles/functioneel-beheerder.yaml"
OCCUPATION = "occupations/verpleegkundige.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (ROLE, "functional-management: 1", "functional-management: 5", "less than or equal to 4"),
        (ROLE, "functional-management: 1", "magic: 1", "no skill has this id"),
        (ROLE, "id: functioneel-beheerder", "id: other", "make them the same"),
        (ROLE, "family: business-information", "family: nowhere", "see families.yaml"),
        (ROLE, "entry: side_entry", "entry: by-magic", "entry"),
        (ROLE, "summary:", "sumary:", "sumary"),
        (OCCUPATION, "domain-care: [2, 3, 4]", "domain-care: [3, 2, 4]", "stays or rises"),
        (OCCUPATION, "label:", "label: [", "not YAML"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_cure(
    name: str, old: str, new: str, expected: str, folder: Path, edit: Edit
) -> None:
    edit(name, old, new)

    found = problems(folder)

    assert any(expected in line for line in found), found
    assert all(line.startswith(f"{name}:") for line in found), found
    assert all(line.split(":")[1].isdecimal() for line in found), found


def test_the_line_is_that_of_the_mistake(folder: Path, edit: Edit) -> None:
    edit(ROLE, "functional-management: 1", "functional-management: 9")
    lines = (folder / ROLE).read_text(encoding="utf-8").splitlines()

    (problem, *_) = problems(folder)

    assert "functional-management: 9" in lines[int(problem.split(":")[1]) - 1]


def test_all_problems_of_all_files_are_told_at_once(folder: Path, edit: Edit) -> None:
    edit(ROLE, "entry: side_entry", "entry: by-magic")
    edit(OCCUPATION, "isco_group:", "isco:")

    assert len({line.split(":")[0] for line in problems(folder)}) == 2


def test_a_key_that_stands_twice_is_refused(folder: Path, edit: Edit) -> None:
    edit(OCCUPATION, "id: verpleegkundige", "id: verpleegkundige\nid: verpleegkundige")

    assert "stands here twice" in problems(folder)[0]


def test_a_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / OCCUPATION).write_bytes("label: café".encode("cp1252"))

    assert "save the file as UTF-8" in problems(folder)[0]


def test_an_empty_folder_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "roles")
    (folder / "roles").mkdir()

    assert "no YAML files here" in problems(folder)[0]


def test_plain_words_stay_words(folder: Path, edit: Edit) -> None:
    edit(OCCUPATION, "  nl: [zuster", "  nl: [no, 0110, zuster")

    found = load_taxonomy(folder).occupations["verpleegkundige"].alt_labels.nl

    assert found[:2] == ("no", "0110")


def test_an_offer_with_an_unsafe_link_is_refused(tmp_path: Path) -> None:
    source = sorted((DATA.parent.parent / "career_graph" / "data" / "offers").glob("*.yaml"))[0]
    lines = [
        'link: "javascript:alert(1)"' if line.startswith("link:") else line
        for line in source.read_text(encoding="utf-8").splitlines()
    ]
    (tmp_path / source.name).write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(DataError, match=r":\d+: link: "):
        load_offers(load_taxonomy().skills, tmp_path)


def test_an_assumption_without_a_reason_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "assumptions.yaml"
    path.write_text("years_worked: {value: 2}\n", encoding="utf-8")

    with pytest.raises(DataError, match="reason"):
        load_assumptions(path)


def test_the_server_does_not_start_on_broken_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise DataError(["roles/x.yaml:3: entry: not one of ours"])

    monkeypatch.setenv("PADWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(current, "load_knowledge", broken)

    assert main(["serve", "--port", "1"]) == 1
    assert "roles/x.yaml:3: entry" in capsys.readouterr().err
