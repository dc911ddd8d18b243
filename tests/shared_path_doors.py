"""The two ways to shared paths, as a program uses them: the functions, and the API."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.capabilities import NoSuchLinkError, Right
from app.knowledge import Knowledge
from app.path_links import add_link, revoke_link
from app.proposals import accept, decline, propose
from app.query import query_of
from app.saved_path import SavedPath
from app.saving import answered
from app.shared_paths import Note, delete_path, open_path, share_path
from app.step_notes import write_note
from tests.sharing import TODAY

ASKED = {"position": {"occupation": "verpleegkundige", "level": "medior", "years": 8}}
GOALS = [  # one step each
    ("testanalist", "medior"),
    ("testanalist", "junior"),
    ("functioneel-beheerder", "medior"),
]
RIGHTS = {"view": Right.VIEW, "notes": Right.VIEW, "propose": Right.PROPOSE, "edit": Right.EDIT}
May = Literal["view", "notes", "propose"]


def question(goal: int) -> dict[str, Any]:
    """Return what is asked to get to goal number `goal`."""
    role, level = GOALS[goal]
    return ASKED | {"goal": {"role": role, "level": level}}


def versions_of(knowledge: Knowledge) -> list[SavedPath]:
    """Return the answer to `question`, for each goal."""
    asked = [query_of(question(goal)) for goal in range(len(GOALS))]
    found = [answered(query, 1, knowledge, created_on=TODAY) for query in asked]
    return [one for one in found if one]


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
