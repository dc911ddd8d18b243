"""Another release in force: running sites follow, and nobody who asks meanwhile is refused."""

import threading
import time
from collections import Counter
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import Engine
from starlette.datastructures import State

from app import current
from app.current import Follower
from app.database import writing
from app.esco_import import import_esco
from app.knowledge import Knowledge
from app.main import create_app
from app.release_table import TaxonomyRelease
from app.releases import activate_release, deactivate_releases
from app.settings import Settings
from tests.esco_bundles import small, write_zip
from tests.live import serving


@pytest.fixture
def release(engine: Engine, tmp_path: Path) -> int:
    """A stored release that is not in force."""
    bundle = write_zip(tmp_path, small())
    stored, _ = import_esco(engine, [bundle], activate=False, progress=lambda what, part: None)
    return stored.id


def test_a_follower_uses_what_is_in_force_and_builds_nothing_twice(
    engine: Engine, release: int
) -> None:
    used: list[Knowledge] = []
    follower = Follower(engine, used.append)

    assert follower.look()
    assert follower.look()
    assert len(used) == 1
    activate_release(engine, release)
    assert follower.look()
    assert follower.look()
    deactivate_releases(engine)
    assert follower.look()

    embedded, joined, again = [knowledge.release for knowledge in used]
    assert embedded == again != joined


def test_a_release_that_cannot_be_used_leaves_what_is_in_use(
    engine: Engine, release: int, caplog: pytest.LogCaptureFixture
) -> None:
    used: list[Knowledge] = []
    follower = Follower(engine, used.append)
    follower.look()
    with writing(engine) as session:
        row = session.get_one(TaxonomyRelease, release)
        row.content = b"nonsense"
    activate_release(engine, release)

    assert not follower.look()
    assert len(used) == 1
    assert "what was in use stays in use" in caplog.text


def test_a_site_starts_with_the_release_in_force(
    settings: Settings, engine: Engine, release: int
) -> None:
    activate_release(engine, release)
    site = create_app(settings)
    with serving(site):
        joined = site.state.knowledge.release
    deactivate_releases(engine)
    again = create_app(settings)
    with serving(again):
        assert again.state.knowledge.release != joined


def test_no_request_fails_while_a_running_site_switches(
    settings: Settings, engine: Engine, release: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "LOOK_EVERY", 0.05)
    site = create_app(settings)
    answers: Counter[int] = Counter()
    stop = threading.Event()

    def visit(address: str) -> None:
        while not stop.is_set():
            for page in ("/nl/rollen", "/api/v1/occupations?q=verpleeg", "/healthz"):
                # a connection for each: one that is kept idle may be closed just as it is used
                answers[httpx2.get(address + page, timeout=30).status_code] += 1

    with serving(site) as address:
        visitors = [threading.Thread(target=visit, args=[address]) for _ in range(3)]
        for visitor in visitors:
            visitor.start()
        seen = [site.state.knowledge.release]
        for switch in (
            lambda: activate_release(engine, release),
            lambda: deactivate_releases(engine),
        ):
            switch()
            seen.append(_next_release(site.state, seen[-1]))
        stop.set()
        for visitor in visitors:
            visitor.join()

    assert seen[0] == seen[2] != seen[1]
    assert set(answers) == {200}
    assert answers[200] > 20


def _next_release(state: State, before: str) -> str:
    for _ in range(600):
        knowledge: Knowledge = state.knowledge
        if knowledge.release != before:
            return knowledge.release
        time.sleep(0.1)  # a site looks for a release by itself, and tells nobody
    raise AssertionError("the site did not follow in a minute")
