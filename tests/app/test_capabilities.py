"""Links as rights: nobody ever gets more than their link gives, whatever is done and when."""

import string

from hypothesis.stateful import run_state_machine_as_test
from starlette.testclient import TestClient

from app.capabilities import Right, hashed, new_secret
from app.database import open_database
from app.knowledge import Knowledge
from app.settings import Settings
from tests.capability_machine import Capabilities, runs
from tests.conftest import on_both_databases
from tests.shared_path_doors import ByApi, ByFunction, versions_of

ALPHABET = string.ascii_letters + string.digits + "-_"


def test_secrets_are_as_long_as_promised_and_never_the_same() -> None:
    for right, characters in ((Right.VIEW, 22), (Right.PROPOSE, 32), (Right.EDIT, 32)):
        made = {new_secret(right) for _ in range(10_000)}
        assert len(made) == 10_000
        assert {len(secret) for secret in made} == {characters}
        assert {c for secret in made for c in secret} <= set(ALPHABET)


def test_what_is_stored_does_not_tell_the_secret() -> None:
    assert hashed("a") != hashed("b")
    assert len(hashed(new_secret(Right.EDIT))) == 64


@on_both_databases
def test_nobody_gets_more_than_their_link_gives(settings: Settings, knowledge: Knowledge) -> None:
    engine = open_database(settings.database_url)

    class Machine(Capabilities):
        door = ByFunction(engine, versions_of(knowledge))

    run_state_machine_as_test(Machine, settings=runs(100, 12))
    engine.dispose()


@on_both_databases
def test_nobody_gets_more_by_the_api(client: TestClient) -> None:
    class Machine(Capabilities):
        door = ByApi(client)

    run_state_machine_as_test(Machine, settings=runs(25, 15))
