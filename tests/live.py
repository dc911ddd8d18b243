"""The site on a free port of this machine, for tests that need a real connection."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from app.main import Site
from app.server import PunctualProtocol


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
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
