"""Serving the site with uvicorn, and not waiting for ever for anybody's request."""

import asyncio
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.journal import LOGGING
from app.security import protective_headers


class PunctualProtocol(H11Protocol):
    """Hangs up when a request has not arrived whole in time, or an answer is not taken in time.

    Without this, somebody who opens connections and sends a letter now and then, or never reads,
    keeps all other visitors out: uvicorn only limits how long an idle connection stays open.
    """

    seconds_to_arrive = 5.0
    seconds_to_read_on = 10.0
    _deadline: asyncio.TimerHandle | None = None
    _reading_deadline: asyncio.TimerHandle | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._start_waiting()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._start_waiting()
        else:
            self._stop_waiting()

    def pause_writing(self) -> None:
        """The other side takes in nothing more: it gets a while to go on."""
        super().pause_writing()
        self._reading_deadline = self.loop.call_later(self.seconds_to_read_on, self._hang_up)

    def resume_writing(self) -> None:
        """The other side goes on."""
        self._stop_reading_deadline()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._stop_reading_deadline()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP; that never reaches the site, so the headers are put on here."""
        headers = [
            *protective_headers(),
            (b"content-type", b"text/plain"),
            (b"connection", b"close"),
        ]
        refusal = h11.Response(status_code=400, headers=headers, reason=b"Bad Request")
        for event in (refusal, h11.Data(data=msg.encode("ascii")), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _start_waiting(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.seconds_to_arrive, self._hang_up)

    def _hang_up(self) -> None:
        self.transport.abort()

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _stop_reading_deadline(self) -> None:
        if self._reading_deadline is not None:
            self._reading_deadline.cancel()
            self._reading_deadline = None


OPTIONS: dict[str, Any] = {
    "http": "app.server:PunctualProtocol",  # by name: a worker imports it once it is up
    "ws": "none",
    "log_config": LOGGING,
    "log_level": "warning",
    "access_log": False,
    "server_header": False,
    "timeout_worker_healthcheck": 60,  # seconds; a worker reads all data before it answers
    "timeout_keep_alive": 5,
    "timeout_graceful_shutdown": 10,
}


def serve(*, host: str, port: int, workers: int, proxies: tuple[str, ...] = ()) -> None:
    """Serve until stopped. Only `proxies` are believed when they say for whom they ask.

    Addresses hold people's answers, so uvicorn's own log of them is off; see app.journal.
    """
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        **OPTIONS,
    )
