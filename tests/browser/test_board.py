"""The coach's list in a real browser: kept when asked, named, compared, taken along and wiped."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
PERSON = "from=verpleegkundige&level=medior&years=8"
STORED = "localStorage.length + sessionStorage.length"


def shared(page: Page, goal: str) -> str:
    """Share a path; return its link as this browser can open it."""
    page.goto(f"/nl/pad?{PERSON}&goal={goal}")
    page.get_by_role("button", name="Maak een link").click()
    token = page.locator(".share__link a").first.inner_text().rpartition("/")[2]
    return f"/p/{token}"


def test_a_coach_keeps_names_compares_and_takes_along(page: Page, tmp_path: Path) -> None:
    links = [shared(page, "testanalist.senior"), shared(page, "functioneel-beheerder.medior")]
    page.goto("/nl/begeleiden")
    expect(page.get_by_text("Je lijst is leeg.")).to_be_visible()
    page.get_by_label("Links, één per regel").fill("\n".join(links))
    page.get_by_role("button", name="Toon de paden").click()
    assert page.evaluate(STORED) == 0, "nothing is kept before somebody presses keep"

    page.get_by_role("button", name="Bewaar deze lijst").click()
    page.get_by_label("Naam voor jezelf").first.fill("dinsdag, tien uur")
    page.get_by_label("Naam voor jezelf").first.blur()
    page.goto("/nl/begeleiden")
    expect(page.get_by_label("Naam voor jezelf").first).to_have_value("dinsdag, tien uur")

    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    file = tmp_path / "padwijzer.json"
    download.value.save_as(file)
    kept = json.loads(file.read_text())
    assert [one["name"] for one in kept["links"]] == ["dinsdag, tien uur", ""]

    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.post_data or ""))
    for number in (0, 1):
        page.get_by_text("Kies", exact=True).nth(number).click()
    page.get_by_role("button", name="Bekijk wat is aangekruist").click()
    expect(page.locator(".side-by-side thead a")).to_have_count(2)
    assert not any("dinsdag" in body for body in sent), "a name went to the server"

    page.get_by_role("button", name="Wis de lijst").click()
    assert page.evaluate(STORED) == 0
    page.get_by_label("Haal een bestand terug").set_input_files(file)
    expect(page.get_by_label("Naam voor jezelf").first).to_have_value("dinsdag, tien uur")
    page.get_by_role("button", name="Haal weg: dinsdag").click()
    expect(page.locator(".board__row")).to_have_count(1)


def test_a_wrong_file_changes_nothing(page: Page, tmp_path: Path) -> None:
    page.goto("/nl/begeleiden")
    evil = {"kind": "padwijzer-board-1", "links": [{"link": "javascript:alert(1)", "name": "x"}]}
    for content in ("geen json", "[]", '{"kind": "iets anders", "links": []}'):
        file = tmp_path / "wrong.json"
        file.write_text(content)
        page.get_by_label("Haal een bestand terug").set_input_files(file)
        expect(page.get_by_role("status")).to_contain_text("herkennen we niet")
    file.write_text(json.dumps(evil))
    page.get_by_label("Haal een bestand terug").set_input_files(file)
    expect(page.locator(".board__row")).to_have_count(0)


def test_a_shared_page_keeps_nothing_in_the_browser(page: Page) -> None:
    page.goto(shared(page, "testanalist.senior"))
    expect(page.locator(".itinerary")).to_be_visible()
    assert page.evaluate(STORED) == 0


def test_without_scripts_the_list_is_shown_and_not_kept(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="nl-NL")
    page = context.new_page()
    link = shared(page, "testanalist.senior")
    page.goto("/nl/begeleiden")

    assert page.get_by_text("Staan scripts uit").is_visible()
    assert not page.locator("#board").is_visible()
    page.get_by_label("Links, één per regel").fill(link)
    page.get_by_role("button", name="Toon de paden").click()
    assert page.locator(".result").count() == 1
    assert not page.locator("#board_keep").is_visible()
    context.close()
