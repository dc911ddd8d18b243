"""Requests as bytes, so that also what no library would send can be sent."""

import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

HTML = {"Accept": "text/html"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Status 0: the connection was dropped without an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


def request(
    method: str,
    path: str | bytes,
    body: bytes = b"",
    *,
    host: str = "127.0.0.1",
    **headers: str,
) -> bytes:
    """Return a request that closes the connection. `_` in the name of a header is a hyphen."""
    target = path if isinstance(path, bytes) else path.encode("latin-1")
    lines = [f"Host: {host}", "Connection: close"]
    if body or method in ("POST", "PUT"):
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return (
        method.encode() + b" " + target + b" HTTP/1.1\r\n"
        + "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
    )  # fmt: skip


get = partial(request, "GET")


def json(path: str, body: bytes, content_type: str = "application/json") -> bytes:
    """Return a POST of JSON, or of what pretends to be."""
    return request("POST", path, body, Content_Type=content_type)


def form(path: str, body: bytes) -> bytes:
    """Return a POST of a form."""
    return request("POST", path, body, Content_Type="application/x-www-form-urlencoded")


def ask(port: int, sent: bytes, timeout: float = 30) -> Answer:
    """Send bytes and return the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        received = b""
        with suppress(OSError):  # hung up halfway; perhaps it answered first
            connection.sendall(sent)
        with suppress(OSError):
            while part := connection.recv(65_536):
                received += part
    return answer_of(received)


def answer_of(received: bytes) -> Answer:
    """Return what the bytes of an answer say."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ", 2)
    if len(words) < 2 or not words[1].isdigit():
        return Answer(0, {}, received)
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
    }
    if headers.get("transfer-encoding") == "chunked":
        body = _joined(body)
    return Answer(int(words[1]), headers, body)


def _joined(chunks: bytes) -> bytes:
    body = b""
    while chunks:
        size, _, rest = chunks.partition(b"\r\n")
        length = int(size or b"0", 16)
        if not length:
            break
        body, chunks = body + rest[:length], rest[length + 2 :]
    return body
