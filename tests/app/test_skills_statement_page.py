"""The skills statement: skills with evidence, nothing about who somebody is, nothing stored."""

from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.recognition import query_from_resume, recognise
from app.resume import read_resume
from skills_taxonomy.model import Language
from tests.conftest import Visit

NURSE = "from=verpleegkundige&level=medior&years=8"
TOLD = f"{NURSE}&s=recording-precisely.3&s=sql.2&e=sql"
SCHEMA_SECTIONS = {  # the top of JSON Resume 1.0.0, which allows nothing else there
    "$schema", "basics", "work", "volunteer", "education", "awards", "certificates",
    "publications", "skills", "languages", "interests", "references", "projects", "meta",
}  # fmt: skip
ABOUT_SOMEBODY = {"name", "email", "phone", "location", "profiles", "image", "basics", "birthDate"}


def resume(client: TestClient, asked: str, path: str = "/nl/vaardighedenbewijs.json") -> Any:
    answer = client.get(f"{path}?{asked}")
    assert answer.status_code == 200
    return answer.json()


def test_each_skill_has_a_word_for_how_well_how_known_and_from_which_work(visit: Visit) -> None:
    rows = {
        row.select(".stated__name")[0].text: (
            row.select(".stated__how")[0].text,
            row.select(".stated__known")[0].text,
        )
        for row in visit(f"/nl/vaardighedenbewijs?{TOLD}").select(".stated")
    }

    assert len(rows) == 2
    assert ("zelfstandig", "aangetoond, niet uit het huidige werk") in rows.values()
    assert ("gevorderd", "zelf ingeschat, uit werk als verpleegkundige") in rows.values()


def test_what_nobody_confirmed_is_presumed(visit: Visit) -> None:
    known = visit(f"/nl/vaardighedenbewijs?{NURSE}").select(".stated__known")

    assert len(known) >= 8
    assert all(one.text == "vermoed, uit werk als verpleegkundige" for one in known)


def test_ticking_proof_changes_the_statement_and_only_that(visit: Visit) -> None:
    page = visit(f"/nl/vaardighedenbewijs?{NURSE}")
    first = page.select("input[name=e]")[0]
    hidden = "&".join(f"{i['name']}={i['value']}" for i in page.select("form [type=hidden]"))
    ticked = visit(f"/nl/vaardighedenbewijs?{hidden}&e={first['value']}")

    assert len(ticked.select(".stated__known--shown")) == 1
    assert len(ticked.select(".stated")) == len(page.select(".stated"))
    assert [str(i["value"]) for i in ticked.select("input[name=e][checked]")] == [first["value"]]


def test_what_a_trial_task_showed_goes_when_it_is_unticked(visit: Visit) -> None:
    page = visit(f"/nl/vaardighedenbewijs?{TOLD}&t=sql.3&t=test-fundamentals.1")
    ticked = {(str(i["name"]), str(i["value"])) for i in page.select(".stated-proof [checked]")}
    hidden = "&".join(f"{i['name']}={i['value']}" for i in page.select("form [type=hidden]"))
    unticked = visit(f"/nl/vaardighedenbewijs?{hidden}")

    assert ticked == {("t", "sql.3"), ("t", "test-fundamentals.1")}
    assert len(page.select(".stated__known--shown")) == 2
    assert unticked.select(".stated__known--shown") == []


@pytest.mark.parametrize("path", ["/nl/vaardighedenbewijs.json", "/en/skills-statement.json"])
def test_the_file_has_the_shape_of_json_resume(client: TestClient, path: str) -> None:
    content = resume(client, TOLD, path)

    assert content.keys() <= SCHEMA_SECTIONS
    assert content["meta"]["version"] == "v1.0.0"
    assert all(isinstance(value, str) for value in content["meta"].values())
    for skill in content["skills"]:
        assert {"name", "level"} <= skill.keys()
        assert all(isinstance(value, str) and value for value in skill.values())
    assert [set(job) for job in content["work"]] == [{"position"}]


def test_the_file_is_a_download_about_nobody(client: TestClient) -> None:
    answer = client.get(f"/nl/vaardighedenbewijs.json?{TOLD}")

    assert answer.headers["content-disposition"] == 'attachment; filename="vaardigheden.json"'
    assert answer.headers["cache-control"] == "no-store"
    assert not answer.json().keys() & ABOUT_SOMEBODY


@pytest.mark.parametrize(
    ("language", "path"),
    [("nl", "/nl/vaardighedenbewijs.json"), ("en", "/en/skills-statement.json")],
)
def test_the_file_read_back_gives_the_same_skills(
    client: TestClient, knowledge: Knowledge, language: Language, path: str
) -> None:
    read = read_resume(client.get(f"{path}?{TOLD}").text)
    known = recognise(read, knowledge, language, date.today())

    assert {one.skill: one.rating for one in known.skills} == {"recording-precisely": 3, "sql": 2}
    query = query_from_resume(known, knowledge, language)
    assert query.position is not None
    assert query.position.occupation == "verpleegkundige"


def test_who_told_nothing_is_asked_to_tell(visit: Visit) -> None:
    page = visit("/nl/vaardighedenbewijs")
    assert page.select_one("a.button--you[href='/nl/start']")
    assert not page.select(".stated")


def test_an_unknown_skill_is_refused(client: TestClient) -> None:
    assert client.get(f"/nl/vaardighedenbewijs?{NURSE}&e=toveren").status_code == 422
    assert client.get(f"/nl/vaardighedenbewijs.json?{NURSE}&s=sql.9").status_code == 422


def test_the_path_and_what_is_shared_lead_to_the_statement(visit: Visit) -> None:
    page = visit(f"/nl/pad?{TOLD}&goal=testanalist.medior")
    link = page.select_one("a[href^='/nl/vaardighedenbewijs']")

    assert link is not None
    assert len(visit(str(link["href"])).select(".stated__known--shown")) == 1
