"""T11: a hundred visitors who never finish their request, or never read the answer."""

import select
import socket
import time

from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, get
from trust.serving import serving

PATIENCE = 10.0  # seconds within which every one of them must be cut off
LETTERS = (
    b"",
    b"GET /nl/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    b"POST /nl/deel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na",
    b"GET /static/vendor/htmx@4.0.1/htmx.min.js HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP",
)


def slow_clients(place: Place) -> Outcome:
    """Open the connections, send a letter now and then, and see that others are served."""
    tally = Tally()
    count = place.times(100, 40)
    with serving(place.environment(), place.log) as server:
        dawdlers = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(count)]
        for number, dawdler in enumerate(dawdlers):
            dawdler.sendall(LETTERS[number % len(LETTERS)])
        waiting = set(dawdlers)
        began = time.monotonic()
        while waiting and time.monotonic() - began < PATIENCE:
            waiting -= _ended(waiting)
            for path in ("/healthz", "/nl/"):
                status = ask(server.port, get(path), timeout=5).status
                tally.add("others served", status == 200)
                tally.expect(status == 200, f"{path} answered {status}")
            time.sleep(0.2)  # a few looks a second, so that looking is no load of its own
        longest = time.monotonic() - began
        for dawdler in dawdlers:
            dawdler.close()
    tally.counts |= {"dawdlers": count, "cut off": count - len(waiting), "s at most": longest}
    tally.expect(not waiting, f"{len(waiting)} of {count} were not cut off")
    return Outcome("T11", place.database, "slow clients", tally.counts, tuple(tally.misses))


def _ended(waiting: set[socket.socket]) -> set[socket.socket]:
    """Return those that were hung up on; the others send one letter more where they may."""
    ended: set[socket.socket] = set()
    readable, _, _ = select.select(list(waiting), [], [], 0)
    for dawdler in readable:
        try:
            if not dawdler.recv(4_096):
                ended.add(dawdler)
        except ConnectionError:
            ended.add(dawdler)
    for dawdler in waiting - ended:
        try:
            dawdler.send(b"a")
        except OSError:
            ended.add(dawdler)
    return ended
