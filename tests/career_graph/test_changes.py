"""What has changed since an answer was given: found when it is there, and never made up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_graph.basis import Basis, OfferFacts, Way
from career_graph.changes import Change, ChangeKind, changes_between
from skills_taxonomy.model import Text

WAY = Way(("tester.junior", "tester.medior"), 24, 300, 0, 0)
COURSE = OfferFacts(Text("Testen", "Testing"), 300, 3, 120)
THEN = Basis(
    way=WAY,
    asked={"tester.junior": {"sql": 1}, "tester.medior": {"sql": 2, "agile": 1}},
    offers={"course": COURSE},
    judgements={"hours_per_week": "8"},
    front=(WAY,),
)


def test_the_same_is_no_change() -> None:
    assert changes_between(THEN, THEN) == ()


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (
            replace(THEN, way=None, front=()),
            Change(ChangeKind.CLOSED),
        ),
        (
            replace(THEN, front=(replace(WAY, stops=("tester.medior",), months=12),)),
            Change(ChangeKind.BETTER, way=replace(WAY, stops=("tester.medior",), months=12)),
        ),
        (
            replace(THEN, way=replace(WAY, months=30), front=(replace(WAY, months=30),)),
            Change(ChangeKind.MONTHS, was=24, now=30),
        ),
        (
            replace(THEN, way=replace(WAY, own_euros=None), front=()),
            Change(ChangeKind.OWN_EUROS, was=300, now=None),
        ),
        (
            replace(THEN, asked=dict(THEN.asked) | {"tester.medior": {"sql": 3, "agile": 1}}),
            Change(ChangeKind.ASKED, "tester.medior", "sql", 2, 3),
        ),
        (
            replace(
                THEN,
                asked=dict(THEN.asked)
                | {"tester.medior": {"git": 1, **THEN.asked["tester.medior"]}},
            ),
            Change(ChangeKind.ASKED, "tester.medior", "git", 0, 1),
        ),
        (
            replace(THEN, asked=dict(THEN.asked) | {"tester.medior": {"sql": 2}}),
            Change(ChangeKind.ASKED, "tester.medior", "agile", 1, 0),
        ),
        (replace(THEN, offers={}), Change(ChangeKind.OFFER_GONE, "course")),
        (
            replace(THEN, offers={"course": replace(COURSE, price_euros=400)}),
            Change(ChangeKind.OFFER_PRICE, "course", was=300, now=400),
        ),
        (
            replace(THEN, offers={"course": replace(COURSE, months=None)}),
            Change(ChangeKind.OFFER_LENGTH, "course", was=3, now=None),
        ),
        (
            replace(THEN, judgements={"hours_per_week": "10"}),
            Change(ChangeKind.JUDGEMENT, "hours_per_week", was="8", now="10"),
        ),
    ],
)
def test_each_kind_of_change_is_told_alone(now: Basis, change: Change) -> None:
    assert changes_between(THEN, now) == (change,)


def test_a_stop_that_is_gone_closes_the_path() -> None:
    other = Way(("analyst.medior",), 20, 0, 0, 0)
    now = replace(THEN, way=None, asked={"tester.junior": {"sql": 1}}, front=(other,))

    assert changes_between(THEN, now) == (
        Change(ChangeKind.CLOSED),
        Change(ChangeKind.BETTER, way=other),
        Change(ChangeKind.STOP_GONE, "tester.medior"),
    )


ways = st.builds(
    Way,
    stops=st.just(("a.junior",)),
    months=st.integers(0, 3),
    own_euros=st.none() | st.integers(0, 3),
    income_dip=st.integers(0, 3),
    levels_lost=st.integers(0, 2),
)


@given(ways, ways, ways)
def test_better_is_an_order_and_unknown_euros_take_no_part(a: Way, b: Way, c: Way) -> None:
    assert not a.beats(a)
    assert not (a.beats(b) and b.beats(a))
    assert not (a.beats(b) and b.beats(c)) or a.beats(c)
    assert not (a.own_euros is None and (a.beats(b) or b.beats(a)))


skills = st.dictionaries(st.sampled_from("pqr"), st.integers(1, 4))
bases = st.builds(
    Basis,
    way=st.none() | ways,
    asked=st.dictionaries(st.sampled_from(["a.junior", "b.medior"]), skills),
    offers=st.dictionaries(
        st.sampled_from("xyz"),
        st.builds(OfferFacts, st.just(Text("n", "e")), *[st.none() | st.integers(0, 2)] * 3),
    ),
    judgements=st.dictionaries(st.sampled_from("uv"), st.sampled_from("12")),
    front=st.lists(ways, max_size=2).map(tuple),
)


@given(bases, bases)
def test_every_change_tells_a_difference(then: Basis, now: Basis) -> None:
    for change in changes_between(then, now):
        match change.kind:
            case ChangeKind.CLOSED:
                assert now.way is None
            case ChangeKind.BETTER:
                assert change.way in now.front
                assert now.way is None or (change.way and change.way.beats(now.way))
            case ChangeKind.STOP_GONE:
                assert change.subject in then.asked
                assert change.subject not in now.asked
            case ChangeKind.OFFER_GONE:
                assert change.subject not in now.offers
            case _:
                assert change.was != change.now
