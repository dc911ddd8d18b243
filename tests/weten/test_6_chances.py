"""Weten 6: not knowing the chances. The acceptance criteria that a machine can check here."""

import pytest

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
