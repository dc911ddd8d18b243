"""T14: links end on their day, at once when revoked, and nobody can tell why a link is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from urllib.parse import urlencode

from httpx2 import Response
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.database import METADATA
from app.dependencies import get_today
from app.main import create_app
from app.settings import Settings
from app.shared_paths import purge_expired
from trust.kills import database_of
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.saving import PROPOSE, QUESTION, Saved, saved_in

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
A_PERSON = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}
TABLES = ("shared_path", "path_link", "path_version", "step_note")


class Visitor:
    """Somebody with a browser, and a calendar that a check may turn."""

    def __init__(self, client: TestClient, today: date) -> None:
        self.client = client
        self.today = today

    def save(self, days: int) -> Saved:
        """Save a path for so many days."""
        body = QUESTION + f"&days={days}".encode()
        saved = saved_in(self.client.post("/nl/deel", content=body, headers=FORM).text)
        assert saved is not None
        return saved

    def open(self, token: str) -> Response:
        """Open a link."""
        return self.client.get(f"/p/{token}", headers=A_PERSON)

    def manage(self, edit: str, act: str, **fields: str) -> Response:
        """Do what the edit link allows."""
        content = urlencode({"code": edit, "act": act} | fields)
        return self.client.post("/nl/beheer", content=content, headers=FORM)


@contextmanager
def visiting(environment: dict[str, str]) -> Iterator[Visitor]:
    """Run the site in this process, on a day of our choice."""
    from trust.warm import KNOWLEDGE

    site = create_app(Settings.from_environment(environment), KNOWLEDGE)
    with TestClient(site, follow_redirects=False, raise_server_exceptions=False) as client:
        visitor = Visitor(client, date(2026, 11, 30))
        site.dependency_overrides[get_today] = lambda: visitor.today
        yield visitor


def expiry(place: Place) -> Outcome:
    """Turn the calendar, revoke and delete, and compare the answers byte for byte."""
    tally = Tally()
    environment = place.environment()
    with visiting(environment) as visitor:
        start = visitor.today
        unknown = _seen(visitor.open("A" * 22))
        saved = {days: visitor.save(days) for days in (7, 30, 90)}
        for days, keys in saved.items():
            visitor.today = start + timedelta(days=days - 1)
            _expect(tally, visitor.open(keys.view).status_code == 200, f"{days}: last day")
            visitor.today = start + timedelta(days=days)
            _expect(tally, _seen(visitor.open(keys.view)) == unknown, f"{days}: expired")
            gone = visitor.manage(keys.edit, "open").status_code
            _expect(tally, gone == 404, f"{days}: the edit link opened: {gone}")
        visitor.today = start
        for name, token in _gone(visitor):
            _expect(tally, _seen(visitor.open(token)) == unknown, f"{name} differs from unknown")
        visitor.today = start + timedelta(days=400)
        engine = database_of(environment)
        purge_expired(engine, visitor.today)
        with engine.connect() as connection:
            for table in TABLES:
                counted = select(func.count()).select_from(METADATA.tables[table])
                left = connection.execute(counted).scalar_one()
                tally.add("rows left after the purge", left)
                tally.expect(left == 0, f"{left} rows left in {table}")
        engine.dispose()
    return Outcome(
        "T14", place.database, "expiry and revocation", tally.counts, tuple(tally.misses)
    )


def _gone(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Yield links that do not work any more, by why."""
    keys = visitor.save(30)
    new = PROPOSE.search(visitor.manage(keys.edit, "link", may="propose").text)
    assert new is not None
    assert visitor.open(new[1]).status_code == 200
    visitor.manage(keys.edit, "revoke", number="2")
    yield "revoked", new[1]
    visitor.manage(keys.edit, "delete")
    yield "deleted", keys.view
    yield "edit link as a page", keys.edit
    yield "too long", "A" * 400


def _seen(answer: Response) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    """Return all that somebody can see of an answer."""
    return answer.status_code, answer.content, tuple(sorted(answer.headers.items()))


def _expect(tally: Tally, holds: bool, miss: str) -> None:
    tally.add("looked at")
    tally.expect(holds, miss)
