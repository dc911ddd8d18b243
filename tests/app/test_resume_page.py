"""A JSON Resume as the start: what we recognise is presumed, what we do not is named."""

import json
import logging
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from httpx2 import Response
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.recognition import Recognised, recognise
from app.resume import ResumeError, ToldJob, read_resume
from tests.conftest import Visit
from tests.house_style import checked_page

NURSE = {
    "basics": {"name": "Geheim Persoon", "email": "geheim@example.org", "label": "Geheim"},
    "work": [
        {"name": "Café", "position": "Barista", "startDate": "2012-05", "endDate": "2014"},
        {"name": "Ziekenhuis", "position": "Senior verpleegkundige", "startDate": "2015-01-31"},
    ],
    "skills": [
        {"name": "Databases", "level": "Advanced", "keywords": ["SQL", "Wijnproeven"]},
        {"name": "HTML/CSS", "level": "Beginner"},
        {"name": "javascirpt"},
    ],
}
TODAY = date(2026, 11, 23)


def send(client: TestClient, text: str, address: str = "/nl/cv") -> Response:
    # as the form does: in parts, because percent signs would make JSON far longer
    return client.post(address, files={"resume": (None, text)})


def shown(client: TestClient, content: Any) -> BeautifulSoup:
    answer = send(client, json.dumps(content))
    assert answer.status_code == 200
    return checked_page("/nl/cv", answer.text)


def recognised(knowledge: Knowledge, **content: Any) -> Recognised:
    return recognise(read_resume(json.dumps(content)), knowledge, "nl", TODAY)


def onward(page: BeautifulSoup) -> tuple[str, list[tuple[str, str]]]:
    address = urlsplit(str(page.select("a.button--you")[0]["href"]))
    return address.path, parse_qsl(address.query)


# --- what is recognised --------------------------------------------------------------------------


def test_the_latest_known_job_is_where_somebody_starts(client: TestClient) -> None:
    path, parameters = onward(shown(client, NURSE))

    assert path == "/nl/mijn-vaardigheden"
    assert parameters[:2] == [("from", "verpleegkundige"), ("level", "senior")]
    assert dict(parameters)["years"].isdecimal()


def test_skills_come_on_top_of_what_the_work_presumes(client: TestClient) -> None:
    skills = {value for name, value in onward(shown(client, NURSE))[1] if name == "s"}

    assert {"sql.3", "html-css.1", "javascript.1"} <= skills
    assert len(skills) > 5  # the nurse's own skills stay


def test_the_address_is_the_canonical_one(client: TestClient, visit: Visit) -> None:
    href = str(shown(client, NURSE).select("a.button--you")[0]["href"])
    page = visit(href)

    assert page.select_one("#have_sql[checked]")
    hidden = [(f["name"], f["value"]) for f in page.select("form input[type=hidden]")]
    assert ("from", "verpleegkundige") in hidden


def test_what_is_not_recognised_is_named_and_does_not_count(client: TestClient) -> None:
    page = shown(client, NURSE)
    section = page.select_one("section[aria-labelledby=unknown]")

    assert section is not None
    assert "Wijnproeven" in section.get_text()
    assert "Databases" not in section.get_text() or "SQL" not in section.get_text()


def test_what_is_recognised_is_said_to_be_presumed(client: TestClient) -> None:
    page = shown(client, NURSE)

    assert page.select_one("section[aria-labelledby=skills]")
    for line in page.select("section[aria-labelledby=skills] li"):
        assert "vermoed" in line.get_text()


@pytest.mark.parametrize(
    ("title", "concept", "level"),
    [
        ("Senior Software Engineer", "softwareontwikkelaar", 3),
        ("Jr. data analist", "data-analist", 1),
        ("Verpleegkundige", "verpleegkundige", None),
        ("nurse", "verpleegkundige", None),
        ("Product Owner / Scrum master", "product-owner", None),
    ],
)
def test_titles_are_known_with_their_level(
    knowledge: Knowledge, title: str, concept: str, level: int | None
) -> None:
    [job] = recognised(knowledge, work=[{"position": title}]).jobs

    assert (job.concept, job.level) == (concept, level)


@pytest.mark.parametrize("name", ["Q", "Javabonen", "Wijnproeven", "-", "🎷", "a" * 5000])
def test_what_only_looks_alike_is_not_recognised(knowledge: Knowledge, name: str) -> None:
    found = recognised(knowledge, skills=[{"name": name}], work=[{"position": name}])

    assert found.skills == ()
    assert found.jobs == ()
    assert found.unknown_skills


def test_a_skill_told_twice_counts_once_at_its_best(knowledge: Knowledge) -> None:
    told = [{"name": "SQL", "level": "basis"}, {"name": "sql", "level": "Expert"}]
    [skill] = recognised(knowledge, skills=told).skills

    assert (skill.skill, skill.rating) == ("sql", 4)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2020-11-24", None, 5),
        ("2020-11-23", None, 6),
        ("2015", "2018-06", 3),
        ("2018", "2015", None),
        ("2999", None, None),
        ("1900", None, 60),
        ("soon", None, None),
        ("99999999999999999999-01", None, None),
        ("2020-13-45", None, None),
        (None, "2020", None),
    ],
)
def test_years_are_counted_only_when_the_dates_tell(
    knowledge: Knowledge, start: str | None, end: str | None, years: int | None
) -> None:
    work = [{"position": "kok", "startDate": start, "endDate": end}]
    [job] = recognised(knowledge, work=work).jobs

    assert job.years == years


def test_a_resume_without_known_words_leads_to_the_search(client: TestClient) -> None:
    page = shown(client, {"skills": [{"name": "Wijnproeven"}]})

    assert onward(page) == ("/nl/start", [])


# --- what is never read, kept or told on ---------------------------------------------------------


def test_personal_fields_are_never_read(client: TestClient) -> None:
    assert "geheim" not in send(client, json.dumps(NURSE)).text.casefold()
    assert read_resume(json.dumps(NURSE)).jobs[0] == ToldJob(
        "Senior verpleegkundige", date(2015, 1, 31)
    )


def test_nothing_is_kept(
    client: TestClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with caplog.at_level(logging.DEBUG):
        answer = send(client, json.dumps(NURSE))

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    assert "verpleegkundige" not in caplog.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_uploaded_file_is_not_taken(client: TestClient) -> None:
    answer = client.post("/nl/cv", files={"resume": ("cv.json", json.dumps(NURSE))})

    assert answer.status_code in (400, 422)


# --- what cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n "skills": [\n  {"name": "SQL"}\n  {"name": "CSS"}\n ]\n}', "regel 4"),
        ("", "regel 1"),
        ("mijn cv", "regel 1"),
        ('{"skills": [{"name": NaN}]}', "geen goede JSON"),
        ('{"skills": [{"name": "a\\u0000b"}]}', "geen goede JSON"),
        ('{"skills": [{"name": "\\ud800"}]}', "geen goede JSON"),
        ('{"skills": [{"name": 1' + "0" * 5000 + "}]}", "geen goede JSON"),
        ("[" * 20_000, "geen goede JSON"),
        ("[]", "geen JSON Resume"),
        ("7", "geen JSON Resume"),
        ('{"skills": "SQL"}', "geen JSON Resume"),
        ('{"work": {"position": "kok"}}', "geen JSON Resume"),
        ("{}", "geen vaardigheden en geen functies"),
        ('{"skills": [null, 3, {"name": 4}], "work": [[]]}', "geen vaardigheden en geen functies"),
    ],
)
def test_what_cannot_be_read_is_explained_at_the_field(
    client: TestClient, text: str, said: str
) -> None:
    answer = send(client, text)
    page = checked_page("/nl/cv", answer.text)

    assert answer.status_code == 422
    explained = page.select_one("#resume_wrong")
    assert explained is not None
    assert said in explained.get_text()
    assert page.select("textarea")[0].get_text().strip() == text.strip()


def test_what_was_typed_comes_back_as_text_only(client: TestClient) -> None:
    answer = send(client, "</textarea><script>alert(1)</script>")

    assert "<script>alert" not in answer.text


def test_five_hundred_skills_is_the_most(client: TestClient) -> None:
    def resume(number: int) -> str:
        return json.dumps({"skills": [{"name": "w", "keywords": [f"x{n}" for n in range(number)]}]})

    assert send(client, resume(499)).status_code == 200
    assert send(client, resume(500)).status_code == 422
    with pytest.raises(ResumeError, match="too_many"):
        read_resume(resume(500))


def test_more_than_64_kib_is_refused(client: TestClient) -> None:
    assert send(client, " " * 65_536).status_code == 413
    assert send(client, json.dumps(NURSE) + " " * 60_000).status_code == 200


# --- the way there -------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "page"), [("/nl/start", "/nl/cv"), ("/en/start", "/en/resume")])
def test_start_page_leads_here(visit: Visit, start: str, page: str) -> None:
    assert visit(start).select_one(f"main a[href='{page}']")


def test_page_speaks_english_too(client: TestClient) -> None:
    answer = send(client, json.dumps(NURSE), "/en/resume")

    assert "Carry on with these skills" in answer.text
