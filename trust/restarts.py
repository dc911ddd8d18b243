"""T8: PostgreSQL restarts, once politely and twice not, while eight writers save."""

import threading
import time

from trust.kills import kept
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, form
from trust.saving import QUESTION, saved_in
from trust.serving import serving

WRITERS = 8
MODES = ("fast", "immediate", "immediate")
RIGHT = {200, 503}
BACK_WITHIN = 2.0  # seconds after the database


def restarts(place: Place) -> Outcome:
    """Restart under load; nothing acknowledged is lost and nobody sees an error of ours."""
    tally = Tally({"restarts": 0, "acknowledged": 0, "lost": 0, "asked to come back": 0})
    environment = place.environment()
    views: set[str] = set()
    stop = threading.Event()
    last_saved = [0.0]

    def write(port: int) -> None:
        while not stop.is_set():
            answer = ask(port, form("/nl/deel", QUESTION))
            saved = saved_in(answer.text) if answer.status == 200 else None
            if saved:
                views.add(saved.view)
                last_saved[0] = time.monotonic()
            tally.add("asked to come back", answer.status == 503)
            tally.expect(answer.status in RIGHT, f"a save answered {answer.status}")

    with serving(environment, place.log) as server:
        writers = [threading.Thread(target=write, args=[server.port]) for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        slowest = 0.0
        for mode in MODES[: place.times(3, 1)]:
            time.sleep(place.times(3, 1))  # people save for a while before the next restart
            place.restart_postgresql(mode)
            tally.add("restarts")
            back = time.monotonic()
            while last_saved[0] <= back and time.monotonic() - back < 10:
                time.sleep(0.01)  # until a writer has saved again; the test counts how long that is
            slowest = max(slowest, last_saved[0] - back)
            tally.expect(0 < last_saved[0] - back <= BACK_WITHIN, f"{mode}: not back in time")
        stop.set()
        for writer in writers:
            writer.join()
    lost = len(views) - len(kept(environment, views))
    tally.counts |= {"acknowledged": len(views), "lost": lost, "s to be back": slowest}
    tally.expect(lost == 0, f"{lost} lost")
    return Outcome("T8", "postgresql", "database restarts", tally.counts, tuple(tally.misses))
