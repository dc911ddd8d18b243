"""What a curator has to look at, and writing down what they found, in a checkout of its own."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.checkout import open_checkout
from app.curation import Care, findings, suggestions
from app.database import open_database
from app.link_check import NO_ANSWER, dead, is_offline, read_results, results_as_csv, status_of
from app.offer_import import import_offers
from app.settings import Settings
from career_graph.feed import Feed, skill_words
from tests.conftest import Run

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "tests" / "feeds" / "offers.csv"
KEPT = {"accessibility-training.yaml", "google-it-support.yaml", "woo-open-overheid.yaml"}


@pytest.fixture(scope="module")
def small_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with few files, so that reading it takes little time."""
    folder = tmp_path_factory.mktemp("source") / "padwijzer"
    for part in ("career_graph/data", "skills_taxonomy/data"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("roles", "occupations"):
        for path in sorted((folder / "skills_taxonomy/data" / name).iterdir())[1:]:
            path.unlink()
    for path in (folder / "career_graph/data/offers").iterdir():
        if path.name not in KEPT:
            path.unlink()
    return folder


@pytest.fixture
def checkout(small_checkout: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_checkout, tmp_path / "padwijzer"))


@pytest.fixture
def imported(settings: Settings) -> Feed:
    """Sample offers that are in force in the database of this test."""
    engine = open_database(settings.database_url)
    found = import_offers(
        engine, [SAMPLE], date(2026, 11, 30), activate=True, progress=lambda what, part: None
    )
    engine.dispose()
    return found.feed


def offer_file(checkout: Path, name: str) -> Path:
    return checkout / "career_graph" / "data" / "offers" / f"{name}.yaml"


# Where it works


def test_outside_a_checkout_it_refuses_and_says_where_to_go(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["curate"], ["curate", "confirm", "x"], ["curate", "term", "a", "none"]):
        code, out, err = run(*words)
        assert (code, out) == (1, "")
        assert "is geen checkout van Padwijzer" in err
        assert "--checkout" in err
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert "is geen checkout" in run("curate")[2]


def test_a_folder_inside_the_checkout_is_in_the_checkout(
    run: Run, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout / "career_graph" / "data")
    code, out, _ = run("curate", "--only", "unverified")
    assert code == 0
    assert "offers/google-it-support: algemeen bekend" in out


def test_data_that_do_not_hold_are_named_and_nothing_is_written(run: Run, checkout: Path) -> None:
    path = offer_file(checkout, "google-it-support")
    path.write_text(path.read_text("utf-8").replace("state: unverified", "state: guess"), "utf-8")
    code, _, err = run("curate", "--checkout", checkout)
    assert (code, "offers/google-it-support.yaml:" in err) == (1, True)


# What is on the list


def test_the_list_tells_what_is_stale_unverified_and_waiting(
    run: Run, checkout: Path, imported: Feed
) -> None:
    code, out, _ = run("curate", "--checkout", checkout)

    assert code == 0
    assert "misschien: user-acceptance (" in out
    assert "“netwerken” (1 x), misschien: " in out
    assert "padwijzer curate term WOORDEN" in out
    assert "Over links is niets bekend" in out
    for heading in ("verouderd", "nog niet nagekeken", "zonder vaardigheden", "wachten"):
        assert heading in out


def test_something_is_stale_from_the_day_after_180_days(checkout: Path) -> None:
    today = date(2026, 11, 30)
    path = offer_file(checkout, "google-it-support")
    text = path.read_text("utf-8")
    for days, is_stale in ((180, False), (181, True)):
        day = today - timedelta(days)
        path.write_text(text.replace("checked_on: null", f"checked_on: {day}"), "utf-8")
        found = open_checkout(checkout)
        words = skill_words(found.taxonomy.skills.values(), found.meanings)
        stale = {
            f.subject for f in findings(found, Feed(()), words, today, {}) if f.care is Care.STALE
        }
        assert ("offers/google-it-support" in stale) is is_stale


def test_what_waits_is_only_suggested_and_never_counts(checkout: Path, imported: Feed) -> None:
    found = open_checkout(checkout)
    words = skill_words(found.taxonomy.skills.values(), found.meanings)
    waiting = suggestions(found, imported, words)

    assert {one.term.name for one in waiting} == {"acceptatietest", "netwerken"}
    assert all(one.skills for one in waiting)
    listed = findings(found, imported, words, date(2026, 11, 30), {})
    assert all(one.care in Care for one in listed)
    later = {
        f.subject
        for f in findings(found, imported, words, date(2028, 1, 1), {})
        if f.care is Care.STALE
    }
    assert any(subject.startswith("import/testen-voor-beginners-") for subject in later)


def test_results_of_links_tell_which_provider_is_gone(
    run: Run, checkout: Path, tmp_path: Path
) -> None:
    results = tmp_path / "links.csv"
    results.write_text(
        "link,status\nhttps://www.accessibility.nl/,404\nhttps://www.coursera.org/,200\n"
        "https://www.open-overheid.nl/,503\n"
    )
    code, out, _ = run("curate", "--checkout", checkout, "--only", "dead", "--links", results)

    assert code == 0
    assert "2 x met een link" in out
    assert "Stichting Accessibility: geen link van deze aanbieder werkt" in out
    assert "offers/accessibility-training: https://www.accessibility.nl/: 404" in out
    assert "coursera" not in out
    assert "open-overheid" not in out
    results.write_text("url,code\n")
    code, _, err = run("curate", "--checkout", checkout, "--links", results)
    assert (code, "links.csv:1: link: deze kolom ontbreekt" in err) == (1, True)


class Site(BaseHTTPRequestHandler):
    """A site with a page, a page that moved, one that is gone, and one that wants no programs."""

    def do_HEAD(self) -> None:
        code = {"/": 200, "/moved": 301, "/gone": 410, "/shy": 405, "/loop": 302}.get(
            self.path, 404
        )
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", "/" if code == 301 else "/loop")
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def a_site() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_asking_a_site_tells_what_is_gone_and_follows_what_moved(tmp_path: Path) -> None:
    with a_site() as port:
        asked = {
            path: status_of(
                f"https://www.example.org{path}",
                lambda host: HTTPConnection("127.0.0.1", port, timeout=5),
            )
            for path in ("/", "/moved", "/gone", "/shy", "/loop", "/elsewhere?a=1")
        }
    silent = status_of("https://x/", lambda host: HTTPConnection("127.0.0.1", port, timeout=5))

    assert asked == {
        "/": "200", "/moved": "200", "/gone": "410", "/shy": "200", "/loop": "302",
        "/elsewhere?a=1": "404",
    }  # fmt: skip
    assert silent == NO_ANSWER
    results = {f"https://www.example.org{path}": status for path, status in asked.items()}
    kept = tmp_path / "links.csv"
    kept.write_text(results_as_csv(results.items()), "utf-8")
    assert read_results(kept) == results
    assert len(dead([*results.items(), ("https://x/", silent)])) == 3


def test_when_nobody_answers_it_is_not_the_sites_that_are_gone() -> None:
    assert is_offline([("https://a/", NO_ANSWER), ("https://b/", NO_ANSWER)])
    assert not is_offline([("https://a/", NO_ANSWER), ("https://b/", "404")])
    assert not is_offline([("https://a/", NO_ANSWER)])
    assert not is_offline([])


# What is written down


def test_a_confirmation_writes_source_day_and_state_and_nothing_else(
    run: Run, checkout: Path
) -> None:
    path = offer_file(checkout, "accessibility-training")
    before = path.read_text("utf-8").splitlines()
    confirm = ("curate", "--checkout", checkout, "confirm", "offers/accessibility-training")
    code, _, err = run(*confirm)
    assert (code, "noem met --source" in err) == (1, True)
    code, out, _ = run(*confirm, "--source", "de site, november 2026", "--on", "2026-11-29")

    assert code == 0
    assert "nagekeken op 2026-11-29" in out
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        '  - "de site, november 2026"', "checked_on: 2026-11-29", "state: verified"
    ]  # fmt: skip
    assert len(after) == len(before)
    assert run(*confirm, "--on", "2026-11-30")[0] == 0
    assert path.read_text("utf-8").count("checked_on: 2026-11-30") == 1
    assert "moet een dag zijn" in run(*confirm, "--on", "gisteren")[2]


def test_a_correction_is_checked_before_it_is_written(run: Run, checkout: Path) -> None:
    path = offer_file(checkout, "google-it-support")
    before = path.read_bytes()
    correct = ("curate", "--checkout", checkout, "correct", "google-it-support")
    for words, told in (
        (("link", "http://x.nl"), "offers/google-it-support.yaml:"),
        (("months", "veel"), "months: Input should be a valid integer"),
        (("months", ""), "months: "),
        (("nonsense", "1"), "Extra inputs"),
        (("teaches.nonsense", "1"), "geen vaardigheid heet zo"),
        (("teaches", "5"), "meer regels"),
        (("id", "x"), "blijft zoals hij is"),
        (("provinces", "[UT"), "geen goede lijst"),
        (("title.nl", "x" * 1_000), "title.nl"),
    ):
        code, out, err = run(*correct, *words)
        assert (code, out) == (1, ""), words
        assert told in err, words
        assert "Er is niets veranderd." in err
        assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == sorted(KEPT)


def test_a_correction_is_what_the_product_reads_next(run: Run, checkout: Path) -> None:
    correct = ("curate", "--checkout", checkout, "correct", "google-it-support")
    for words in (("price_euros", "250"), ("price_from", "2026"), ("teaches.sql", "1"),
                  ("starts", "[2027-02-01]"), ("title.nl", "Een: \"andere\" titel"),
                  ("hours_estimate", "null")):  # fmt: skip
        code, out, _ = run(*correct, *words)
        assert code == 0
        assert "offers/google-it-support.yaml:" in out
    found = open_checkout(checkout).offers["google-it-support"]
    assert (found.price_euros, found.price_from, found.teaches["sql"]) == (250, 2026, 1)
    assert found.starts == (date(2027, 2, 1),)
    assert found.title.nl == 'Een: "andere" titel'
    assert found.hours_estimate is None
    lines = offer_file(checkout, "google-it-support").read_text("utf-8").splitlines()
    assert lines.index("price_from: 2026") == lines.index("price_euros: 250") + 1
    assert "dat stond er al" in run(*correct, "price_euros", "250")[1]


def test_what_does_not_exist_cannot_be_curated(run: Run, checkout: Path) -> None:
    unknown = "niets", "roles/tester", "../../x", "offers/"
    for name, told in ((name, "is er niet") for name in unknown):
        code, _, err = run("curate", "--checkout", checkout, "correct", name, "months", "1")
        assert (code, told in err) == (1, True), name
    _, _, err = run("curate", "--checkout", checkout, "confirm", "import/x-1")
    assert "komt uit een import" in err


def test_a_confirmed_term_counts_from_then_on(run: Run, checkout: Path, imported: Feed) -> None:
    term = ("curate", "--checkout", checkout, "term")
    assert run(*term, "netwerken", "networking-fundamentals=1")[0] == 0
    assert run(*term, "acceptatietest", "none")[0] == 0
    assert "schrijf een vaardigheid" in run(*term, "iets", "sqll=1")[2]
    assert "schrijf een vaardigheid" in run(*term, "iets", "sql=5")[2]
    assert "term" in run(*term, "x" * 121, "sql=1")[2]

    found = open_checkout(checkout)
    words = skill_words(found.taxonomy.skills.values(), found.meanings)
    assert suggestions(found, imported, words) == ()
    assert run(*term, "Netwerken", "networking-fundamentals=2")[0] == 0
    text = (found.data / "skill_terms.yaml").read_text("utf-8").splitlines()
    assert text[0].startswith("# What the words")
    assert text[-3:] == [
        "terms:",
        '  - {term: "Netwerken", skill: networking-fundamentals, proficiency: 2}',
        '  - {term: "acceptatietest", skill: null}',
    ]
