"""Several workers on one PostgreSQL: what one of them does, all of them know."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from app.settings import Settings
from tests.conftest import on_both_databases
from tests.live import until_it_answers

QUESTION = {
    "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
    "goal": {"role": "testanalist", "level": "medior"},
}


@pytest.fixture
def address(settings: Settings) -> Iterator[str]:
    """The real server with two workers, which start on an empty database at the same time."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "PADWIJZER_DATA_DIR": str(settings.data_dir),
    }
    command = [sys.executable, "-m", "app.cli", "serve", "--workers", "2", "--port", str(port)]
    with subprocess.Popen(command, env=environment) as server:
        try:
            yield until_it_answers(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()


@pytest.mark.slow
@on_both_databases
def test_workers_keep_nothing_that_others_do_not_know(address: str) -> None:
    """Each request is a connection of its own, so they spread over the workers."""

    def asked(method: str, secret: str, path: str = "") -> int:
        headers = {"Authorization": f"Bearer {secret}"}
        return httpx2.request(
            method, f"{address}/api/v1/shared-path{path}", headers=headers
        ).status_code

    def share(_: int) -> dict[str, str]:
        answer = httpx2.post(f"{address}/api/v1/shared-paths", json={"query": QUESTION}, timeout=30)
        assert answer.status_code == 201, answer.text
        made: dict[str, str] = answer.json()
        return made

    with ThreadPoolExecutor(4) as people:
        made = list(people.map(share, range(8)))
        for one in made:
            seen = list(people.map(lambda _, o=one: asked("GET", o["view_secret"]), range(6)))
            assert seen == [200] * 6
        gone, *rest = made
        assert asked("DELETE", gone["edit_secret"]) == 204
        assert set(people.map(lambda _: asked("GET", gone["view_secret"]), range(12))) == {404}
        assert asked("DELETE", rest[0]["edit_secret"], "/links/1") == 204
        assert set(people.map(lambda _: asked("GET", rest[0]["view_secret"]), range(12))) == {404}
        assert {asked("GET", one["view_secret"]) for one in rest[1:]} == {200}
