"""Links as rights: nobody ever gets more than their link gives, whatever is done and when."""

import string
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol, get_args

import hypothesis
import pytest
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.capabilities import NoSuchLinkError, Right, hashed, new_secret
from app.database import open_database
from app.knowledge import Knowledge
from app.path_links import add_link, revoke_link
from app.proposals import MOST_PROPOSALS, accept, decline, propose
from app.query import query_of
from app.saved_path import SavedPath
from app.saving import answered
from app.settings import Settings
from app.shared_paths import Note, delete_path, open_path, share_path
from app.step_notes import write_note
from tests.conftest import on_both_databases
from tests.sharing import TODAY, managed, new_link, shared

ASKED = {"position": {"occupation": "verpleegkundige", "level": "medior", "years": 8}}
GOALS = [("testanalist", "medior"), ("testanalist", "junior"), ("testanalist", "senior")]
STOPS = ["testanalist.medior", "testanalist.junior"]
STOPS_OF = [{"testanalist.medior"}, {"testanalist.junior"}, {"testanalist.medior"}]
May = Literal["view", "notes", "propose"]
WHO, GOAL = st.integers(0, 29), st.integers(0, 2)
ALPHABET = string.ascii_letters + string.digits + "-_"


def question(goal: int) -> dict[str, Any]:
    role, level = GOALS[goal]
    return ASKED | {"goal": {"role": role, "level": level}}


# --- the secrets ---------------------------------------------------------------------------------


def test_secrets_are_as_long_as_promised_and_never_the_same() -> None:
    for right, characters in ((Right.VIEW, 22), (Right.PROPOSE, 32), (Right.EDIT, 32)):
        made = {new_secret(right) for _ in range(10_000)}
        assert len(made) == 10_000
        assert {len(secret) for secret in made} == {characters}
        assert {c for secret in made for c in secret} <= set(ALPHABET)


def test_what_is_stored_does_not_tell_the_secret() -> None:
    assert hashed("a") != hashed("b")
    assert len(hashed(new_secret(Right.EDIT))) == 64


# --- every action with every secret --------------------------------------------------------------

NEW = {"query": question(1)}
ACTIONS: dict[str, tuple[str, str, dict[str, Any] | None, Right]] = {
    "read": ("GET", "", None, Right.VIEW),
    "note": ("PUT", "/notes/testanalist.medior", {"note": "x"}, Right.PROPOSE),
    "propose": ("POST", "/proposals", NEW, Right.PROPOSE),
    "link": ("POST", "/links", {}, Right.EDIT),
    "revoke": ("DELETE", "/links/99", None, Right.EDIT),
    "last day": ("PUT", "/last-day", {"days": 90}, Right.EDIT),
    "accept": ("POST", "/proposals/1/accept", None, Right.EDIT),
    "decline": ("DELETE", "/proposals/1", None, Right.EDIT),
    "delete": ("DELETE", "", None, Right.EDIT),
}
RIGHTS = {"view": Right.VIEW, "notes": Right.VIEW, "propose": Right.PROPOSE, "edit": Right.EDIT}


@on_both_databases
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_asks_the_right_it_asks(client: TestClient, action: str) -> None:
    method, address, body, needed = ACTIONS[action]

    def tried(secret: str) -> tuple[int, bytes]:
        answer = client.request(
            method,
            f"/api/v1/shared-path{address}",
            json=body,
            headers={"Authorization": f"Bearer {secret}"},
        )
        return answer.status_code, answer.content

    links = shared(client)
    nothing = tried("A" * 32)
    assert nothing[0] == 404
    secrets = {
        "view": links.path.rpartition("/")[2],
        "notes": new_link(client, links.code, "notes").rpartition("/")[2],
        "propose": new_link(client, links.code, "propose").rpartition("/")[2],
        "edit": links.code,
    }
    revoked = new_link(client, links.code, "propose").rpartition("/")[2]
    managed(client, links.code, "revoke", number="4")
    for name, secret in secrets.items():
        answer = tried(secret)
        if RIGHTS[name] >= needed and action != "decline":
            assert answer[0] < 300, (name, answer)
        else:
            assert answer == nothing, name
    for secret in (revoked, "", hashed(links.code), secrets["view"][:-1], secrets["view"] + "A"):
        assert tried(secret) == nothing


# --- anything in any order -----------------------------------------------------------------------


@dataclass
class Shared:
    """A shared path as it should be, by the rules. `goals` are of all versions, by number."""

    links: dict[str, tuple[int, str]]  # secret → number, and view, notes, propose or edit
    goals: dict[int, int]
    in_force: int = 1
    proposals: set[int] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    made: int = 1  # links, ever
    agreed: set[int] = field(default_factory=lambda: {1})

    def agreed_on(self, stop: str) -> bool:
        """Whether a version that was agreed upon goes there."""
        return any(stop in STOPS_OF[self.goals[number]] for number in self.agreed)


@dataclass(frozen=True)
class Seen:
    """What somebody sees of a path. None is: not shown."""

    right: str
    goal: tuple[str, str]
    notes: dict[str, str] | None
    links: set[int] | None
    proposals: set[int] | None
    all_of_it: str


class Door(Protocol):
    """A way to shared paths. Everything that is refused for want of a link raises Refused."""

    def share(self, goal: int) -> tuple[str, str]: ...
    def give(self, secret: str, may: May) -> tuple[int, str]: ...
    def revoke(self, secret: str, number: int) -> None: ...
    def write(self, secret: str, stop: str, note: str, seen: str) -> None: ...
    def propose(self, secret: str, goal: int) -> int: ...
    def accept(self, secret: str, number: int) -> None: ...
    def decline(self, secret: str, number: int) -> None: ...
    def delete(self, secret: str) -> None: ...
    def read(self, secret: str) -> Seen: ...


class ByFunction:
    """The functions that pages and API call, on a database of their own."""

    def __init__(self, engine: Engine, versions: Sequence[SavedPath]) -> None:
        self.engine = engine
        self.versions = versions

    def share(self, goal: int) -> tuple[str, str]:
        secrets = share_path(self.engine, self.versions[goal])
        return secrets.view, secrets.edit

    def give(self, secret: str, may: May) -> tuple[int, str]:
        new = add_link(
            self.engine,
            secret,
            TODAY,
            may_propose=may == "propose",
            shows_notes=may == "notes",
            purpose="",
        )
        return open_path(self.engine, secret, TODAY).links[-1].number, new

    def revoke(self, secret: str, number: int) -> None:
        revoke_link(self.engine, secret, TODAY, number)

    def write(self, secret: str, stop: str, note: str, seen: str) -> None:
        write_note(self.engine, secret, TODAY, stop, Note(note), seen=Note(seen))

    def propose(self, secret: str, goal: int) -> int:
        return propose(self.engine, secret, TODAY, self.versions[goal])

    def accept(self, secret: str, number: int) -> None:
        accept(self.engine, secret, TODAY, number)

    def decline(self, secret: str, number: int) -> None:
        decline(self.engine, secret, TODAY, number)

    def delete(self, secret: str) -> None:
        delete_path(self.engine, secret, TODAY)

    def read(self, secret: str) -> Seen:
        opened = open_path(self.engine, secret, TODAY)
        asked, is_owner = opened.saved.asked, opened.right is Right.EDIT
        assert asked is not None
        assert is_owner or not (opened.links or opened.versions)
        return Seen(
            right=opened.right.name.lower(),
            goal=(asked["goal"]["role"], asked["goal"]["level"]),
            notes=None if opened.notes is None else {s: n.note for s, n in opened.notes.items()},
            links={link.number for link in opened.links} if is_owner else None,
            proposals={one.number for one in opened.proposals} if is_owner else None,
            all_of_it=str(opened),
        )


class ByApi:
    """The API, as a program uses it."""

    def __init__(self, browser: TestClient) -> None:
        self.browser = browser

    def _call(self, method: str, address: str, secret: str, body: object = None) -> Any:
        answer = self.browser.request(
            method,
            f"/api/v1/shared-path{address}",
            json=body,
            headers={"Authorization": f"Bearer {secret}"},
        )
        if answer.status_code == 404:
            raise NoSuchLinkError
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    def share(self, goal: int) -> tuple[str, str]:
        made = self.browser.post("/api/v1/shared-paths", json={"query": question(goal)}).json()
        return made["view_secret"], made["edit_secret"]

    def give(self, secret: str, may: May) -> tuple[int, str]:
        made = self._call("POST", "/links", secret, {"may": may})
        return made["number"], made["secret"]

    def revoke(self, secret: str, number: int) -> None:
        self._call("DELETE", f"/links/{number}", secret)

    def write(self, secret: str, stop: str, note: str, seen: str) -> None:
        self._call("PUT", f"/notes/{stop}", secret, {"note": note, "seen": {"note": seen}})

    def propose(self, secret: str, goal: int) -> int:
        made = self._call("POST", "/proposals", secret, {"query": question(goal)})
        return int(made["number"])

    def accept(self, secret: str, number: int) -> None:
        self._call("POST", f"/proposals/{number}/accept", secret)

    def decline(self, secret: str, number: int) -> None:
        self._call("DELETE", f"/proposals/{number}", secret)

    def delete(self, secret: str) -> None:
        self._call("DELETE", "", secret)

    def read(self, secret: str) -> Seen:
        seen = self._call("GET", "", secret)
        goal, notes = seen["version"]["query"]["goal"], seen["notes"]
        assert (seen["history"] is None) == (seen["right"] != "edit")
        return Seen(
            right=seen["right"],
            goal=(goal["role"], goal["level"]),
            notes=None if notes is None else {s: n["note"] for s, n in notes.items()},
            links=_numbers(seen["links"]),
            proposals=_numbers(seen["proposals"]),
            all_of_it=str(seen),
        )


def _numbers(listed: list[dict[str, int]] | None) -> set[int] | None:
    return None if listed is None else {one["number"] for one in listed}


class Capabilities(RuleBasedStateMachine):
    """People with all kinds of links do all kinds of things; a model says what may happen."""

    door: ClassVar[Door]

    def __init__(self) -> None:
        super().__init__()
        self.alive: list[Shared] = []
        self.dead: list[str] = ["A" * 22, "A" * 32, ""]
        self.share(0)

    def somebody(self, who: int, needed: Right) -> tuple[str, Shared | None]:
        """Return a secret that is or was around, and its path if it may do what it is about to."""
        living = [(secret, path) for path in self.alive for secret in path.links]
        known = [*living, *((secret, None) for secret in self.dead)]
        secret, path = known[who % len(known)]
        may = path is not None and RIGHTS[path.links[secret][1]] >= needed
        return secret, path if may else None

    @rule(goal=GOAL)
    def share(self, goal: int) -> None:
        view, edit = self.door.share(goal)
        self.alive.append(Shared({view: (1, "view"), edit: (0, "edit")}, {1: goal}))

    @rule(who=WHO, may=st.sampled_from(get_args(May)))
    def give(self, who: int, may: May) -> None:
        secret, path = self.somebody(who, Right.EDIT)
        with refused_unless(path):
            number, made = self.door.give(secret, may)
            assert path
            path.made += 1
            assert number == path.made
            path.links[made] = (number, may)

    @rule(who=WHO, number=st.integers(1, 4))
    def revoke(self, who: int, number: int) -> None:
        secret, path = self.somebody(who, Right.EDIT)
        with refused_unless(path):
            self.door.revoke(secret, number)
            assert path
            for link in [link for link, (n, _) in path.links.items() if n == number]:
                del path.links[link]
                self.dead.append(link)

    @rule(who=WHO, stop=st.sampled_from(STOPS), words=st.text("abc", max_size=4))
    def write(self, who: int, stop: str, words: str) -> None:
        secret, path = self.somebody(who, Right.PROPOSE)
        seen = path.notes.get(stop, "") if path else ""
        with refused_unless(path and path.agreed_on(stop)):
            self.door.write(secret, stop, words, seen)
            assert path
            path.notes[stop] = words

    @rule(who=WHO, goal=GOAL)
    def propose(self, who: int, goal: int) -> None:
        secret, path = self.somebody(who, Right.PROPOSE)
        if path and len(path.proposals) >= MOST_PROPOSALS:
            return
        with refused_unless(path):
            number = self.door.propose(secret, goal)
            assert path
            path.goals[number] = goal
            path.proposals.add(number)

    @rule(who=WHO, number=st.integers(1, 5))
    def accept(self, who: int, number: int) -> None:
        secret, path = self.somebody(who, Right.EDIT)
        with refused_unless(path and number in path.goals):
            self.door.accept(secret, number)
            assert path
            path.in_force = number
            path.agreed.add(number)
            path.proposals.discard(number)

    @rule(who=WHO, number=st.integers(1, 5))
    def decline(self, who: int, number: int) -> None:
        secret, path = self.somebody(who, Right.EDIT)
        with refused_unless(path and number in path.proposals):
            self.door.decline(secret, number)
            assert path
            path.proposals.discard(number)
            del path.goals[number]

    @rule(who=WHO)
    def delete(self, who: int) -> None:
        secret, path = self.somebody(who, Right.EDIT)
        with refused_unless(path):
            self.door.delete(secret)
            assert path
            self.alive.remove(path)
            self.dead.extend(path.links)

    @rule(who=WHO)
    def read(self, who: int) -> None:
        secret, path = self.somebody(who, Right.VIEW)
        with refused_unless(path):
            seen = self.door.read(secret)
            assert path
            self.sees_no_more_than_allowed(secret, path, seen)

    def sees_no_more_than_allowed(self, secret: str, path: Shared, seen: Seen) -> None:
        right = path.links[secret][1]
        is_owner = right == "edit"
        assert seen.right == ("view" if right == "notes" else right)
        assert seen.goal == GOALS[path.goals[path.in_force]]
        there = {stop: note for stop, note in path.notes.items() if note}
        assert seen.notes == (None if right == "view" else there)
        numbers = {number for number, _ in path.links.values() if number}
        assert seen.links == (numbers if is_owner else None)
        assert seen.proposals == (path.proposals if is_owner else None)
        others = {link for one in self.alive for link in one.links} | set(self.dead) - {""}
        assert not [link for link in others if link in seen.all_of_it]


@contextmanager
def refused_unless(allowed: object) -> Iterator[None]:
    """What is inside must happen when `allowed`, and be refused like an unknown link otherwise."""
    if allowed:
        yield
    else:
        with pytest.raises(NoSuchLinkError):
            yield


@on_both_databases
def test_nobody_gets_more_than_their_link_gives(settings: Settings, knowledge: Knowledge) -> None:
    engine = open_database(settings.database_url)
    versions = [
        answered(query_of(question(goal)), 1, knowledge, created_on=TODAY) for goal in range(3)
    ]

    class Machine(Capabilities):
        door = ByFunction(engine, [one for one in versions if one])

    run_state_machine_as_test(Machine, settings=runs(100, 12))
    engine.dispose()


@pytest.mark.slow
@on_both_databases
def test_nobody_gets_more_by_the_api(client: TestClient) -> None:
    class Machine(Capabilities):
        door = ByApi(client)

    run_state_machine_as_test(Machine, settings=runs(500, 30))


def runs(number: int, steps: int) -> hypothesis.settings:
    """So many people's days, of so many deeds at most; slow machines are welcome."""
    return hypothesis.settings(
        max_examples=number,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
