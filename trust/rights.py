"""T3: whatever somebody does with the links they have, nobody gets to do more than a link allows.

Hypothesis makes up the order of things and remembers what must be so; the site must agree.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar

from httpx2 import Response
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.capability_machine import Capabilities
from tests.shared_path_doors import ByFunction, versions_of
from trust.expiry import FORM, Visitor, visiting
from trust.kills import database_of
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.saving import PROPOSE, VIEW

DAYS = (7, 30, 90)
STOP = "testanalist.medior"


@dataclass
class Link:
    """A link that somebody has."""

    secret: str
    number: int
    may_propose: bool
    works: bool = True


@dataclass
class Path:
    """A path as it must be: who may do what, and until when."""

    edit: str
    ends: Any
    links: list[Link] = field(default_factory=list)
    exists: bool = True


class Rights(RuleBasedStateMachine):
    """Two people, their paths and links, and a calendar."""

    visitor: ClassVar[Visitor]
    tally: ClassVar[Tally]

    @initialize()
    def begin(self) -> None:
        """Start with two paths: what is of one must never work on the other."""
        self.paths: list[Path] = []
        for days in (7, 90):
            keys = self.visitor.save(days)
            ends = self.visitor.today + timedelta(days=days)
            self.paths.append(Path(keys.edit, ends, [Link(keys.view, 1, False)]))

    def teardown(self) -> None:
        """Leave nothing behind for the next run."""
        for path in getattr(self, "paths", ()):
            self.visitor.manage(path.edit, "delete")

    # --- what people do ------------------------------------------------------------------------

    @rule(of=st.integers(0, 1), may=st.sampled_from(["view", "notes", "propose"]))
    def make_a_link(self, of: int, may: str) -> None:
        """Who has the edit link makes one more."""
        path = self.paths[of]
        answer = self._manage(path, "link", may=may)
        if self._agree(answer, self._lives(path), f"link ({may})") and answer.status_code == 200:
            pattern = PROPOSE if may == "propose" else VIEW
            known = {path.edit, *(link.secret for link in path.links)}
            secret = next(s for s in pattern.findall(answer.text) if s not in known)
            number = max(link.number for link in path.links) + 1
            path.links.append(Link(secret, number, may == "propose"))

    @rule(of=st.integers(0, 1), which=st.integers(0, 20))
    def revoke(self, of: int, which: int) -> None:
        """One link ends; the others go on."""
        path = self.paths[of]
        link = path.links[which % len(path.links)]
        self._agree(self._manage(path, "revoke", number=str(link.number)), self._lives(path), "rev")
        if self._lives(path):
            link.works = False

    @rule(of=st.integers(0, 1), days=st.sampled_from(DAYS))
    def move_the_last_day(self, of: int, days: int) -> None:
        """A path lives longer, or shorter."""
        path = self.paths[of]
        self._agree(self._manage(path, "last_day", days=str(days)), self._lives(path), "last day")
        if self._lives(path):
            path.ends = self.visitor.today + timedelta(days=days)

    @rule(of=st.integers(0, 1))
    def delete(self, of: int) -> None:
        """A path ends at once, with all its links."""
        path = self.paths[of]
        self._agree(self._manage(path, "delete"), self._lives(path), "delete")
        path.exists = path.exists and not self._lives(path)

    @rule(days=st.integers(1, 10))
    def turn_the_calendar(self, days: int) -> None:
        """Days pass."""
        self.visitor.today += timedelta(days=days)

    # --- what people try -----------------------------------------------------------------------

    @rule(of=st.integers(0, 1), which=st.integers(0, 20))
    def open_a_link(self, of: int, which: int) -> None:
        """A link opens its path, and shows no secret but its own."""
        path = self.paths[of]
        link = path.links[which % len(path.links)]
        answer = self._call(self.visitor.open(link.secret))
        self._agree(answer, self._lives(path) and link.works, "open")
        self._shows_no_other_secret(answer, link.secret)

    @rule(of=st.integers(0, 1), which=st.integers(0, 20))
    def write_with_a_link(self, of: int, which: int) -> None:
        """Only who may propose writes notes."""
        path = self.paths[of]
        link = path.links[which % len(path.links)]
        body = f"stop={STOP}&note=a&next_step=b&seen_note=&seen_next_step="
        answer = self._call(
            self.visitor.client.post(f"/p/{link.secret}/aantekening", content=body, headers=FORM)
        )
        may = self._lives(path) and link.works and link.may_propose
        self._agree(answer, may, "note", right=(303, 409, 422))

    @rule(
        of=st.integers(0, 1),
        which=st.integers(0, 20),
        act=st.sampled_from(["open", "link", "revoke", "last_day", "note", "delete"]),
    )
    def manage_with_a_link_for_others(self, of: int, which: int, act: str) -> None:
        """No link for others manages anything."""
        path = self.paths[of]
        link = path.links[which % len(path.links)]
        answer = self._call(self.visitor.manage(link.secret, act, number="1"))
        self._agree(answer, False, f"manage ({act}) with a link for others")

    @rule(of=st.integers(0, 1))
    def open_the_edit_link_as_a_page(self, of: int) -> None:
        """The edit link is not an address: it would stand in histories and logs."""
        answer = self._call(self.visitor.open(self.paths[of].edit))
        self._agree(answer, False, "edit link as a page")

    @rule(noise=st.text("abcXYZ019-_", min_size=1, max_size=40))
    def guess(self, noise: str) -> None:
        """A guess opens nothing."""
        self._agree(self._call(self.visitor.open(noise)), False, "guess")

    @precondition(lambda self: hasattr(self, "paths"))
    @invariant()
    def secrets_are_all_different(self) -> None:
        """No two links are the same."""
        secrets = [link.secret for path in self.paths for link in path.links]
        secrets += [path.edit for path in self.paths]
        assert len(secrets) == len(set(secrets))

    # --- judging -------------------------------------------------------------------------------

    def _lives(self, path: Path) -> bool:
        return bool(path.exists and self.visitor.today < path.ends)

    def _manage(self, path: Path, act: str, **fields: str) -> Response:
        return self._call(self.visitor.manage(path.edit, act, **fields))

    def _call(self, answer: Response) -> Response:
        self.tally.add("calls")
        self.tally.add("server errors", answer.status_code >= 500)
        return answer

    def _agree(
        self, answer: Response, may: bool, what: str, right: tuple[int, ...] = (200, 422)
    ) -> bool:
        """Whether the site did what must be: answered, or said that there is no such link."""
        agrees = answer.status_code in right if may else answer.status_code == 404
        assert agrees, f"{what}: {answer.status_code}, while it {'may' if may else 'may not'}"
        return may

    def _shows_no_other_secret(self, answer: Response, own: str) -> None:
        for path in self.paths:
            for secret in (path.edit, *(link.secret for link in path.links)):
                assert secret == own or secret not in answer.text, "a page shows another's secret"
        assert not re.search(r"path_id|edit_hash|token_hash", answer.text)


class Counting:
    """The functions that pages and API call, counted."""

    def __init__(self, door: ByFunction, tally: Tally) -> None:
        self._door = door
        self._tally = tally

    def __getattr__(self, name: str) -> Any:
        """Return the function of that name, which counts as a call."""
        self._tally.add("calls")
        return getattr(self._door, name)


def rights(place: Place) -> Outcome:
    """Let Hypothesis try, by the pages and by the functions that pages and API call."""
    by_page, by_function = place.times(60, 5), place.times(500, 0)
    if place.database == "postgresql":  # the same functions; here it matters that rows are locked
        by_page, by_function = by_page // 3, by_function // 5
    tally = Tally({"runs": by_page + by_function, "calls": 0, "violations": 0})
    environment = place.environment()
    Rights.tally = tally
    with visiting(environment) as visitor:
        Rights.visitor = visitor
        _try(Rights, by_page, 20, tally)
    if by_function:
        _try_functions(environment, by_function, tally)
    return Outcome("T3", place.database, "rights of links", tally.counts, tuple(tally.misses))


def _try_functions(environment: dict[str, str], runs: int, tally: Tally) -> None:
    from trust.warm import KNOWLEDGE

    engine = database_of(environment)

    class Functions(Capabilities):
        door = Counting(ByFunction(engine, versions_of(KNOWLEDGE)), tally)

    _try(Functions, runs, 30, tally)
    engine.dispose()


def _try(machine: type[RuleBasedStateMachine], runs: int, steps: int, tally: Tally) -> None:
    """Let a machine run; a violation is told with the shortest way to it."""
    try:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=runs,
                stateful_step_count=steps,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    except Exception as error:
        tally.add("violations")
        tally.expect(False, f"{machine.__name__}: {(str(error) or repr(error)).splitlines()[0]}")
