"""The answers of the interest check as one short word in an address: a mark for each statement.

1 to 5: not at all … very much. 0: I do not know. A dash: not answered. `54-0` is four statements
answered "very much", "gladly", not, and "I do not know"; the others are not answered.
"""

from collections.abc import Mapping, Sequence

from app.query import Query, QuestionError
from career_graph.interests import RoleFit, role_fits
from skills_taxonomy.model import Statement, Taxonomy

DO_NOT_KNOW = "0"
NOT_ANSWERED = "-"


def mark_of(marks: str, place: int) -> str:
    """Return the mark of statement `place`, counted from 0.

    >>> mark_of("54-0", 1), mark_of("54-0", 9)
    ('4', '-')
    """
    return marks[place] if place < len(marks) else NOT_ANSWERED


def with_mark(marks: str, place: int, mark: str) -> str:
    """Return `marks` with another mark at `place`, in its shortest form.

    >>> with_mark("54", 3, "0"), with_mark("54-0", 3, "-")
    ('54-0', '54')
    """
    padded = marks.ljust(place, NOT_ANSWERED)
    return (padded[:place] + mark + padded[place + 1 :]).rstrip(NOT_ANSWERED)


def answers_of(marks: str, statements: Sequence[Statement]) -> dict[str, int]:
    """Return the answers from 1 to 5 by statement. Raises QuestionError for marks too many."""
    if len(marks) > len(statements):
        raise QuestionError([("interests", "unknown")])
    pairs = zip(statements, marks, strict=False)
    return {statement.id: int(mark) for statement, mark in pairs if mark in "12345"}


def fits_of(query: Query, taxonomy: Taxonomy) -> tuple[RoleFit, ...]:
    """Return every role, best fit with the interests of `query` first."""
    statements = taxonomy.interest_check.statements
    return role_fits(taxonomy, answers_of(query.interests, statements), query.purposes)


def chosen_for(query: Query, taxonomy: Taxonomy) -> Mapping[str, RoleFit]:
    """Return the fits by role, best first, or nothing when no interests are given."""
    if not query.interests and not query.purposes:
        return {}
    return {fit.role: fit for fit in fits_of(query, taxonomy)}
