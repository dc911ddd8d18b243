"""Five people find a path with the keyboard only, on a telephone's width, in few presses."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser


@contextmanager
def telephone(browser: Browser, base_url: str, *, has_scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=has_scripts,
        base_url=base_url,
        viewport={"width": 360, "height": 740},
        locale="nl-NL",
    )
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class Worker:
    """Somebody with work: the door, what they type and choose, and how far they are in it."""

    door: str
    typed: str
    work: str
    level: str


NURSE = Worker("Ik wil overstappen", "verpleegkundige", "Verpleegkundige", "medior")
TEACHER = Worker("Ik wil overstappen", "leraar basis", "Leerkracht basisonderwijs", "senior")
PLANNER = Worker("Ik wil overstappen", "planner logistiek", "Logistiek planner", "medior")
SERVICE_DESK = Worker("Ik werk al in de ICT", "servicedesk", "Servicedeskmedewerker", "junior")


def tell_work(keyboard: Keyboard, worker: Worker) -> None:
    """From the front page to the short questions."""
    page = keyboard.page
    keyboard.open("/nl/")
    keyboard.follow(worker.door, within=8)
    keyboard.reach("Je beroep|Je ICT-rol", within=4)
    page.keyboard.type(worker.typed)
    keyboard.enter()
    page.wait_for_url(re.compile("q="))
    keyboard.reach("Je beroep|Je ICT-rol", within=4)
    keyboard.onward(worker.work, within=3)
    keyboard.enter()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hoe ver")
    keyboard.reach("Junior", within=3)
    page.keyboard.press("Space")
    for _ in range(("junior", "medior", "senior").index(worker.level)):
        page.keyboard.press("ArrowDown")
    keyboard.enter()
    expect(page.get_by_role("heading", level=1)).to_have_text("Korte vragen")
    assert f"level={worker.level}" in page.url


def answer(keyboard: Keyboard, questions: int) -> None:
    """Answer this many short questions with the first statement, then stop."""
    for number in range(1, questions + 1):
        expect(keyboard.page.locator("main")).to_contain_text(f"Vraag {number}")
        keyboard.reach("INPUT", within=4)
        keyboard.page.keyboard.press("Space")
        keyboard.enter()
    keyboard.follow("Stop en ga verder", within=10)
    expect(keyboard.page.get_by_role("heading", level=1)).to_have_text("Wat je wilt")


def show_first_route(keyboard: Keyboard) -> None:
    """From the limits to the first route of the result."""
    keyboard.onward("Toon wat er voor mij open is", within=12)
    keyboard.enter()
    expect(keyboard.page.get_by_role("heading", level=1)).to_have_text("Dit kun je al")
    keyboard.reach("Meteen naar je stations", within=6)
    keyboard.page.keyboard.press("Enter")
    keyboard.onward("Bekijk de route", within=22)
    keyboard.enter()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_nurse_finds_a_path_keeps_it_and_takes_it_away(
    browser: Browser, base_url: str, has_scripts: bool
) -> None:
    with telephone(browser, base_url, has_scripts=has_scripts) as page:
        keyboard = Keyboard(page)
        tell_work(keyboard, NURSE)
        answer(keyboard, 2)
        keyboard.reach("Hoeveel uur", within=3)
        page.keyboard.press("Control+a")
        page.keyboard.type("12")
        keyboard.onward("Hoeveel eigen geld", within=6)
        page.keyboard.type("2500")
        keyboard.onward("Ik wil op mijn niveau blijven", within=4)
        page.keyboard.press("Space")
        show_first_route(keyboard)

        title = page.get_by_role("heading", level=1)
        expect(title).to_contain_text("Van medior verpleegkundige naar medior")
        assert "keep=1" in page.url
        expect(page.locator("main")).to_contain_text("geen diploma of certificaat")
        keyboard.follow("Maak een link", within=22)
        expect(title).to_have_text("Deel je pad")
        keyboard.reach("/p/", within=4)
        expect(page.locator(".share__link a").first).to_have_attribute("target", "_blank")
        keyboard.onward("Beheer je pad", within=4)
        with page.expect_popup() as managed:
            page.keyboard.press("Enter")
        take_away(Keyboard(managed.value))


def take_away(keyboard: Keyboard) -> None:
    """From the page where somebody manages a path, until nothing of it is left."""
    title = keyboard.page.get_by_role("heading", level=1)
    expect(title).to_have_text("Beheer je gedeelde pad")
    keyboard.onward("Haal het pad weg", within=30)
    keyboard.page.keyboard.press("Enter")
    expect(title).to_have_text("Wil je dit pad weghalen?")
    keyboard.onward("Haal het pad weg", within=14)
    keyboard.page.keyboard.press("Enter")
    expect(title).to_have_text("Dit pad is weg")


@pytest.mark.parametrize(
    ("worker", "limit", "arrives"),
    [
        (TEACHER, ("Ik wil op mijn niveau blijven", ""), "naar senior"),
        (PLANNER, ("Hoeveel eigen geld", "0"), "naar"),
        (SERVICE_DESK, ("Hoeveel uur", ""), "naar junior"),
    ],
    ids=["teacher", "planner", "service desk"],
)
def test_who_has_work_finds_a_path(
    browser: Browser, base_url: str, worker: Worker, limit: tuple[str, str], arrives: str
) -> None:
    field, typed = limit
    with telephone(browser, base_url) as page:
        keyboard = Keyboard(page)
        tell_work(keyboard, worker)
        answer(keyboard, 1)
        keyboard.reach(field, within=12)
        page.keyboard.press("Space") if "niveau" in field else page.keyboard.type(typed)
        show_first_route(keyboard)

        expect(page.get_by_role("heading", level=1)).to_contain_text(arrives)
        keyboard.reach("Maak een link", within=25)


def test_a_pupil_tells_what_they_like_and_finds_a_first_job(
    browser: Browser, base_url: str
) -> None:
    with telephone(browser, base_url) as page:
        keyboard = Keyboard(page)
        keyboard.open("/nl/")
        keyboard.follow("Ik kies een opleiding", within=4)
        keyboard.follow("Begin", within=4)
        for number in (1, 2):
            expect(page.locator(".progress")).to_contain_text(f"Zin {number} van 18")
            keyboard.reach("Helemaal niet", within=3)
            for _ in range(4):
                page.keyboard.press("ArrowDown")
            keyboard.enter()
        keyboard.follow("Later verder", within=6)
        expect(page.get_by_role("heading", level=1)).to_have_text("Dit past vandaag bij jou")
        keyboard.reach("Hoe nu verder", within=3)
        page.keyboard.press("Enter")
        keyboard.onward("Vertel waar je nu staat", within=3)
        keyboard.enter()
        keyboard.follow("Ik heb nog geen werk", within=3)
        keyboard.reach("Werken met computer", within=6)
        page.keyboard.press("Space")
        keyboard.onward("Ga verder", within=35)
        keyboard.enter()
        keyboard.reach("Hoeveel uur", within=3)
        show_first_route(keyboard)

        expect(page.get_by_role("heading", level=1)).to_contain_text("Jouw weg naar junior")
        expect(page.locator("main")).to_contain_text("vragen werkgevers vaak een diploma")


def test_who_has_a_goal_of_their_own_finds_the_way_there(browser: Browser, base_url: str) -> None:
    with telephone(browser, base_url) as page:
        keyboard = Keyboard(page)
        keyboard.open("/nl/uitkomst?role=servicedeskmedewerker&level=junior&hours=8")
        keyboard.reach("Meteen naar je stations", within=6)
        page.keyboard.press("Enter")
        keyboard.onward("Heb je al een doel", within=14)
        keyboard.enter()
        keyboard.reach("Jouw doel", within=3)
        page.keyboard.type("Cloudengineer, m")
        keyboard.onward("Toon de weg", within=2)
        keyboard.enter()

        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Van junior servicedeskmedewerker naar medior cloudengineer"
        )
