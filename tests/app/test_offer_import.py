"""Offers of others in the running product: whole or not at all, and shown for what they are."""

import multiprocessing
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.current import active_feed, load_current
from app.database import open_database
from app.main import create_app
from app.offer_import import ImportedOffers, import_offers
from app.releases import active_content, all_releases, deactivate_releases
from app.settings import Settings
from career_graph.feeds.row import COLUMNS
from tests.app.import_in_child import import_offers_and_die
from tests.conftest import Run, on_both_databases
from tests.esco_bundles import small, write_zip
from tests.house_style import checked_page
from tests.sharing import opened, shared

SAMPLES = sorted((Path(__file__).parent.parent / "feeds").iterdir())
TODAY = date.today()  # the command asks the clock, so what it reads begins next year
NEXT_YEAR = (TODAY + timedelta(365)).isoformat()
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.app.import_in_child", "app.cli"])


def written(path: Path, **columns: str) -> Path:
    """A file with one offer, of which `columns` differ from the usual."""
    usual = {
        "title": "Sites bekijken zonder muis",
        "provider": "Leerbedrijf Voorbeeld",
        "form": "cursus",
        "source": "programma",
        "skills": "web-accessibility=2",
        "online": "ja",
        "hours": "40",
        "price_euros": "0",
        "starts": NEXT_YEAR,
        "link": "https://www.example.org/a",
    } | columns
    values = ",".join(f'"{usual.get(column, "")}"' for column in COLUMNS)
    path.write_text(f"{','.join(COLUMNS)}\n{values}\n", "utf-8")
    return path


def imported(engine: Engine, *paths: Path, today: date = date(2026, 11, 30)) -> ImportedOffers:
    return import_offers(engine, paths, today, activate=True, progress=lambda what, part: None)


@on_both_databases
def test_an_import_is_told_stored_and_in_force(engine: Engine, run: Run, tmp_path: Path) -> None:
    code, out, err = run("import-offers", written(tmp_path / "a.csv"))

    assert code == 0
    assert "release 1: 1 manier om te leren, in gebruik; 1 rijen gelezen" in out
    assert "1 x nieuw:\n  “Sites bekijken zonder muis” van Leerbedrijf Voorbeeld" in out
    assert "lezen: a.csv" in err
    [release] = all_releases(engine)
    assert (release.kind, release.is_active) == ("offers", True)
    feed = active_feed(engine)
    assert feed is not None
    assert feed.checksum == release.checksum


@on_both_databases
def test_importing_twice_changes_nothing(engine: Engine, run: Run, tmp_path: Path) -> None:
    run("import-offers", written(tmp_path / "a.csv"))
    before = all_releases(engine), active_content(engine, "offers")
    code, out, _ = run("import-offers", tmp_path / "a.csv")

    assert code == 0
    assert "Er is niets veranderd sinds de vorige import." in out
    assert (all_releases(engine), active_content(engine, "offers")) == before


def test_the_next_import_tells_what_is_new_other_and_gone(
    engine: Engine, run: Run, tmp_path: Path
) -> None:
    first = written(tmp_path / "a.csv"), written(tmp_path / "b.csv", title="Oud", link="")
    run("import-offers", *first)
    written(tmp_path / "a.csv", price_euros="100", hours="50")
    code, out, _ = run(
        "import-offers", tmp_path / "a.csv", written(tmp_path / "c.csv", title="Nieuw", link="")
    )

    assert code == 0
    assert "1 x nieuw:\n  “Nieuw”" in out
    assert "): uren, prijs\n" in out
    assert "1 x weg:\n  “Oud”" in out
    assert run("releases")[1].count("release ") == 2


def test_what_was_imported_before_is_put_in_force_again(
    engine: Engine, run: Run, tmp_path: Path
) -> None:
    old, new = written(tmp_path / "a.csv"), written(tmp_path / "b.csv", title="Nieuw")
    for path in (old, new, old):
        assert run("import-offers", path)[0] == 0
    assert [release.is_active for release in all_releases(engine)] == [True, False]


def test_what_is_left_out_is_told_with_its_place(engine: Engine) -> None:
    found = imported(engine, *SAMPLES)

    assert len(found.feed.offers) == 7
    assert len(found.report.problems) == 3
    assert found.report.expired[0].startswith("offers.csv:5")
    assert found.report.placeless[0].startswith("schema_org.jsonld: $.@graph[2]")
    skipped = {one.reason: one.count for one in all_releases(engine)[0].report.skipped}
    assert skipped == {"rij die niet goed is": 3, "voorbij": 1, "plaats onbekend": 1}


@pytest.mark.parametrize("content", ["", "title;form\n", "no header at all"])
def test_a_broken_file_changes_nothing(
    engine: Engine, run: Run, tmp_path: Path, content: str
) -> None:
    run("import-offers", written(tmp_path / "a.csv"))
    before = all_releases(engine)
    (tmp_path / "b.csv").write_text(content)
    code, out, err = run(
        "import-offers", written(tmp_path / "c.csv", title="X"), tmp_path / "b.csv"
    )

    assert (code, out) == (1, "")
    assert "b.csv:1: " in err
    assert "nog in gebruik" in err
    assert all_releases(engine) == before


def test_what_cannot_be_asked_is_explained(engine: Engine, run: Run, tmp_path: Path) -> None:
    assert "--template" in run("import-offers")[2]
    assert "moet een dag zijn" in run("import-offers", "--checked-on", "gisteren", "a.csv")[2]
    code, _, err = run("import-offers", tmp_path / "er-is-niets.csv")
    assert (code, "er-is-niets.csv: No such file" in err) == (1, True)
    assert run("import-offers", "--template")[1].startswith("title,provider,form,source,")
    assert all_releases(engine) == []


def test_offers_and_esco_are_in_force_beside_each_other(
    engine: Engine, run: Run, tmp_path: Path
) -> None:
    run("import-esco", write_zip(tmp_path, small()))
    run("import-offers", written(tmp_path / "a.csv"))
    assert [release.is_active for release in all_releases(engine)] == [True, True]
    assert "scholing, in gebruik" in run("releases")[1]
    knowledge = load_current(engine)
    assert any(offer.is_imported for offer in knowledge.offers.values())
    assert any(one.is_derived for one in knowledge.taxonomy.occupations.values())

    run("releases", "deactivate", "offers")
    assert [release.is_active for release in all_releases(engine)] == [True, False]


@pytest.mark.slow
def test_killed_at_every_step_the_old_release_or_the_new_one_is_in_force(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    steps: list[str] = []
    old, new = written(tmp_path / "a.csv"), written(tmp_path / "b.csv", title="Nieuw")
    import_offers(
        engine, [new], TODAY, activate=True, progress=lambda what, part: steps.append(what)
    )
    after = active_content(engine, "offers")
    imported(engine, old)
    before = active_content(engine, "offers")
    (tmp_path / "other").mkdir()
    url = f"sqlite:///{tmp_path}/other/padwijzer.sqlite"
    other = open_database(url)
    imported(other, old)
    assert steps == ["lezen: b.csv", "inpakken", "opslaan", "activeren", "vastleggen", "klaar"]
    for step in steps:
        process = processes.Process(target=import_offers_and_die, args=(url, new, TODAY, step))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert active_content(other, "offers") == (after if step == "klaar" else before), step
    other.dispose()


# What visitors see


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site with the samples imported, that all tests share."""
    folder = tmp_path_factory.mktemp("shown")
    settings = Settings.from_environment({"PADWIJZER_DATA_DIR": str(folder)})
    engine = open_database(settings.database_url)
    imported(engine, *SAMPLES)
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        yield client


def page(client: TestClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return checked_page(address, answer.text)


def test_imported_offers_are_shown_with_source_day_and_state(samples: TestClient) -> None:
    found = page(samples, "/nl/scholing?skill=risk-based-testing&province=GE")
    [offer] = found.select("[id^=offer_testen-voor-beginners-]")

    told = " ".join(offer.get_text(" ").split())
    assert "Leerbedrijf Voorbeeld" in told
    assert "programma van voorjaar 2027" in told
    assert "30 november 2026" in told
    assert "acceptatietest" in told
    assert "Wij hebben dat nog niet nagekeken." in told
    english = page(samples, "/en/learning?skill=risk-based-testing&province=GE")
    assert "Testing for beginners" in english.get_text()


def test_what_an_imported_offer_leaves_open_is_called_unknown(samples: TestClient) -> None:
    items = samples.get("/api/v1/offers?q=veilig+werken").json()["items"]
    [item] = [each for each in items if each["is_imported"]]

    assert (item["price_euros"], item["hours"], item["study_hours"]) == (None, None, None)
    assert (item["state"], item["checked_on"], item["languages"]) == ("unverified", None, [])
    assert (item["teaches"], item["is_rolling"]) == ({}, True)
    listed = page(samples, "/nl/scholing?form=course")
    while not (found := listed.select_one(f"#offer_{item['id']}")):
        listed = page(samples, str(listed.select("a[rel=next]")[0]["href"]))
    told = " ".join(found.get_text(" ").split())
    assert "Prijs onbekend" in told
    assert "Uren onbekend" in told
    assert "Wat je leert, is onbekend." in told


def test_a_place_that_nobody_tells_is_called_unknown(settings: Settings, tmp_path: Path) -> None:
    engine = open_database(settings.database_url)
    imported(engine, written(tmp_path / "a.csv", online="", form="bbl"))
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        found = page(client, "/nl/scholing?form=bbl")
    [offer] = found.select("[id^=offer_sites-bekijken-zonder-muis-]")
    assert "plaats onbekend" in offer.get_text()


def test_words_that_nobody_confirmed_teach_nothing(samples: TestClient) -> None:
    items = samples.get("/api/v1/offers?q=voorbeeld&limit=500").json()["items"]
    by_title = {item["label"]: item for item in items if item["is_imported"]}

    network = by_title["Omscholing tot netwerkbeheerder"]
    assert (network["teaches"], network["named"]) == ({"linux": 2}, ["netwerken"])
    database = by_title["Werken met databases"]
    assert database["teaches"] == {}
    assert "SQL" in database["named"]


def test_a_plan_takes_an_imported_offer_as_it_takes_our_own(
    settings: Settings, tmp_path: Path
) -> None:
    question = {
        "position": {"role": "webontwikkelaar", "level": "junior"},
        "skills": {},
        "goal": {"role": "testanalist", "level": "junior"},
        "limits": {"hours_per_week": 40, "months_per_step": 60},
    }
    engine = open_database(settings.database_url)
    with TestClient(create_app(settings)) as client:
        answer = client.post("/api/v1/paths", json=question)
        assert answer.status_code == 200, answer.text
        before = answer.json()
        missing = {m["skill"]: m["to"] for m in before["paths"][0]["steps"][0]["missing"]}
    skills = ";".join(f"{skill}={level}" for skill, level in missing.items())
    imported(engine, written(tmp_path / "a.csv", skills=skills, hours="1"))
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        after = client.post("/api/v1/paths", json=question).json()

    assert after["release"] != before["release"]
    planned = {offer for path in after["paths"] for s in path["steps"] for offer in s["offers"]}
    assert any(offer.startswith("sites-bekijken-zonder-muis-") for offer in planned)
    months = [min(path["months"] for path in answer["paths"]) for answer in (before, after)]
    assert months[1] < months[0]


def test_a_shared_path_outlives_an_import_and_says_what_is_gone(
    settings: Settings, tmp_path: Path
) -> None:
    engine = open_database(settings.database_url)
    skills = "test-case-design=2;testing-fundamentals=2;test-execution=2;defect-management=2;sql=1"
    imported(engine, written(tmp_path / "a.csv", title="Testen leren", skills=skills, hours="9"))
    with TestClient(create_app(settings)) as client:
        links = shared(client, goal="testanalist.medior")
        told = opened(client, links.path).get_text()
    assert "Testen leren" in told
    assert "is er niet meer" not in told
    deactivate_releases(engine)
    engine.dispose()

    with TestClient(create_app(settings)) as client:
        kept = opened(client, links.path).get_text()
    assert "Deze scholing is er niet meer: Testen leren." in " ".join(kept.split())


def test_titles_from_outside_are_text_and_never_markup(settings: Settings, tmp_path: Path) -> None:
    engine = open_database(settings.database_url)
    title = "</script><script>alert(1)</script> & {{ 7*7 }}"
    imported(engine, written(tmp_path / "a.csv", title=title, entry="<b>vet</b>"))
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        found = page(client, "/nl/scholing?skill=web-accessibility")
        raw = client.get("/nl/scholing?skill=web-accessibility").text
    assert title in [name.get_text() for name in found.select(".offer__name")]
    assert "<script>alert(1)" not in raw
    assert "<b>vet</b>" in found.get_text()
