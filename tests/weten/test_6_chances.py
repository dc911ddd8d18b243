"""Weten 6: not knowing the chances. The acceptance criteria that a machine can check here."""

from datetime import date, timedelta

import pytest

from app.knowledge import Knowledge
from career_graph.labour_market.chances import chances
from career_graph.labour_market.facts import RegionKind
from tests.conftest import Visit


@pytest.mark.parametrize("role", ["testanalist", "cio", "game-ontwikkelaar"])
@pytest.mark.parametrize("page", [("/nl/rollen/", "Geen cijfers"), ("/en/roles/", "No figures")])
def test_a_a_role_shows_a_sourced_chance_or_says_there_are_no_figures(
    read: Visit, page: tuple[str, str], role: str
) -> None:
    path, no_figures = page
    chances = read(path + role).select_one("section[aria-labelledby=chances]")

    assert chances is not None
    for chance in chances.select(".chance"):
        known = "chance--none" not in str(chance.get("class"))
        assert (no_figures in chance.get_text()) != known
        if known:
            assert chance.select_one(".source"), "a figure stands beside its source and period"


def test_no_naked_percentage_stands_with_a_chance(read: Visit) -> None:
    chances = read("/nl/rollen/testanalist").select_one("section[aria-labelledby=chances]")

    assert chances is not None
    assert "%" not in chances.get_text()


def test_a_each_role_in_each_of_35_regions_has_its_own_figure_or_none(
    knowledge: Knowledge,
) -> None:
    market = knowledge.labour_market
    regions = [r for r in market.regions.values() if r.kind is RegionKind.LABOUR_MARKET_REGION]
    assert len(regions) == 35
    for role in knowledge.taxonomy.roles.values():
        for region in regions:
            asked = chances(market, role, region.id).asked
            assert asked is not None
            assert asked.region == region
            assert all(fact.region == region.id for fact in asked.facts)


def test_b_every_figure_has_its_period_source_and_meaning(knowledge: Knowledge) -> None:
    for fact in knowledge.labour_market.facts:
        assert fact.period.end.year >= 2000
        assert fact.provenance.sources
        assert fact.meaning
        assert fact.meaning.nl
        assert fact.meaning.en


def test_c_every_figure_is_old_18_months_after_its_period(knowledge: Knowledge) -> None:
    for fact in knowledge.labour_market.facts:
        end = fact.period.end
        months = end.year * 12 + end.month - 1 + 18
        last = date(months // 12, months % 12 + 1, min(end.day, 28))
        assert not fact.is_stale(last)
        assert fact.is_stale(last + timedelta(days=4))


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("security-specialist", "voor welk niveau"),
        ("testanalist", "per niveau zijn er niet"),
    ],
)
def test_d_a_role_says_whether_its_figures_are_by_level(read: Visit, role: str, said: str) -> None:
    section = read(f"/nl/rollen/{role}").select_one("section[aria-labelledby=chances]")
    assert section is not None
    assert said in section.text
