"""Which roles fit what somebody likes, and which answers say so.

An answer counts from -2 (not at all) to +2 (very much). A role adds up the answers about its own
interests; its first interest weighs most. So a score is a sum over answers, and the part of each
answer can be named. An answer speaks for a role as far as the role is about it more than roles
usually are. There is always a ranking, whatever is answered: no answer, no difference.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skills_taxonomy.model import CareerLevel, Role, Statement, Taxonomy

NEUTRAL = 3  # of the answers 1 to 5
WHOLE = 210  # divided over the interests of a role; 1+2+…+n divides it for every n up to 6
SHOWN = 6
MOST_PER_FAMILY = 2
DRIVERS = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer, from 1 to 5, and whether this role is about it more than roles usually are."""

    statement: Statement
    answer: int
    belongs: bool


@dataclass(frozen=True, slots=True)
class RoleFit:
    """How well a role fits: the answers that drove it, one that speaks against, its purposes."""

    role: str
    score: int
    drivers: tuple[Reason, ...]
    against: Reason | None
    purposes: tuple[str, ...]


def role_fits(
    taxonomy: Taxonomy, answers: Mapping[str, int], purposes: Collection[str] = ()
) -> tuple[RoleFit, ...]:
    """Return every role, best fit first.

    `answers` go from statement id to 1–5; what is not there says nothing. Roles of one score
    take turns by family, those that can be entered at junior first.
    """
    weights = {role.id: _weights(role) for role in taxonomy.roles.values()}
    total = Counter[str]()
    for weighed in weights.values():
        total.update(weighed)
    statements = [s for s in taxonomy.interest_check.statements if s.id in answers]
    found = [
        _fit(role, weights[role.id], total, len(weights), statements, answers, purposes)
        for role in taxonomy.roles.values()
    ]
    return tuple(_in_turn(found, taxonomy))


def spread(fits: Iterable[RoleFit], taxonomy: Taxonomy, number: int = SHOWN) -> tuple[RoleFit, ...]:
    """Return the best `number` roles, at most two of a family: enough to have a choice."""
    kept: list[RoleFit] = []
    passed: list[RoleFit] = []
    families = Counter[str]()
    for fit in fits:
        family = taxonomy.roles[fit.role].family
        families[family] += 1
        (kept if families[family] <= MOST_PER_FAMILY else passed).append(fit)
    return tuple((kept + passed)[:number])


def fitting(fits: Sequence[RoleFit]) -> frozenset[str]:
    """Return the best third of the roles, and all that fit equally well. Never empty."""
    least = fits[len(fits) // 3].score
    return frozenset(fit.role for fit in fits if fit.score >= least)


def makes_no_difference(fits: Sequence[RoleFit]) -> bool:
    """True where the answers leave all roles equal."""
    return fits[0].score == fits[-1].score


def _weights(role: Role) -> dict[str, int]:
    """Return how much each interest weighs in `role`: 3, 2 and 1 of every 6, or alike."""
    interests = role.story.interests
    parts = len(interests) * (len(interests) + 1) // 2
    return {
        interest: (len(interests) - place) * WHOLE // parts
        for place, interest in enumerate(interests)
    }


def _fit(
    role: Role,
    weights: Mapping[str, int],
    total: Mapping[str, int],
    roles: int,
    statements: Sequence[Statement],
    answers: Mapping[str, int],
    purposes: Collection[str],
) -> RoleFit:
    surplus = {  # how much more this role is about an interest than roles usually are
        s.interest: weights.get(s.interest, 0) * roles - total[s.interest] for s in statements
    }
    parts = {s.id: surplus[s.interest] * (answers[s.id] - NEUTRAL) for s in statements}
    ranked = sorted(statements, key=lambda s: (-parts[s.id], -surplus[s.interest]))
    reasons = [Reason(s, answers[s.id], surplus[s.interest] > 0) for s in ranked]
    speaking = [reason for reason in reasons if parts[reason.statement.id] >= 0]
    against = reasons[-1] if reasons and parts[ranked[-1].id] < 0 else None
    served = tuple(purpose for purpose in role.story.purposes if purpose in purposes)
    liked = sum(weights.get(s.interest, 0) * (answers[s.id] - NEUTRAL) for s in statements)
    return RoleFit(
        role=role.id,
        score=liked + (WHOLE * len(served) // len(purposes) if purposes else 0),
        drivers=tuple(speaking[:DRIVERS]),
        against=against,
        purposes=served,
    )


def _in_turn(fits: Iterable[RoleFit], taxonomy: Taxonomy) -> list[RoleFit]:
    """Sort by score; among equals the ones with a junior level first, a family at a time."""
    turns = Counter[tuple[int, bool, str]]()
    keyed: list[tuple[int, bool, int, int, RoleFit]] = []
    for place, fit in enumerate(fits):
        role = taxonomy.roles[fit.role]
        from_above = CareerLevel.JUNIOR not in role.levels
        turn = (fit.score, from_above, role.family)
        turns[turn] += 1
        keyed.append((-fit.score, from_above, turns[turn], place, fit))
    return [fit for *_, fit in sorted(keyed, key=lambda key: key[:4])]
