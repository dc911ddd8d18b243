"""The site on a free port of this machine, for tests that need a real connection."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx2
import uvicorn

from app.main import Site
from app.server import PunctualProtocol


def until_it_answers(address: str, *, verify: ssl.SSLContext | bool = True) -> str:
    """Return `address` once a server there answers; a process of its own says no sooner itself."""
    for _ in range(600):
        with suppress(httpx2.TransportError):
            if httpx2.get(f"{address}/healthz", verify=verify).text == "ok":
                return address
        time.sleep(0.1)  # nothing tells when a port is opened
    raise TimeoutError(f"nothing answers at {address} in a minute")


@contextmanager
def serving(site: Site, protocol: type[asyncio.Protocol] = PunctualProtocol) -> Iterator[str]:
    """Serve `site` in a thread; gives the address it listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(
            uvicorn.Config(
                site, http=protocol, ws="none", log_level="critical", server_header=False
            )
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)  # it has no event to wait for
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
