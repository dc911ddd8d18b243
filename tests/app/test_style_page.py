"""The page of components shows what there is: no token or drawing is left out."""

from app.knowledge import Knowledge
from app.sheets import tokens
from tests.conftest import Visit


def test_every_colour_and_component_token_is_shown(visit: Visit) -> None:
    shown = {code.text for code in visit("/nl/stijl").select("code")}

    assert {name for name in tokens() if "color" in name or "-button-" in name} <= shown


def test_each_family_has_its_letter_and_its_drawing(visit: Visit, knowledge: Knowledge) -> None:
    lines = visit("/en/style").select(".style-line")

    assert len(lines) == len(knowledge.taxonomy.families)
    assert all(line.select_one("svg.family-picture path") for line in lines)


def test_it_is_found_from_every_page(visit: Visit) -> None:
    assert visit("/en/").select("footer a[href='/en/style']")
