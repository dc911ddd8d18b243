"""Every action with every secret: a link does what it may do, and all else looks like no link."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.capabilities import Right, hashed
from tests.conftest import on_both_databases
from tests.shared_path_doors import RIGHTS, question
from tests.sharing import managed, new_link, shared

NEW = {"query": question(1)}
ACTIONS: dict[str, tuple[str, str, dict[str, Any] | None, Right]] = {
    "read": ("GET", "", None, Right.VIEW),
    "note": ("PUT", "/notes/testanalist.medior", {"note": "x"}, Right.PROPOSE),
    "propose": ("POST", "/proposals", NEW, Right.PROPOSE),
    "link": ("POST", "/links", {}, Right.EDIT),
    "revoke": ("DELETE", "/links/99", None, Right.EDIT),
    "last day": ("PUT", "/last-day", {"days": 90}, Right.EDIT),
    "accept": ("POST", "/proposals/1/accept", None, Right.EDIT),
    "decline": ("DELETE", "/proposals/1", None, Right.EDIT),
    "delete": ("DELETE", "", None, Right.EDIT),
}


@on_both_databases
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_asks_the_right_it_asks(client: TestClient, action: str) -> None:
    method, address, body, needed = ACTIONS[action]

    def tried(secret: str) -> tuple[int, bytes]:
        answer = client.request(
            method,
            f"/api/v1/shared-path{address}",
            json=body,
            headers={"Authorization": f"Bearer {secret}"},
        )
        return answer.status_code, answer.content

    links = shared(client)
    nothing = tried("A" * 32)
    assert nothing[0] == 404
    secrets = {
        "view": links.path.rpartition("/")[2],
        "notes": new_link(client, links.code, "notes").rpartition("/")[2],
        "propose": new_link(client, links.code, "propose").rpartition("/")[2],
        "edit": links.code,
    }
    revoked = new_link(client, links.code, "propose").rpartition("/")[2]
    managed(client, links.code, "revoke", number="4")
    for name, secret in secrets.items():
        answer = tried(secret)
        if RIGHTS[name] >= needed and action != "decline":
            assert answer[0] < 300, (name, answer)
        else:
            assert answer == nothing, name
    for secret in (revoked, "", hashed(links.code), secrets["view"][:-1], secrets["view"] + "A"):
        assert tried(secret) == nothing
