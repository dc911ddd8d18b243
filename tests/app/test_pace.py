"""A class behind one address can work; a program that guesses or fills the disk cannot."""

import pytest
from starlette.testclient import TestClient

from app.dependencies import get_engine
from app.knowledge import Knowledge
from app.main import Site, create_app
from app.pace import ALLOWANCES, DAY, Allowance, Kind, Names, Pace, Paces
from app.settings import Settings

QUESTION = {
    "from": "verpleegkundige",
    "level": "medior",
    "years": "8",
    "goal": "functioneel-beheerder.medior",
}


class Clock:
    """Seconds, for as long as a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(settings: Settings, knowledge: Knowledge, clock: Clock) -> Site:
    site = create_app(settings, knowledge)
    site.state.paces = Paces(clock=clock)
    return site


def _do(site: Site, kind: Kind, times: int) -> None:
    """Let the address of the client have done something so many times."""
    for _ in range(times):
        site.state.paces.count(kind, "testclient")


def test_a_class_of_thirty_can_save_twice_in_the_same_minute(client: TestClient) -> None:
    answers = [client.post("/nl/deel", data=QUESTION).status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]


def test_who_has_to_wait_is_told_how_long_and_may_look_meanwhile(
    client: TestClient, clock: Clock, site: Site
) -> None:
    _do(site, "save", 60)
    clock.now += 20.5

    refused = client.post("/nl/deel", data=QUESTION)
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "40"
    assert "Wacht even" in refused.text
    assert client.get("/nl/deel").status_code == 200
    clock.now += 40
    assert client.post("/nl/deel", data=QUESTION).status_code == 200


def test_of_many_guesses_nearly_all_are_refused(client: TestClient) -> None:
    answers = [client.get(f"/p/{number:022d}").status_code for number in range(300)]

    assert answers == [404] * 30 + [429] * 270


def test_links_that_open_something_do_not_count(client: TestClient) -> None:
    saved = client.post("/nl/deel", data=QUESTION)
    path = saved.text.partition("http://127.0.0.1:8000/p/")[2][:22]

    assert {client.get(f"/p/{path}").status_code for _ in range(100)} == {200}


def test_what_people_type_and_open_is_within_the_allowance_of_a_class() -> None:
    [search], [paths] = ALLOWANCES["search"], ALLOWANCES["paths"]

    assert search.times / 30 >= 10  # letters, each
    assert paths.times / 30 >= 4  # pages, each
    assert paths.times / paths.seconds <= 5  # a second, from one address


def test_a_search_and_a_path_are_refused_beyond_the_allowance(
    client: TestClient, site: Site
) -> None:
    _do(site, "search", 298)
    searches = [client.get("/api/v1/occupations?q=kok").status_code for _ in range(3)]
    _do(site, "paths", 118)
    paths = [client.post("/api/v1/positions", json={}).status_code for _ in range(3)]

    assert searches == paths == [200, 200, 429]
    assert client.get("/nl/rollen/scrum-master").status_code == 200


def test_the_address_that_a_visitor_claims_for_itself_is_not_believed(client: TestClient) -> None:
    answers = [
        client.get(f"/p/{number:022d}", headers={"X-Forwarded-For": f"10.0.0.{number}"})
        for number in range(40)
    ]

    assert answers[-1].status_code == 429


def test_off_means_no_limit(settings: Settings, knowledge: Knowledge) -> None:
    assert not settings.has_rate_limits
    with TestClient(create_app(settings, knowledge)) as client:
        assert {client.get(f"/p/{n:022d}").status_code for n in range(50)} == {404}
    assert Settings.from_environment({}).has_rate_limits


def test_every_allowance_holds_at_once_and_time_passes(clock: Clock) -> None:
    pace = Pace((Allowance(2, 10), Allowance(3, 100)), clock)
    waits = []
    for _ in range(4):
        waits.append(pace.wait(b"a"))
        pace.count(b"a")
        clock.now += 6

    assert waits == [0, 0, 0, 82]
    assert pace.wait(b"b") == 0


def test_names_hide_the_address_and_change_every_day(clock: Clock) -> None:
    names = Names(clock)
    before = names.name("192.0.2.1")

    assert b"192" not in before
    assert len(before) == 32
    assert names.name("192.0.2.1") == before != names.name("192.0.2.2")
    assert not names.is_new_day()
    clock.now += DAY
    assert names.is_new_day()
    assert names.name("192.0.2.1") != before


def test_one_ipv6_connection_is_one_visitor(clock: Clock) -> None:
    names = Names(clock)

    assert names.name("2001:db8::1") == names.name("2001:db8::ffff")
    assert names.name("2001:db8::1") != names.name("2001:db8:0:1::1")


def test_every_handler_that_opens_the_database_counts_wrong_keys() -> None:
    parameters = get_engine.__annotations__

    assert {"pace", "turn"} <= parameters.keys()
