"""Frames: a role and a path may be shown on other sites, and nothing else may."""

import pytest
from starlette.testclient import TestClient

from app.security import CONTENT_SECURITY_POLICY, FILE_SECURITY_POLICY
from tests.conftest import Visit
from tests.test_house_style import ADDRESSES

JOURNEY = "from=kok&level=medior&years=5&goal=testanalist.junior"
FRAMES = [
    "/nl/inbedden/rol/testanalist",
    "/en/embed/role/testanalist",
    f"/nl/inbedden/pad?{JOURNEY}",
    f"/en/embed/path?{JOURNEY}",
]


def policy(client: TestClient, address: str) -> dict[str, str]:
    said = client.get(address).headers["content-security-policy"]
    return {part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in said.split("; ")}


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_is_allowed_over_https_and_runs_and_sends_nothing(
    client: TestClient, address: str
) -> None:
    said = policy(client, address)

    assert said["frame-ancestors"] == "https:"
    assert {said[name] for name in ("script-src", "connect-src", "form-action")} == {"'none'"}
    assert "set-cookie" not in client.get(address).headers


@pytest.mark.parametrize("address", FRAMES)
def test_every_link_in_a_frame_opens_a_new_tab(visit: Visit, address: str) -> None:
    page = visit(address)

    assert page.select("a")
    assert not page.select("script, form, iframe")
    for link in page.select("a"):
        assert link["target"] == "_blank"
        assert "noopener" in link["rel"]
        assert str(link["href"]).startswith("http")


def test_a_frame_that_is_known_already_keeps_its_policy(client: TestClient) -> None:
    mark = client.get(FRAMES[0]).headers["etag"]
    known = client.get(FRAMES[0], headers={"If-None-Match": mark})

    assert known.status_code == 304
    assert "frame-ancestors https:" in known.headers["content-security-policy"]


def test_nothing_else_may_be_framed(client: TestClient) -> None:
    others = [a for a in ADDRESSES if not a.startswith(("/nl/inbedden/", "/en/embed/"))]
    refused = ["/nl/bestaat-niet", "/nl/inbedden/rol/bestaat-niet", "/nl/inbedden/pad?goal=x"]
    for address in [*others, *refused, "/healthz", "/api/v1/roles", "/p/x", "/static/favicon.svg"]:
        said = client.get(address).headers["content-security-policy"]
        is_file = address.startswith("/static/")  # a file asks for less than a page
        assert said == (FILE_SECURITY_POLICY if is_file else CONTENT_SECURITY_POLICY), address
        assert "frame-ancestors 'none'" in said


def test_a_role_in_a_frame_says_what_the_work_is(visit: Visit) -> None:
    page = visit(FRAMES[0])

    assert page.select_one("h1")
    assert len(page.select(".ticks li")) == 4
    assert len(page.select(".framed__levels dt")) >= 2


def test_a_path_in_a_frame_has_every_stop(visit: Visit) -> None:
    framed = [h.text.split()[0] for h in visit(FRAMES[2]).select(".framed__stops h2")]
    whole = visit(f"/nl/pad?{JOURNEY}").select(".stop__name")

    assert len(framed) == len(whole) >= 2


def test_the_code_to_copy_leads_to_the_frame(client: TestClient, visit: Visit) -> None:
    for asked in ("show=testanalist", JOURNEY):
        code = visit(f"/nl/inbedden?{asked}").select("#snippet")[0].text
        assert code.startswith('<iframe src="http://127.0.0.1:8000/nl/inbedden/')
        frame = code.split('"')[1].removeprefix("http://127.0.0.1:8000")
        assert policy(client, frame)["frame-ancestors"] == "https:"
        assert visit(frame).select("h1")


def test_an_unknown_role_is_not_found(client: TestClient) -> None:
    assert client.get("/nl/inbedden/rol/tovenaar").status_code == 404
    assert client.get("/nl/inbedden?show=tovenaar").status_code == 404
    assert client.get('/nl/inbedden?show="><b').status_code == 422
