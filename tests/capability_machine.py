"""People with all kinds of links do all kinds of things; a model says what may happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar, get_args

import hypothesis
import pytest
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from app.capabilities import NoSuchLinkError, Right
from app.proposals import MOST_PROPOSALS
from tests.shared_path_doors import GOALS, RIGHTS, Door, May, Seen

STOPS = ["testanalist.medior", "testanalist.junior", "functioneel-beheerder.medior"]
STOPS_OF = [{"testanalist.medior"}, {"testanalist.junior"}, {"functioneel-beheerder.medior"}]
WHO, GOAL = st.integers(0, 29), st.integers(0, 2)


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


class Capabilities(RuleBasedStateMachine):
    """Deeds in any order, by the `door` of a subclass; each is held to the model."""

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


def runs(number: int, steps: int) -> hypothesis.settings:
    """So many people's days, of so many deeds at most; slow machines are welcome."""
    return hypothesis.settings(
        max_examples=number,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
