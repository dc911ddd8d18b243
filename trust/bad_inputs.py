"""T2: all sixty bad inputs, on a database, through both HTTP parsers. No 500, nothing dropped."""

from pathlib import Path

from trust.bad_files import file_misses
from trust.bad_requests import BadRequest, bad_requests
from trust.imports import BAD_INPUTS
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, get
from trust.serving import Server, serving

PARSERS = ("h11", "httptools")  # h11 is ours, with its deadlines; httptools is uvicorn's other one


def bad_inputs(place: Place) -> Outcome:
    """Send every bad request, give every bad file, and compare with what must come of it."""
    tally = Tally()
    numbers: set[int] = set()
    for parser in PARSERS[: place.times(2, 1)]:
        options = {} if parser == "h11" else {"http": parser}
        with serving(place.environment(), place.log, options) as server:
            for bad in bad_requests():
                numbers.add(bad.number)
                _send(bad, parser, server, tally)
            alive = ask(server.port, get("/healthz")).text == "ok"
            tally.expect(alive, f"{parser}: dead afterwards")
    _give_files(place.folder, numbers, tally)
    missing = set(range(1, 61)) - numbers - BAD_INPUTS.keys()
    tally.expect(not missing, f"not tried: {sorted(missing)}")
    counts = {"numbers": len(numbers), "tried": tally.counts["tried"]}
    counts |= {name: tally.counts.get(name, 0) for name in ("server errors", "dropped")}
    return Outcome("T2", place.database, "bad inputs", counts, tuple(tally.misses))


def _send(bad: BadRequest, parser: str, server: Server, tally: Tally) -> None:
    answer = ask(server.port, bad.sent)
    tally.add("tried")
    tally.add("server errors", answer.status >= 500)
    tally.add("dropped", answer.status == 0)
    where = f"{parser}: {bad.number} {bad.what}"
    tally.expect(answer.status in bad.expected, f"{where}: {answer.status}")
    tally.expect(
        answer.status not in bad.expected or bad.check(answer), f"{where}: {answer.text[:200]!r}"
    )


def _give_files(folder: Path, numbers: set[int], tally: Tally) -> None:
    for number, what, is_right in file_misses(folder):
        numbers.add(number)
        tally.add("tried")
        tally.expect(is_right, f"{number} {what}")
