"""The result: what you can do first, then three roles, then all others; never empty."""

import re

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from tests.conftest import Visit

NURSE = "from=verpleegkundige&level=medior&years=8"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
PEOPLE = [
    NURSE,
    "from=kassamedewerker&level=junior&years=1",
    "role=testanalist&level=medior",
    "from=accountant&level=senior&years=12",
    "",
]
TIGHT = ["", "&keep=1&months=3", "&hours=2&months=2", "&hours=1&months=0&keep=1"]


def query_of(person: str, limits: str) -> str:
    return f"{person}{limits}".lstrip("&")


def test_begins_with_what_you_can_do_already(visit: Visit) -> None:
    page = visit(f"/nl/uitkomst?{NURSE}")

    blocks = [tag.get_text(strip=True) for tag in page.select("h1, h2")]
    assert blocks[0] == "Dit kun je al"
    assert len(page.select(".strength")) == 4


def test_a_strength_counts_the_roles_that_ask_it(visit: Visit, knowledge: Knowledge) -> None:
    strength = visit(f"/nl/uitkomst?{NURSE}").select(".strength")[0]

    name = strength.select_one(".strength__name")
    use = strength.select_one(".strength__use")
    assert name is not None
    assert use is not None
    taxonomy = knowledge.taxonomy
    skill = next(s.id for s in taxonomy.skills.values() if s.label.nl == name.text)
    asking = [
        role
        for role in taxonomy.roles.values()
        if any(skill in level.essential for level in role.levels.values())
    ]
    assert use.text == f"Gevraagd in {len(asking)} van de {len(taxonomy.roles)} rollen"


def test_the_strengths_are_those_that_most_roles_ask(visit: Visit) -> None:
    uses = [
        int(re.findall(r"\d+", use.text)[0])
        for use in visit(f"/nl/uitkomst?{NURSE}").select(".strength__use")
    ]
    assert uses == sorted(uses, reverse=True)


@pytest.mark.parametrize("person", PEOPLE)
def test_no_role_is_shown_twice_among_the_cards(visit: Visit, person: str) -> None:
    titles = [title.text for title in visit(f"/nl/uitkomst?{person}").select(".result__title")]
    assert len(titles) == len(set(titles)) == 3


def test_each_card_says_what_speaks_for_it_and_at_least_one_thing_against(visit: Visit) -> None:
    for card in visit(f"/nl/uitkomst?{NURSE}").select(".result"):
        said = {dt.text: dt.find_next("dd") for dt in card.select(".result__why dt")}
        assert set(said) == {"Past bij jou", "Let op", "Nog te leren"}
        assert all(dd is not None and dd.get_text(strip=True) for dd in said.values())


@pytest.mark.parametrize("limits", TIGHT)
@pytest.mark.parametrize("person", PEOPLE)
def test_is_never_empty(visit: Visit, person: str, limits: str) -> None:
    page = visit(f"/nl/uitkomst?{query_of(person, limits)}")

    assert page.select(".result")
    nothing_open = page.select(".empty")
    assert bool(nothing_open) == (not page.select(".reach--certain, .reach--probable", limit=9)[2:])
    assert len(page.select(".button--you")) == 1


def test_where_nothing_is_open_the_button_really_opens_something(visit: Visit) -> None:
    dark = visit(f"/nl/uitkomst?{PEOPLE[1]}&hours=2&months=3")
    button = dark.select_one(".empty .button--you")

    assert button is not None
    assert button.text.startswith("Reken met")
    assert not visit(str(button["href"])).select(".empty")


def test_a_closed_role_shows_a_level_that_takes_less_where_the_level_may_be_lower(
    visit: Visit,
) -> None:
    page = visit(f"/nl/uitkomst?{NURSE}")
    nearer = page.find_all(string=re.compile(r"Als \w+: \d+ maanden leren\."))

    assert nearer
    assert "De maanden hier zijn zonder cursus." in page.text
    for said in nearer:
        assert said.parent is not None
        line = said.parent.parent
        assert line is not None
        first = re.search(r"(\d+) maanden leren, jij", line.text)
        less = re.search(r"(\d+) maanden", said)
        assert less is not None
        assert first is None or int(less[1]) < int(first[1])
    keeping = visit(f"/nl/uitkomst?{NURSE}&keep=1")
    assert not keeping.find_all(string=re.compile(r"Als \w+: \d+ maanden leren\."))


def test_a_filter_keeps_to_its_line(visit: Visit, knowledge: Knowledge) -> None:
    page = visit(f"/nl/uitkomst?{NURSE}&family=testing")

    families = {text.text.strip().split(" op ")[1] for text in page.select(".result__family")}
    assert families == {"lijn T, Testen"}


def test_a_line_where_nothing_is_lit_names_the_nearest_and_what_opens_it(visit: Visit) -> None:
    page = visit(f"/nl/uitkomst?{NURSE}&keep=1&months=2&family=cloud")

    heading = page.select_one("#stations")
    assert heading is not None
    assert heading.text == "Op lijn C, Cloud, brandt nog niets"
    assert page.select(".result")


def test_fragment_is_the_content_of_its_target(client: TestClient, visit: Visit) -> None:
    address = f"/nl/uitkomst?{NURSE}&at=medior"
    fragment = client.get(address, headers=HTMX).text
    target = visit(address).select_one("#results")

    assert target is not None
    assert "<html" not in fragment
    assert re.sub(r"<[^>]+>|\s+", "", fragment) == re.sub(r"\s+", "", target.text)


def test_speaks_english_too(visit: Visit) -> None:
    page = visit(f"/en/result?{NURSE}")

    assert page.h1 is not None
    assert page.h1.text == "What you can do already"
    dutch = re.compile(r"\b(Je|Gevraagd|vaardigheden|maanden|Zeker|Waarschijnlijk)\b")
    main = page.select_one("main")
    assert main is not None
    assert not dutch.search(main.text)


def test_the_links_keep_the_whole_question(visit: Visit) -> None:
    page = visit(f"/nl/uitkomst?{NURSE}&hours=12&province=UT")
    route = page.select_one(".result .button")

    assert route is not None
    assert f"{NURSE}.0".replace("8.0", "8") in str(route["href"])
    assert "hours=12" in str(route["href"])
    assert "province=UT" in str(route["href"])
    assert "goal=" in str(route["href"])


def test_an_unknown_occupation_is_refused(client: TestClient) -> None:
    assert client.get("/nl/uitkomst?from=astronaut").status_code == 422
