"""The path page: every number can be worked out from what stands beside it."""

import re
from math import ceil

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.formats import euros
from app.knowledge import Knowledge
from career_graph.offers import DIPLOMA_HELD
from skills_taxonomy.model import State
from tests.conftest import Visit

NURSE = "from=verpleegkundige&level=medior&years=8"
TEST_ANALYST = f"/nl/pad?{NURSE}&goal=testanalist.senior"
JOURNEYS = [
    TEST_ANALYST,
    f"/nl/pad?{NURSE}&goal=functioneel-beheerder.medior",
    "/nl/pad?from=accountant&level=senior&years=12&goal=data-analist.medior",
    "/nl/pad?role=testanalist&level=junior&years=1&goal=testanalist.medior",
    "/nl/pad?goal=servicedeskmedewerker.junior",
]


def facts(page: BeautifulSoup) -> dict[str, str]:
    terms, values = page.select(".facts--big dt"), page.select(".facts--big dd")
    return {dt.text: dd.text for dt, dd in zip(terms, values, strict=True)}


def numbers(text: str) -> list[float]:
    plain = text.replace(".", "").replace(",", ".")
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", plain)]


@pytest.mark.parametrize("journey", JOURNEYS)
def test_hours_add_up_and_become_months(visit: Visit, journey: str) -> None:
    for leg in visit(journey).select(".leg"):
        notes = [note.text for note in leg.select(".skill--missing .skill__level")]
        hours = [
            part
            for note in notes
            for studied in re.findall(r"([\d+= ]+) uur leren", note)
            for part in numbers(studied.partition("=")[0])
        ]
        hours += [n for each in leg.select(".plan-hours") for n in numbers(each.text)]
        for line in (sum_.text for sum_ in leg.select(".calc")):
            if line.startswith("Leren voor je start"):
                *parts, total = numbers(line)
                assert sorted(parts) == sorted(hours)
                assert sum(parts) == total
            if "÷" in line:
                total, per_week, weeks = numbers(line)
                assert total == sum(hours)
                assert round(total / per_week, 1) == weeks
            if line.startswith("Dat is"):
                exactly, months = numbers(line)[0], numbers(line)[-1]
                assert 0 <= exactly - sum(hours) / per_week * 12 / 52 < 0.1
                assert ceil(exactly) == months


@pytest.mark.parametrize("journey", JOURNEYS)
def test_months_of_the_steps_add_up_to_the_months_of_the_path(visit: Visit, journey: str) -> None:
    page = visit(journey)
    total = numbers(facts(page)["Tot je doel"])[0]
    last = page.select(".stop__when")[-1].text

    assert last == (f"Maand {total:g}" if total else "Nu meteen")
    for note in page.select(".band li"):
        if note.text.startswith("Alle stappen samen"):
            *parts, said = numbers(note.text)
            assert sum(parts) == said == total


def test_there_is_one_leg_between_every_two_stops(visit: Visit) -> None:
    kinds = [str(li["class"][0]) for li in visit(TEST_ANALYST).select(".itinerary > li")]
    assert kinds == ["stop", "leg"] * (len(kinds) // 2) + ["stop"]


def test_held_and_asked_skills_are_counted_right(visit: Visit) -> None:
    leg = visit(f"/nl/pad?{NURSE}&goal=functioneel-beheerder.medior").select(".leg")[0]
    held, asked = numbers(leg.select(".skills__more")[0].text)

    assert len(leg.select(".skill--held")) == held
    assert len(leg.select(".skill--held, .skill--missing")) == asked


def test_the_passport_warns_only_when_nothing_can_be_spared(visit: Visit) -> None:
    for journey in JOURNEYS:
        for passport in visit(journey).select(".passport"):
            assert ("Valt er één weg?" in passport.text) != ("kun je missen" in passport.text)


def test_offers_are_a_choice_and_no_price_is_invented(visit: Visit, client: TestClient) -> None:
    page = visit(TEST_ANALYST)
    asked = {
        "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
        "goal": {"role": "testanalist", "level": "senior"},
    }
    answer = client.post("/api/v1/paths", json=asked).json()

    assert "De uren en de prijs zitten niet in het plan." in page.text
    assert facts(page)["Zelf betalen"] == euros("nl", answer["paths"][0]["own_euros"])
    for leg in page.select(".leg"):
        assert len(leg.select("details.learn > .offers > .offer")) <= 3
    for price in page.select(".offer__facts > div:nth-child(3) dd"):
        assert price.text in ("onbekend", "gratis") or price.text.startswith("€")


def test_says_in_one_sentence_why_this_route(visit: Visit) -> None:
    proof = visit(f"/nl/pad?{NURSE}&goal=data-analist.medior").select_one(".band .lead")

    assert proof is not None
    assert re.match(r"We vergeleken [\d.]+ routes\. Geen enkele is", proof.text)


def test_who_ends_lower_reads_it_beside_the_months_with_less_pay(visit: Visit) -> None:
    page = visit(f"/nl/pad?{NURSE}&goal=servicedeskmedewerker.junior")

    assert "je eindigt lager" in facts(page)["Minder loon dan nu"]
    assert "Je eindigt op een lager niveau dan nu." in page.text


def test_what_makes_a_skill_shorter_is_held_already_or_learned_in_the_same_step(
    visit: Visit,
) -> None:
    [leg] = visit(f"/nl/pad?{NURSE}&goal=functioneel-beheerder.medior").select(".leg")
    missing = {
        skill.select(".skill__name")[0].text.lower(): skill.select(".skill__level")[0].text
        for skill in leg.select(".skill--missing")
    }
    held = {name.text.lower() for name in leg.select(".skill--held .skill__name")}
    helped = [note for note in missing.values() if "Korter" in note]

    assert helped
    for note in helped:
        for helper in re.findall(r"omdat je (.*) dan ook leert", note):
            assert helper in missing
        for helper in re.findall(r"omdat je (.*) al kunt", note):
            assert helper in held or "van niets" not in missing.get(helper, "")


def test_who_rated_nothing_is_not_told_about_ratings(visit: Visit) -> None:
    for address in ("/nl/pad?goal=servicedeskmedewerker.junior", "/nl/uitkomst"):
        said = " ".join(
            part.text for part in visit(address).select("#hangs_on, .meanings dd, .result__have")
        )
        assert "te hoog hebt ingeschat" not in said
        assert "stap te hoog ingeschat" not in said
        assert "je leert alles nog" in said


def test_several_fair_paths_are_compared_and_each_can_be_opened(visit: Visit) -> None:
    goals = (
        "data-analist.medior",
        "testanalist.senior",
        "scrum-master.medior",
        "it-auditor.senior",
    )
    pages = (visit(f"/nl/pad?{NURSE}&goal={goal}") for goal in goals)
    page = next(page for page in pages if page.select(".compare"))
    names = [th.text for th in page.select(".compare thead th")]
    link = page.select_one(".compare thead a")

    assert len(names) > 1
    assert link is not None
    other = visit(str(link["href"]))
    assert facts(other) != facts(page)
    assert [th.text for th in other.select(".compare thead th")] != names


def test_without_a_goal_it_asks_for_one_and_keeps_the_question(visit: Visit) -> None:
    page = visit(f"/nl/pad?{NURSE}")

    hidden = {str(i["name"]): str(i["value"]) for i in page.select("form input[type=hidden]")}
    assert hidden == {"from": "verpleegkundige", "level": "medior", "years": "8"}
    assert len(page.select("select#goal option")) > 100


@pytest.mark.parametrize("journey", JOURNEYS)
def test_speaks_english_without_a_dutch_word_of_ours(visit: Visit, journey: str) -> None:
    main = visit(journey.replace("/nl/pad", "/en/path")).select_one("main")

    assert main is not None
    assert not re.search(r"\b(Je|maanden|leren|gevraagd|uur|Waarom|naar)\b", main.text)


def test_has_one_yellow_button(visit: Visit) -> None:
    for journey in (*JOURNEYS, f"/nl/pad?{NURSE}"):
        assert len(visit(journey).select(".button--you")) == 1


def test_an_unknown_goal_is_refused(client: TestClient) -> None:
    assert client.get(f"/nl/pad?{NURSE}&goal=astronaut.junior").status_code in (404, 422)
    assert client.get(f"/nl/pad?{NURSE}&goal=testanalist.chief").status_code == 422


def test_says_in_one_sentence_what_the_path_hangs_on(client: TestClient, visit: Visit) -> None:
    person = {"occupation": "verpleegkundige", "level": "medior", "years": 8}
    goal = {"role": "functioneel-beheerder", "level": "medior"}
    answer = client.post("/api/v1/paths", json={"position": person, "goal": goal}).json()
    weak = answer["paths"][0]["hangs_on"]
    said = visit(f"/nl/pad?{NURSE}&goal=functioneel-beheerder.medior").select_one("#hangs_on")

    assert said is not None
    assert ("is dit pad dicht" in said.text) == weak["closes"]
    if not weak["closes"]:
        assert numbers(said.text)[-1] == weak["months_more"]


def test_offers_that_do_not_fit_name_the_rule(visit: Visit) -> None:
    page = visit(f"{TEST_ANALYST}&euros=0&province=ZE&online=0")

    for leg in page.select(".leg"):
        [summary] = leg.select(".excluded > summary")
        number = int(summary.get_text().partition(" ")[0])
        reasons = [each.get_text() for each in leg.select(".excluded li strong")]
        assert number == sum(int(reason.rpartition("(")[2].rstrip(").")) for reason in reasons)
        assert any(reason.startswith("Te ver weg") for reason in reasons)


def test_an_offer_on_a_path_says_where_it_is_found_and_whether_that_was_checked(
    visit: Visit, knowledge: Knowledge
) -> None:
    by_title = {offer.title.nl: offer for offer in knowledge.offers.values()}
    cards = visit(TEST_ANALYST).select(".learn .offer")
    for card in cards:
        offer = by_title[card.select(".offer__name")[0].get_text()]
        said = card.select(".offer__checked")[0].get_text()
        assert [a["href"] for a in card.select(".offer__checked a[href^=http]")] == (
            [offer.link] if offer.link else []
        )
        assert ("niet gecontroleerd bij de bron" in said) is (
            offer.provenance.state is State.UNVERIFIED
        )
    assert cards


def test_an_offer_on_a_path_names_the_diploma_it_asks_for(
    visit: Visit, knowledge: Knowledge
) -> None:
    """What nobody answered excludes nothing, so the reader has to be able to check it."""
    page = visit(f"{TEST_ANALYST}&hours=40")
    asking = {o.title.nl for o in knowledge.offers.values() if o.entry.diploma in DIPLOMA_HELD}

    cards = page.select(".learn .offer")
    for card in cards:
        title = card.select(".offer__name")[0].get_text()
        assert (len(card.select(".offer__facts > div")) == 4) is (title in asking)
    assert any(len(card.select(".offer__facts > div")) == 4 for card in cards)


def test_a_diploma_somebody_lacks_leaves_out_what_asks_it(visit: Visit) -> None:
    page = visit(f"{TEST_ANALYST}&hours=40&if_diploma_hbo_wo=no&if_employed=yes")
    form = page.select_one("section:has(#entry) form")

    assert form is not None
    assert form.select_one("input[name=if_diploma_hbo_wo][value=no][checked]") is not None
    assert form.select_one("input[type=hidden][name=if_employed][value=yes]") is not None
    assert form.select_one("input[type=hidden][name=if_diploma_hbo_wo]") is None
    reasons = [reason.get_text() for reason in page.select(".excluded li strong")]
    assert any(reason.startswith("Vraagt een diploma dat je niet hebt") for reason in reasons)
    for card in page.select(".learn .offer"):
        assert "Hbo of universiteit" not in card.get_text()


def test_a_step_shows_twelve_offers_by_card_and_counts_the_rest(
    client: TestClient, visit: Visit, knowledge: Knowledge
) -> None:
    person = {"occupation": "verpleegkundige", "level": "medior", "years": 8}
    goal = {"role": "testanalist", "level": "senior"}
    answer = client.post("/api/v1/paths", json={"position": person, "goal": goal}).json()
    legs = visit(TEST_ANALYST).select(".leg")
    rest = []

    for leg, step in zip(legs, answer["paths"][0]["steps"], strict=True):
        planned = {name.text for name in leg.select("section.learn .offer__name")}
        fitting = [knowledge.offers[offer].title.nl for offer in step["offers"]]
        beside = [title for title in fitting if title not in planned]
        shown = [name.text for name in leg.select("details.learn .offer__name")]
        assert shown == beside[:12]
        left = leg.find(string=re.compile("leren je minder|leert je minder"))
        rest.append(len(beside) - len(shown))
        assert (int(numbers(str(left))[0]) if left else 0) == rest[-1]
    assert any(rest)
