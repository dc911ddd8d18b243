"""Importing figures as CBS and UWV publish them. Every number in these files is made up."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.current import load_current
from app.releases import active_checksums, active_content, all_releases
from career_graph.labour_market.packing import unpacked
from tests.conftest import Run, on_both_databases

CBS = "99901NED_UntypedDataSet_01112026_101010.csv"
UNTYPED = """"ID";"Geslacht";"Beroep";"RegioS";"Perioden";"WerkzameBeroepsbevolking_1"
"0";"T001038";"A000275";"NL01  ";"2026KW02";"    111.5"
"1";"3000   ";"A000275";"NL01  ";"2026KW02";"     77.0"
"2";"T001038";"A000276";"PV29  ";"2026KW02";"      2.5"
"3";"T001038";"A000999";"PV29  ";"2026KW02";"      9.9"
"4";"T001038";"A000276";"AM24  ";"2026KW02";"       ."
"5";"T001038";"A000276";"GM0687";"2026KW02";"      1.0"
"""
PROPERTIES = {"Key": "WerkzameBeroepsbevolking_1", "Title": "Werkzame personen", "Unit": "x 1 000"}
UWV = """Beroepsgroep;Arbeidsmarktregio;Kwartaal;Spanningsindicator;Openstaande vacatures
Software- en applicatieontwikkelaars;Groot Amsterdam;2e kwartaal 2026;9,25;1.111
Databank- en netwerkspecialisten;Zeeland;2e kwartaal 2026;0,5;22
Gebruikersondersteuning ICT;Nederland;2e kwartaal 2026;x;333
Artsen;Twente;2e kwartaal 2026;9;1
"""


def write(folder: Path, name: str, content: str | dict[str, Any] | list[Any]) -> Path:
    path = folder / name
    text = content if isinstance(content, str) else json.dumps({"value": content})
    path.write_text(text, encoding="utf-8")
    return path


def values(engine: Engine) -> dict[str, float | None]:
    content = active_content(engine, "facts")
    return {fact.id: fact.value for fact in unpacked(content)} if content else {}


@on_both_databases
def test_a_csv_of_statline_is_in_force_with_its_unit(
    engine: Engine, run: Run, tmp_path: Path
) -> None:
    files = [write(tmp_path, CBS, UNTYPED), write(tmp_path, "DataProperties.json", [PROPERTIES])]
    code, out, err = run("import-facts", *files)

    assert (code, err) == (0, "")
    assert "cijfers over werk tot 2026-06, in gebruik" in out
    assert "alleen een deel van de mensen (Geslacht: 3000)" in out
    assert values(engine) == {"workers.0811.NL.2026-Q2": 111_500, "workers.0812.ZE.2026-Q2": 2_500}
    content = active_content(engine, "facts")
    assert content is not None
    [fact] = [fact for fact in unpacked(content) if fact.region == "ZE"]
    assert fact.provenance.sources == (f"CBS StatLine, tabel 99901NED, bestand {CBS}",)


def test_a_table_of_uwv_with_dutch_numbers_is_read(
    engine: Engine, run: Run, tmp_path: Path
) -> None:
    file = write(tmp_path, "spanning.csv", UWV)
    code, _, err = run("import-facts", "--source", "UWV, test", "--checked-on", "2026-11-01", file)

    assert (code, err) == (0, "")
    assert values(engine) == {
        "tightness.0811.AM18.2026-Q2": 9.25,
        "tightness.0812.AM24.2026-Q2": 0.5,
        "vacancies.0811.AM18.2026-Q2": 1_111,
        "vacancies.0812.AM24.2026-Q2": 22,
        "vacancies.0821.NL.2026-Q2": 333,
    }


@pytest.mark.parametrize("version", [3, 4])
def test_odata_says_the_same_in_both_versions(
    engine: Engine, run: Run, tmp_path: Path, version: int
) -> None:
    place = {"Beroep": "X1", "RegioS": "AM05  ", "Perioden": "2026JJ00"}
    key = "Key" if version == 3 else "Identifier"
    codes = [{key: "X1", "Title": "0811 Software- en applicatieontwikkelaars"}]
    if version == 3:
        rows = [{"ID": 0, **place, "OpenstaandeVacatures_1": 44}]
        units = [
            {"Key": "OpenstaandeVacatures_1", "Title": "Openstaande vacatures", "Unit": "aantal"}
        ]
    else:
        other = {"ValueAttribute": "None", "StringValue": None}
        rows = [
            {"Id": 0, "Measure": "M1", "Value": 44.0, **other, **place},
            {"Id": 1, "Measure": "M2", "Value": 1.0, **other, **place},
        ]
        units = [
            {"Identifier": "M1", "Title": "Openstaande vacatures", "Unit": "aantal"},
            {"Identifier": "M2", "Title": "Ontstane vacatures", "Unit": "aantal"},
        ]
    files = [
        write(tmp_path, "99902NED.json", rows),
        write(tmp_path, "Beroep.json", codes),
        write(tmp_path, "units.json", units),
    ]
    code, _, err = run("import-facts", *files)

    assert (code, err) == (0, "")
    assert values(engine) == {"vacancies.0811.AM05.2026": 44}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", UWV.replace("9,25", "veel"), "a.csv:2: Spanningsindicator: 'veel' is geen getal"),
        ("a.csv", UWV.replace("2e kwartaal 2026;x", "ooit;x"), "a.csv:4: Kwartaal: 'ooit' is geen"),
        ("a.csv", UWV.replace("Beroepsgroep", "Wat"), "a.csv:1: geen kolom met beroep"),
        ("a.csv", UWV.replace(";22\n", "\n"), "a.csv:3: deze rij is te kort"),
        ("a.csv", "", "a.csv:1: leeg"),
        (
            "a.csv",
            UWV + UWV.splitlines()[1].replace("9,25", "8"),
            "a.csv:6: een ander cijfer dan op",
        ),
        (CBS, UNTYPED, "1: WerkzameBeroepsbevolking_1: de eenheid ontbreekt"),
        ("a.json", '{"value": [', "a.json:1: kolom 12: geen goede JSON"),
        ("a.json", '{"values": []}', "a.json: geen tabel van OData"),
    ],
)
def test_a_bad_file_names_the_place_and_changes_nothing(
    engine: Engine, run: Run, tmp_path: Path, name: str, content: str, told: str
) -> None:
    good = write(tmp_path, "good.csv", UWV)
    run("import-facts", "--source", "UWV, test", good)
    before = all_releases(engine), values(engine)
    code, out, err = run("import-facts", "--source", "test", good, write(tmp_path, name, content))

    assert (code, out) == (1, "")
    assert told in err
    assert "Er is niets veranderd" in err
    assert (all_releases(engine), values(engine)) == before


def test_who_published_a_table_must_be_known(run: Run, tmp_path: Path) -> None:
    code, _, err = run("import-facts", write(tmp_path, "spanning.csv", UWV))
    assert (code, "--source" in err) == (1, True)


def test_figures_and_esco_are_in_force_side_by_side_and_go_apart(
    engine: Engine, run: Run, tmp_path: Path
) -> None:
    embedded = load_current(engine).release
    run("import-facts", "--source", "UWV, test", write(tmp_path, "a.csv", UWV))
    joined = load_current(engine)
    assert joined.release != embedded
    assert sum(fact.is_imported for fact in joined.labour_market.facts) == 5
    assert list(active_checksums(engine)) == ["facts"]
    run("releases", "deactivate", "facts")
    assert load_current(engine).release == embedded
    assert values(engine) == {}
