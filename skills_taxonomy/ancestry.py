"""Who stands above whom in a hierarchy in which a concept can have several broader ones."""

from collections.abc import Iterable


def ancestors_of(
    broader: Iterable[tuple[str, str]], concepts: Iterable[str]
) -> dict[str, frozenset[str]]:
    """Return everything above each of `concepts`, near and far.

    `broader` pairs a concept with one that is broader. Walks with a list of its own, so that a
    chain of any length is fine; a cycle only makes its members each other's ancestors.

    >>> sorted(ancestors_of([("a", "b"), ("b", "c")], ["a"])["a"])
    ['b', 'c']
    """
    above: dict[str, list[str]] = {}
    for concept, higher in broader:
        above.setdefault(concept, []).append(higher)
    found = {}
    for concept in concepts:
        seen: set[str] = set()
        waiting = list(above.get(concept, ()))
        while waiting:
            higher = waiting.pop()
            if higher not in seen:
                seen.add(higher)
                waiting.extend(above.get(higher, ()))
        found[concept] = frozenset(seen)
    return found
