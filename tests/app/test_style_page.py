"""The page of components shows what there is: no token, drawing or component is left out."""

import re

from app.folders import STATIC
from app.knowledge import Knowledge
from app.sheets import tokens
from tests.conftest import Visit

COMPONENTS = {  # sheet to its blocks that only lay out one page
    "signs": set(),
    "forms": {"code", "form", "later-on"},
    "notices": {"doors", "aside"},
    "skill_picks": {"skill-group"},
    "results": {"results"},
    "itinerary": {"path-top", "strip"},
    "offers": {"leaf", "filters"},
    "compare": set(),
    "story": set(),
    "role": {"role-line", "role-note", "source", "asked", "grounds", "day"},
    "funding": set(),
    "map": {"map", "map-top", "map-frame", "lines"},
}


def test_every_colour_and_component_token_is_shown(visit: Visit) -> None:
    shown = {code.text for code in visit("/nl/stijl").select("code")}

    assert {name for name in tokens() if "color" in name or "-button-" in name} <= shown


def test_every_block_of_the_shared_sheets_is_shown(visit: Visit) -> None:
    """A block is the first part of a class: `offer` of `offer__name`."""
    page = visit("/nl/stijl")
    shown = {name for tag in page.select("[class]") for name in tag["class"]}
    for sheet, elsewhere in COMPONENTS.items():
        text = (STATIC / "css" / f"{sheet}.css").read_text("utf-8")
        blocks = set(re.findall(r"^ *\.([a-z]+(?:-[a-z]+)*)(?=[ :{,>.])", text, re.MULTILINE))
        assert blocks - elsewhere <= shown, sheet


def test_each_family_has_its_letter_and_its_drawing(visit: Visit, knowledge: Knowledge) -> None:
    lines = visit("/en/style").select(".style-line")

    assert len(lines) == len(knowledge.taxonomy.families)
    assert all(line.select_one("svg.family-picture path") for line in lines)


def test_it_is_found_from_every_page(visit: Visit) -> None:
    assert visit("/en/").select("footer a[href='/en/style']")
