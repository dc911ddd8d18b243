"""Bodies and addresses that no visitor types. None may become an error of ours (500)."""

from typing import Annotated

import pytest
from fastapi import APIRouter, Form
from pydantic import BaseModel, ConfigDict, Field
from starlette.testclient import TestClient

from app.main import Site

rehearsal = APIRouter(include_in_schema=False)
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Answers(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    note: str = ""
    level: int = Field(1, ge=1, le=4)
    skills: dict[str, float] = Field({}, max_length=5)


@rehearsal.post("/api/v1/rehearsal")
def take_json(answers: Answers) -> Answers:
    return answers


@rehearsal.post("/nl/rehearsal")
def take_form(
    number: Annotated[float, Form(allow_inf_nan=False)], note: Annotated[str, Form()]
) -> str:
    return note


@pytest.fixture
def site(site: Site) -> Site:
    site.include_router(rehearsal)
    return site


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"skills":{"a":NaN}}', 422),
        (b'{"note":Infinity}', 422),
        (rb'{"note":"\ud800"}', 422),
        (rb'{"\ud800":1}', 422),
        (rb'{"skills":{"\ud800":1}}', 422),
        (rb'{"note":"a\u0000b"}', 422),
        (b'{"level":true}', 422),
        (b'{"level":' + b"9" * 5_000 + b"}", 400),
        (b'{"level":9223372036854775808}', 422),
        (b"[" * 30_000, 400),
        ('{"note":"é"}'.encode("utf-16"), 422),
        ('{"note":"é"}'.encode("latin-1"), 400),
        (b'{"surprise":1}', 422),
        (b"", 422),
        (b'{"note":', 422),
        (b'{"note":"a","note":"b"}', 200),
    ],
)
def test_strange_json(client: TestClient, body: bytes, status: int) -> None:
    answer = client.post("/api/v1/rehearsal", content=body, headers=JSON)

    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("headers", [{"Content-Type": "text/plain"}, {}])
def test_json_that_does_not_say_so(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/rehearsal", content=b"{}", headers=headers).status_code == 422


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"number=nan&note=a", 422),
        (b"number=1&note=a%00b", 422),
        (b"number=1&note=%ED%A0%80", 200),
        (b"number=1&note=" + b"&x=1" * 2_000, 400),
        (b"number=1", 422),
    ],
)
def test_strange_forms(client: TestClient, body: bytes, status: int) -> None:
    answer = client.post("/nl/rehearsal", content=body, headers=FORM)

    assert answer.status_code == status, answer.text


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_broken_multipart(client: TestClient, content_type: str) -> None:
    answer = client.post(
        "/nl/rehearsal", content=b"--y\r\nnonsense", headers={"Content-Type": content_type}
    )

    assert answer.status_code in (400, 422)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nl/bronnen?q=%ED%A0%80", 200),
        ("/nl/bronnen?q=%FF%FE", 200),
        ("/nl/bronnen?q=%00", 422),
        ("/nl/bronnen?next=https://evil.example", 200),
        ("/nl/" + "a" * 60_000, 404),
        ("/nl/%00", 404),
        ("//evil.example/nl/", 404),
    ],
)
def test_strange_addresses(client: TestClient, address: str, status: int) -> None:
    assert client.request("GET", f"http://testserver{address}").status_code == status


@pytest.mark.parametrize("method", ["TRACE", "FOO", "PUT", "DELETE"])
def test_strange_methods(client: TestClient, method: str) -> None:
    assert client.request(method, "/nl/").status_code == 405
