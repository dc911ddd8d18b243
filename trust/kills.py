"""T4: kill -9 while people save. What was acknowledged must be there after a restart."""

import threading
from hashlib import sha256
from pathlib import Path
from random import Random

from sqlalchemy import Engine, text

from app.database import connect
from tests.postgresql import free_port
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.saving import opens, save
from trust.serving import Server, start

WRITERS = 8


def kills(place: Place) -> Outcome:
    """Save with eight writers, kill the server in the middle, start it again, and look."""
    cycles, wanted = place.times(60, 3), place.times(15_000, 30)
    if place.database == "postgresql":  # its own crashes are T8; here the site dies beside it
        cycles, wanted = place.times(10, 2), place.times(1_000, 20)
    tally = Tally({"kills": 0, "acknowledged": 0, "lost": 0})
    random = Random(4)
    environment, port = place.environment(), free_port()
    acknowledged: set[str] = set()
    server = start(environment, place.log, port=port)
    for cycle in range(cycles):
        target = (cycle + 1) * wanted // cycles + random.randrange(WRITERS)
        views = _save_until_killed(server, target - len(acknowledged))
        tally.add("kills")
        tally.add("acknowledged", len(views))
        acknowledged |= views
        server = start(environment, place.log, port=port)
        lost = acknowledged - kept(environment, acknowledged)
        tally.add("lost", len(lost))
        for view in sorted(views)[:2]:
            tally.add("opened again")
            tally.expect(opens(port, view) == 200, f"cycle {cycle}: a link does not open")
        acknowledged -= lost
    server.stop()
    tally.expect(tally.counts["lost"] == 0, f"{tally.counts['lost']} lost")
    tally.expect(len(acknowledged) >= wanted, f"{len(acknowledged)} saves, not {wanted}")
    tally.counts["integrity"] = _integrity(environment)
    tally.expect(tally.counts["integrity"] == "ok", "the database is damaged")
    return Outcome("T4", place.database, "kill -9 while saving", tally.counts, tuple(tally.misses))


def _save_until_killed(server: Server, wanted: int) -> set[str]:
    """Return the view tokens that were acknowledged before the server died."""
    views: set[str] = set()
    enough = threading.Event()

    def write() -> None:
        while True:
            try:
                saved = save(server.port)
            except OSError:
                return
            if saved is None:
                return
            views.add(saved.view)
            if len(views) >= wanted:
                enough.set()

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    enough.wait(120)
    server.kill()  # the others are in the middle of a save
    for writer in writers:
        writer.join()
    return views


def database_of(environment: dict[str, str]) -> Engine:
    """Return the database that a server with this environment uses."""
    file = Path(environment["PADWIJZER_DATA_DIR"]) / "padwijzer.sqlite"
    return connect(environment.get("DATABASE_URL") or f"sqlite:///{file}")


def kept(environment: dict[str, str], views: set[str]) -> set[str]:
    """Return those of `views` that the database holds, by their hash, with a version to show."""
    engine = database_of(environment)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT token_hash FROM path_link JOIN path_version USING (path_id)")
        )
        hashes = {row[0] for row in rows}
    engine.dispose()
    return {view for view in views if sha256(view.encode()).hexdigest() in hashes}


def _integrity(environment: dict[str, str]) -> str:
    engine = database_of(environment)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            found = str(connection.execute(text("PRAGMA integrity_check")).scalar_one())
        else:
            rows = connection.execute(text("SELECT content, content_hash FROM path_version")).all()
            right = all(sha256(row[0].encode()).hexdigest() == row[1] for row in rows)
            found = "ok" if right else "a version is damaged"
    engine.dispose()
    return found
