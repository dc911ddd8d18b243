"""Ways to learn: their hours, their price and their start, as stated, as estimated, or unknown."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_graph.journey import standing_of
from career_graph.learning import learning_costs
from career_graph.loader import DATA, load_offers
from career_graph.offers import (
    DIPLOMA_HELD,
    EMPLOYED,
    LANGUAGE_SPOKEN,
    PROVINCES,
    Answers,
    Diploma,
    EntryRules,
    Exclusion,
    Group,
    Offer,
    OfferForm,
    exclusion,
    next_start,
    offers_for,
    taught_of_missing,
)
from career_graph.profile import Limits
from career_graph.transitions import transition_to
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.yaml_file import DataError
from tests.builders import ASSUMPTIONS, NAMES, offer, questions

TODAY = date(2026, 11, 30)
WHOLE_STUDIES = {OfferForm.MBO, OfferForm.BBL, OfferForm.AD, OfferForm.HBO, OfferForm.WO}
WHOLE_STUDIES |= {OfferForm.DUAL, OfferForm.RETRAINING}
TAXONOMY = load_taxonomy()
OFFERS = load_offers(TAXONOMY.skills)
CONDITIONS = (*DIPLOMA_HELD.values(), *LANGUAGE_SPOKEN.values(), EMPLOYED)

places = st.lists(st.sampled_from(PROVINCES[:3]), max_size=2, unique=True).map(tuple)
made_up_offers = st.builds(
    offer,
    st.sampled_from("abcdefgh"),
    form=st.sampled_from(OfferForm),
    teaches=st.dictionaries(st.sampled_from(NAMES), st.integers(1, 4), min_size=1, max_size=6),
    online=st.booleans(),
    provinces=places,
    hours_per_week=st.none() | st.integers(1, 40),
    price_euros=st.none() | st.integers(0, 2000),
    groups=st.lists(st.sampled_from(Group), max_size=2, unique=True).map(tuple),
    entry=st.builds(
        EntryRules,
        st.sampled_from(Diploma),
        st.lists(st.sampled_from(["nl", "en"]), unique=True).map(tuple),
        st.booleans(),
    ),
)
hard_limits = st.builds(
    Limits,
    hours_per_week=st.integers(1, 40),
    months_per_step=st.just(12),
    own_euros=st.none() | st.integers(0, 2000),
    provinces=places,
    online=st.booleans(),
)
answers_given = st.dictionaries(st.sampled_from(CONDITIONS), st.booleans())


def test_study_hours_are_the_stated_ones_before_the_estimate() -> None:
    assert offer("stated", hours=20).study_hours == 20
    assert offer("free of study", hours=0).study_hours == 0
    assert offer("estimated", hours_estimate=30).study_hours == 30
    assert offer("unknown").study_hours is None


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=6))
def test_next_start_is_the_first_day_that_is_not_over(distances: list[int]) -> None:
    days = tuple(TODAY + timedelta(days=distance) for distance in distances)
    ahead = [distance for distance in distances if distance >= 0]

    found = next_start(offer("some days", starts=days), TODAY)

    assert found == (TODAY + timedelta(days=min(ahead)) if ahead else None)


def test_nobody_names_a_day_for_what_starts_any_time_or_nobody_knows_when() -> None:
    assert next_start(offer("any time", starts="rolling"), TODAY) is None
    assert next_start(offer("unknown"), TODAY) is None


def test_every_offer_can_be_planned_and_a_programme_of_a_region_is_no_study() -> None:
    for each in OFFERS.values():
        is_programme = each.form is OfferForm.PROGRAMME
        assert (each.study_hours is None) is (each.teaches == {}) is is_programme, each.id


def test_hours_fit_what_is_taught() -> None:
    """Nobody learns all that in less than half of its hours; only whole studies teach much more."""
    costs = learning_costs(TAXONOMY.skills, ASSUMPTIONS)
    unbelievable = []
    for each in OFFERS.values():
        steps = sum(sum(costs.full[skill][:rating]) for skill, rating in each.teaches.items())
        hours = each.study_hours or 0
        if 2 * hours < steps or (hours > 3 * steps and each.form not in WHOLE_STUDIES):
            unbelievable.append((each.id, hours, steps))

    assert unbelievable == []


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        (
            "hours: null\nhours_estimate: 280",
            "hours: 210\nhours_estimate: 280",
            "no hours_estimate",
        ),
        ("form: certificate", "form: programme", "does not"),
        ("price_euros: null", "price_euros: null\nprice_from: 2025", "that is null"),
        ("price_euros: null", "price_euros: 300\nprice_from: 2022", "2023"),
        ("price_euros: null", "price_euros: null\nstarts: soon", "starts"),
        ("price_euros: null", "price_euros: null\ngroups: [everybody]", "groups"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    tmp_path: Path, written: str, instead: str, problem: str
) -> None:
    content = (DATA / "offers" / "ccna.yaml").read_text(encoding="utf-8")
    assert content.count(written) == 1
    (tmp_path / "ccna.yaml").write_text(content.replace(written, instead), encoding="utf-8")

    with pytest.raises(DataError, match=problem) as refused:
        load_offers(TAXONOMY.skills, tmp_path)

    assert "ccna.yaml" in str(refused.value)


def holds(each: Offer, limits: Limits, answers: Answers) -> bool:
    """Whether an offer keeps to every hard limit: the rules once more, in other words."""
    near = set(each.provinces) & set(limits.provinces or PROVINCES)
    refused = {condition for condition, is_so in answers.items() if not is_so}
    spoken = [code for code in each.entry.languages if LANGUAGE_SPOKEN[code] not in refused]
    return all(
        (
            near or (each.online and limits.online),
            each.hours_per_week is None or each.hours_per_week <= limits.hours_per_week,
            limits.own_euros is None
            or (each.price_euros is not None and each.price_euros <= limits.own_euros),
            DIPLOMA_HELD.get(each.entry.diploma) not in refused,
            spoken or not each.entry.languages,
            set(each.groups) != {Group.EMPLOYEE} or EMPLOYED not in refused,
        )
    )


@given(questions(), st.lists(made_up_offers, max_size=8), hard_limits, answers_given)
def test_hard_limits_are_never_broken_and_nothing_gets_lost(
    question: Any, offers: list[Offer], limits: Limits, answers: Answers
) -> None:
    graph, person, goal, _ = question
    step = transition_to(graph, standing_of(person), goal, limits=limits, start_level=0)
    useful = [each for each in offers if taught_of_missing(step, each)]

    found = offers_for(step, offers, limits, answers)

    assert all(holds(each, limits, answers) for each in found.fitting)
    excluded = [each for those in found.excluded.values() for each in those]
    assert not any(holds(each, limits, answers) for each in excluded)
    assert len(found.fitting) + len(excluded) == len([*found.all]) == len(useful)


@given(made_up_offers, hard_limits, answers_given, st.sampled_from(CONDITIONS))
def test_what_nobody_answered_excludes_nothing(
    each: Offer, limits: Limits, answers: dict[str, bool], condition: str
) -> None:
    unanswered = {name: is_so for name, is_so in answers.items() if name != condition}
    without = exclusion(each, limits, unanswered)

    assert exclusion(each, limits, unanswered | {condition: True}) == without
    assert (without is None) or exclusion(each, limits, unanswered | {condition: False})


@pytest.mark.parametrize(
    ("more", "answers", "rule"),
    [
        ({"online": False, "provinces": ("GR",)}, {}, Exclusion.PLACE),
        ({"hours_per_week": 9}, {}, Exclusion.HOURS_PER_WEEK),
        ({"groups": (Group.EMPLOYEE,)}, {EMPLOYED: False}, Exclusion.FORM),
        (
            {"entry": EntryRules(Diploma.HBO_WO, ("nl",), selection=False)},
            {"diploma_hbo_wo": False, "diploma_vmbo": True},
            Exclusion.DIPLOMA,
        ),
        (
            {"entry": EntryRules(Diploma.NONE, ("en",), selection=False)},
            {"language_en": False},
            Exclusion.LANGUAGE,
        ),
        ({"price_euros": 501}, {}, Exclusion.PRICE),
        ({"price_euros": None}, {}, Exclusion.PRICE_UNKNOWN),
    ],
)
def test_an_excluded_offer_names_its_rule(
    more: dict[str, Any], answers: Answers, rule: Exclusion
) -> None:
    limits = Limits(hours_per_week=8, months_per_step=12, own_euros=500, provinces=("UT",))

    assert exclusion(offer("fits", price_euros=500), limits, answers) in (None, rule)
    assert exclusion(offer("does not", **{"price_euros": 0} | more), limits, answers) is rule
