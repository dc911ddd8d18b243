"""The fifty occupations that people come from in these tests: the first of each ISCO group."""

from skills_taxonomy.loader import load_taxonomy

TAXONOMY = load_taxonomy()
NUMBER = 50


def _spread() -> list[str]:
    """Return fifty occupations, spread over all groups of work: a turn for each group."""
    by_group: dict[str, list[str]] = {}
    for occupation in TAXONOMY.occupations.values():
        by_group.setdefault(occupation.isco_group[:2], []).append(occupation.id)
    turns = [group[turn] for turn in range(5) for group in by_group.values() if turn < len(group)]
    return turns[:NUMBER]


ORIGINS = _spread()
