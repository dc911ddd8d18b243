"""Whatever somebody answers, there are roles that fit, with the answers behind them."""

from itertools import product
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from career_graph.interests import RoleFit, fitting, makes_no_difference, role_fits, spread
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.reading_level import reading_of
from skills_taxonomy.schema import Purpose

TAXONOMY = load_taxonomy()
STATEMENTS = TAXONOMY.interest_check.statements
IDS = [statement.id for statement in STATEMENTS]
INTERESTS = sorted({statement.interest for statement in STATEMENTS})
PURPOSES = get_args(Purpose)

some_answers = st.dictionaries(st.sampled_from(IDS), st.integers(1, 5))
all_answers = st.fixed_dictionaries({id_: st.integers(1, 5) for id_ in IDS})
purposes = st.lists(st.sampled_from(PURPOSES), unique=True)


def by_interest(answer: dict[str, int]) -> dict[str, int]:
    return {s.id: answer[s.interest] for s in STATEMENTS if s.interest in answer}


def shown(answers: dict[str, int], wanted: list[str] | None = None) -> tuple[RoleFit, ...]:
    return spread(role_fits(TAXONOMY, answers, wanted or []), TAXONOMY)


def holds_a_choice(fits: tuple[RoleFit, ...]) -> bool:
    roles = {fit.role for fit in fits}
    return len(roles) >= 3 and len({TAXONOMY.roles[role].family for role in roles}) >= 2


@given(some_answers, purposes)
def test_w1b_every_pattern_gives_three_roles_from_two_families(
    answers: dict[str, int], wanted: list[str]
) -> None:
    assert holds_a_choice(shown(answers, wanted))


def test_w1b_extreme_patterns_give_three_roles_from_two_families() -> None:
    for answer in product([1, 3, 5], repeat=len(INTERESTS)):
        answers = by_interest(dict(zip(INTERESTS, answer, strict=True)))
        assert holds_a_choice(shown(answers)), answer


@given(all_answers)
def test_w1c_each_role_names_the_two_answers_that_drove_it(answers: dict[str, int]) -> None:
    for fit in shown(answers):
        named = [reason.statement.id for reason in fit.drivers]
        assert len(set(named)) == 2, fit
        assert all(answers[reason.statement.id] == reason.answer for reason in fit.drivers)


def test_w1c_extreme_patterns_name_two_answers_too() -> None:
    for answer in product([1, 3, 5], repeat=len(INTERESTS)):
        answers = by_interest(dict(zip(INTERESTS, answer, strict=True)))
        assert all(len(fit.drivers) == 2 for fit in shown(answers)), answer


@given(some_answers, purposes)
def test_no_answer_speaks_both_for_and_against(answers: dict[str, int], wanted: list[str]) -> None:
    for fit in role_fits(TAXONOMY, answers, wanted):
        assert fit.against not in fit.drivers or fit.against is None
        if fit.against:
            assert (fit.against.answer > 3) != fit.against.belongs
        assert all((r.answer - 3) * (1 if r.belongs else -1) >= 0 for r in fit.drivers)


@given(some_answers, purposes)
def test_the_same_answers_give_the_same_order_of_all_roles(
    answers: dict[str, int], wanted: list[str]
) -> None:
    fits = role_fits(TAXONOMY, answers, wanted)
    turned = dict(reversed(answers.items()))

    assert fits == role_fits(TAXONOMY, turned, wanted[::-1])
    assert sorted(fit.role for fit in fits) == sorted(TAXONOMY.roles)


@given(some_answers, st.sampled_from(STATEMENTS))
def test_liking_something_more_never_lowers_a_role_that_is_all_about_it(
    answers: dict[str, int], statement: object
) -> None:
    liked = next(s for s in STATEMENTS if s is statement)
    about = [r.id for r in TAXONOMY.roles.values() if r.story.interests[0] == liked.interest]

    def places(answer: int) -> dict[str, int]:
        fits = role_fits(TAXONOMY, answers | {liked.id: answer})
        return {fit.role: fit.score for fit in fits}

    before, after = places(2), places(5)
    gained = {role: after[role] - before[role] for role in after}
    assert min(gained[role] for role in about) > 0
    assert max(gained.values()) == max(gained[role] for role in about)


def test_answers_that_are_all_equal_leave_every_role_in_play() -> None:
    for answer in (1, 2, 3, 4, 5):
        fits = role_fits(TAXONOMY, dict.fromkeys(IDS, answer))
        assert makes_no_difference(fits)
        assert fitting(fits) == set(TAXONOMY.roles)


def test_somebody_who_likes_helping_people_meets_social_roles_first() -> None:
    first = shown(by_interest({i: 5 if i == "social" else 2 for i in INTERESTS}))[0]

    assert TAXONOMY.roles[first.role].story.interests[0] == "social"
    assert {reason.statement.interest for reason in first.drivers} == {"social"}


def test_without_answers_the_first_six_are_of_six_families() -> None:
    assert len({TAXONOMY.roles[fit.role].family for fit in shown({})}) == 6


def test_a_purpose_alone_leads_to_roles_that_serve_it() -> None:
    for purpose in PURPOSES:
        fits = role_fits(TAXONOMY, {}, [purpose])
        served = [f for f in fits if purpose in TAXONOMY.roles[f.role].story.purposes]
        assert list(fits[: len(served)]) == served
        assert all(fit.purposes == (purpose,) for fit in served)


@given(some_answers, purposes)
def test_what_fits_is_never_nothing_and_holds_the_best(
    answers: dict[str, int], wanted: list[str]
) -> None:
    fits = role_fits(TAXONOMY, answers, wanted)
    assert {fit.role for fit in fits[: len(fits) // 3]} <= fitting(fits)


def test_there_are_three_statements_for_each_interest_and_each_reads_easily() -> None:
    assert len(STATEMENTS) == 18
    assert all(sum(s.interest == i for s in STATEMENTS) == 3 for i in INTERESTS)
    for statement in STATEMENTS:
        assert not reading_of(statement.text.nl).hard_words
        assert len(statement.text.nl.split()) <= 10
