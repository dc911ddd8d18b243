"""A trial task raises or confirms a rating; it never lowers one."""

from hypothesis import given
from hypothesis import strategies as st

from career_graph.trial import TrialResult, outcome_of, shown_by

ANSWERS = st.lists(st.booleans(), min_size=4, max_size=4)
RATINGS = (1, 1, 2, 2)


def checks(answers: list[bool]) -> list[tuple[int, bool]]:
    return list(zip(RATINGS, answers, strict=True))


@given(ANSWERS, st.integers(0, 4))
def test_a_task_never_lowers_a_rating(answers: list[bool], held: int) -> None:
    outcome = outcome_of(held, checks(answers))

    assert outcome.rating >= held
    assert (outcome.rating > held) == (outcome.result is TrialResult.RAISED)


@given(ANSWERS, st.integers(0, 3))
def test_another_yes_never_shows_less(answers: list[bool], number: int) -> None:
    better = [*answers[:number], True, *answers[number + 1 :]]

    assert shown_by(checks(better)) >= shown_by(checks(answers))


def test_a_higher_level_counts_only_on_top_of_the_lower_one() -> None:
    assert shown_by(checks([True, False, True, True])) == 0
    assert shown_by(checks([True, True, True, False])) == 1
    assert shown_by(checks([True, True, True, True])) == 2


def test_what_was_held_already_is_confirmed() -> None:
    assert outcome_of(2, checks([True] * 4)).result is TrialResult.CONFIRMED
    assert outcome_of(3, checks([True] * 4)).result is TrialResult.UNCHANGED
    assert outcome_of(0, checks([False] * 4)).result is TrialResult.UNCHANGED
