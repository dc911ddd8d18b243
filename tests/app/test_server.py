import socket
import time
from collections.abc import Iterator

import httpx2
import pytest

from app.main import Site
from app.server import PunctualProtocol
from tests.live import serving


class HastyProtocol(PunctualProtocol):
    seconds_to_arrive = 0.5


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    """The site on a free port, with half a second for a request to arrive."""
    with serving(site, HastyProtocol) as address:
        yield int(address.rpartition(":")[2])


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /nl/ HTTP/1.1\r\nHost: local",
        b"POST /nl/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_hangs_up_on_requests_that_never_arrive_while_others_are_served(
    port: int, sent: bytes
) -> None:
    dawdlers = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
    for dawdler in dawdlers:
        dawdler.settimeout(5)
        dawdler.sendall(sent)

    assert httpx2.get(f"http://127.0.0.1:{port}/healthz").text == "ok"
    for dawdler in dawdlers:
        assert _was_hung_up_on(dawdler)


def test_a_connection_serves_several_requests(port: int) -> None:
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as visitor:
        for _ in range(3):
            assert visitor.get("/healthz").status_code == 200
            time.sleep(0.4)  # together longer than a request may take, each wait shorter


def _was_hung_up_on(dawdler: socket.socket) -> bool:
    with dawdler:
        try:
            while dawdler.recv(1024):
                pass
        except ConnectionResetError:
            return True
        return True
