"""The layers around the app, seen from outside: one row per answer that a server can give."""

from collections.abc import Callable

import pytest
from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from httpx2 import Response
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from app.main import Site
from tests.house_style import checked_page

NINE = {
    "content-security-policy",
    "strict-transport-security",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "cache-control",
    "x-robots-tag",
}
rehearsal = APIRouter(include_in_schema=False)


@rehearsal.get("/nl/crash")
def crash() -> None:
    raise RuntimeError("secret detail")


@rehearsal.get("/nl/busy")
def be_busy() -> None:
    raise OperationalError("INSERT", {}, Exception("database is locked"))


@rehearsal.get("/nl/count")
def count(number: int) -> int:
    return number


@rehearsal.post("/nl/save")
def save() -> RedirectResponse:
    return RedirectResponse("/nl/", status_code=303)


@pytest.fixture
def site(site: Site) -> Site:
    site.include_router(rehearsal)
    return site


ANSWERS: dict[str, tuple[int, Callable[[TestClient], Response]]] = {
    "page": (200, lambda c: c.get("/nl/")),
    "saved": (303, lambda c: c.post("/nl/save")),
    "front door": (307, lambda c: c.get("/")),
    "wrong host": (400, lambda c: c.get("/nl/", headers={"Host": "evil.example"})),
    "strange host": (400, lambda c: c.get("/nl/", headers={"Host": "a/../b?x"})),
    "cross-site": (403, lambda c: c.post("/nl/save", headers={"Sec-Fetch-Site": "cross-site"})),
    "same-site": (403, lambda c: c.post("/nl/save", headers={"Sec-Fetch-Site": "same-site"})),
    "other origin": (403, lambda c: c.post("/nl/save", headers={"Origin": "https://evil.example"})),
    "unknown page": (404, lambda c: c.get("/nl/nergens")),
    "unknown file": (404, lambda c: c.get("/static/css/nergens.css")),
    "outside static": (404, lambda c: c.get("/static/%2e%2e/pyproject.toml")),
    "wrong method": (405, lambda c: c.post("/nl/")),
    "too large": (413, lambda c: c.post("/nl/save", content=b"x" * 70_000)),
    "wrong number": (422, lambda c: c.get("/nl/count?number=veel")),
    "nul": (422, lambda c: c.get("/nl/count?number=1&q=a%00b")),
    "crash": (500, lambda c: c.get("/nl/crash")),
    "busy": (503, lambda c: c.get("/nl/busy")),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_carries_all_nine_headers(client: TestClient, name: str) -> None:
    status, ask = ANSWERS[name]
    answer = ask(client)

    assert answer.status_code == status
    assert answer.headers.keys() >= NINE
    assert "server" not in answer.headers
    assert answer.headers["cache-control"] == ("no-cache" if name == "page" else "no-store")


@pytest.mark.parametrize("name", [n for n, (status, _) in ANSWERS.items() if status >= 400])
def test_every_refusal_is_a_page_that_says_what_to_do(client: TestClient, name: str) -> None:
    answer = ANSWERS[name][1](client)

    page = checked_page(name, answer.text)
    assert page.select_one("main a.button[href='/nl/']")
    assert "secret" not in answer.text


def test_busy_says_when_to_come_back(client: TestClient) -> None:
    assert client.get("/nl/busy").headers["retry-after"] == "2"


def test_a_wrong_field_is_told_and_what_was_typed_is_not_sent_back(client: TestClient) -> None:
    answer = client.get("/nl/count?number=<b>veel</b>")

    (said,) = checked_page("count", answer.text).select("main .plain-list li")
    assert said.text == "Een ander deel van je antwoord. Dit begrijpen we niet."
    assert "veel</b>" not in answer.text


def test_api_explains_in_json(client: TestClient) -> None:
    answer = client.get("/api/v1/nergens", headers={"Accept-Language": "en"})

    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("This page does not exist")


def test_error_in_an_htmx_swap_is_a_part_for_the_whole_content(client: TestClient) -> None:
    swap = {"HX-Request": "true", "HX-Request-Type": "partial"}
    answer = client.get("/nl/nergens", headers=swap)

    assert "<html" not in answer.text
    assert answer.headers["hx-retarget"] == "#main"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {},
    ],
)
def test_forms_of_our_own_and_programs_may_save(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert client.post("/nl/save", headers=headers).status_code == 303


def test_static_files_are_kept_for_ever(client: TestClient) -> None:
    answer = client.get("/static/css/base.css")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers.keys() >= NINE


def test_search_engines_may_list_plain_pages_but_no_answers(client: TestClient) -> None:
    assert client.get("/nl/").headers["x-robots-tag"] == "all"
    assert "noindex" in client.get("/nl/?from=verpleegkundige").headers["x-robots-tag"]


def test_pages_answer_head(client: TestClient) -> None:
    assert client.head("/nl/bronnen").status_code == 200
