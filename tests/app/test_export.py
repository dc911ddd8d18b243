"""`padwijzer export`: files that others can open, with everything in them."""

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest

from app.cli import main
from app.exports.folder import export_to
from app.exports.tables import tables_of
from app.knowledge import Knowledge
from career_graph.graph import build_career_graph
from career_graph.plain import plain_graph
from skills_taxonomy.model import Labels
from tests.builders import ASSUMPTIONS, JUNIOR, MEDIOR, role, skill, taxonomy_of

BASE = "https://padwijzer.example"
FILES = {
    "about.json",
    "career-graph.graphml",
    "career-graph.json",
    "occupation_skills.csv",
    "occupations.csv",
    "role_requirements.csv",
    "roles.csv",
    "skills-language.jsonld",
    "skills-language.ttl",
    "skills.csv",
    "skills.schema-org.jsonld",
}


@pytest.fixture
def small() -> Knowledge:
    """One role, one occupation, two skills."""
    taxonomy = taxonomy_of(
        [skill("sql", alt_labels=Labels(nl=("=HYPERLINK(1)", "query"))), skill("testing")],
        [role("tester", {JUNIOR: {"testing": 1}, MEDIOR: {"testing": 2, "sql": 1}})],
        {"nurse": {"testing": (0, 1, 2)}},
    )
    graph = build_career_graph(taxonomy, ASSUMPTIONS)
    return Knowledge(taxonomy=taxonomy, career_graph=graph, offers={}, release="r1")


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_export_writes_every_file_and_leaves_nothing_unfinished(
    small: Knowledge, tmp_path: Path
) -> None:
    told = dict(export_to(tmp_path / "new" / "folder", small, BASE))

    written = {path.name: path.stat().st_size for path in (tmp_path / "new/folder").iterdir()}
    assert written.keys() == FILES
    assert written == {path.name: size for path, size in told.items()}


def test_same_data_gives_the_same_bytes(small: Knowledge, tmp_path: Path) -> None:
    first = {p.name: p.read_bytes() for p, _ in export_to(tmp_path, small, BASE)}
    again = {p.name: p.read_bytes() for p, _ in export_to(tmp_path, small, BASE)}

    assert first == again


def test_about_names_version_licence_source_and_adaptation(
    small: Knowledge, tmp_path: Path
) -> None:
    list(export_to(tmp_path, small, BASE))
    told = json.loads((tmp_path / "about.json").read_text("utf-8"))

    assert told["release"] == "r1"
    assert told["licence"].endswith("EUPL-1.2")
    assert "ESCO classification of the European Commission" in told["attribution"]["en"]
    assert "Aangepast" in told["adapted"]["nl"]


def test_requirements_table_has_every_requirement(knowledge: Knowledge) -> None:
    told = {
        (row["role"], row["level"], row["relation"], row["skill"]): int(row["proficiency"])
        for row in rows(tables_of(knowledge.taxonomy)["role_requirements.csv"])
    }

    assert told == {
        (each.id, level.id, relation, name): proficiency
        for each in knowledge.taxonomy.roles.values()
        for level, asked in each.levels.items()
        for relation in ("essential", "optional")
        for name, proficiency in getattr(asked, relation).items()
    }


@pytest.mark.parametrize("name", ["skills", "roles", "occupations"])
def test_table_has_one_row_for_each_concept(knowledge: Knowledge, name: str) -> None:
    told = rows(tables_of(knowledge.taxonomy)[f"{name}.csv"])

    assert [row["id"] for row in told] == list(getattr(knowledge.taxonomy, name))
    assert all(None not in row and None not in row.values() for row in told)


def test_no_cell_is_a_formula(small: Knowledge, knowledge: Knowledge) -> None:
    for each in (small, knowledge):
        for table in tables_of(each.taxonomy).values():
            for row in csv.reader(io.StringIO(table)):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert rows(tables_of(small.taxonomy)["skills.csv"])[0]["alt_labels_nl"].startswith("'=HYPER")


def test_graph_is_whole_in_both_formats(small: Knowledge, tmp_path: Path) -> None:
    list(export_to(tmp_path, small, BASE))
    asked = plain_graph(small.career_graph, small.taxonomy)
    text = (tmp_path / "career-graph.json").read_text("utf-8")
    linked = nx.node_link_graph(json.loads(text), edges="edges")
    marked = nx.read_graphml(tmp_path / "career-graph.graphml")

    assert list(linked.nodes(data=True)) == list(asked.nodes(data=True))
    assert set(linked.edges) == set(marked.edges) == set(asked.edges)
    for origin, destination, attributes in asked.edges(data=True):
        assert linked.edges[origin, destination] == attributes
        assert marked.edges[origin, destination] == attributes
    assert json.loads(marked.nodes["tester.medior"]["essential"]) == {"testing": 2, "sql": 1}
    assert marked.nodes["nurse.medior"]["level"] == "medior"


def test_graph_says_what_a_step_costs_in_study(small: Knowledge) -> None:
    graph = plain_graph(small.career_graph, small.taxonomy)

    assert graph.edges["nurse.junior", "tester.junior"]["study_hours"] == 40
    assert graph.edges["nurse.medior", "tester.junior"]["study_hours"] == 0


def test_command_says_what_it_wrote(
    small: Knowledge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("app.commands.load_knowledge", lambda _: small)
    monkeypatch.setenv("PADWIJZER_BASE_URL", BASE)

    assert main(["export", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(FILES)
    assert f"<{BASE}/id/skill/sql>" in (tmp_path / "skills-language.ttl").read_text("utf-8")


def test_command_says_why_it_could_not_write(
    small: Knowledge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("app.commands.load_knowledge", lambda _: small)
    (tmp_path / "taken").write_text("a file")

    assert main(["export", str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().err
