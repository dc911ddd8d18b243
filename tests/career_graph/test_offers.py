"""Ways to learn: their hours, their price and their start, as stated, as estimated, or unknown."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_graph.learning import learning_costs
from career_graph.loader import DATA, load_offers
from career_graph.offers import OfferForm, next_start
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.yaml_file import DataError
from tests.builders import ASSUMPTIONS, offer

TODAY = date(2026, 11, 30)
WHOLE_STUDIES = {OfferForm.MBO, OfferForm.BBL, OfferForm.AD, OfferForm.HBO, OfferForm.WO}
WHOLE_STUDIES |= {OfferForm.DUAL, OfferForm.RETRAINING}
TAXONOMY = load_taxonomy()
OFFERS = load_offers(TAXONOMY.skills)


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


def test_every_offer_can_be_planned() -> None:
    assert [each.id for each in OFFERS.values() if each.study_hours is None] == []


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
