"""A side-entrant and a coach: shared, forked, changed, compared, agreed, printed, and gone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.knowledge import Knowledge
from app.main import create_app
from app.settings import Settings
from tests.browser.access import RULES
from tests.live import serving

pytestmark = pytest.mark.browser
PATH = "/nl/pad?from=verpleegkundige&level=medior&years=8&goal=testanalist.senior"
BASE = "http://127.0.0.1:8000"  # how links begin; the test is served elsewhere


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def address(folder: Path, knowledge: Knowledge) -> Iterator[str]:
    settings = Settings.from_environment({"PADWIJZER_DATA_DIR": str(folder)})
    with serving(create_app(settings, knowledge)) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def has_scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def person(browser: Browser, address: str, has_scripts: bool) -> Iterator[BrowserContext]:
    """Makes the browsers of one test: each page is somebody else's machine, as far as we know."""
    context = browser.new_context(
        java_script_enabled=has_scripts,
        base_url=address,
        viewport={"width": 360, "height": 740},
        locale="nl-NL",
    )
    yield context
    context.close()


def link_on(page: Page, number: int = 0) -> str:
    words = page.locator(".share__link a").nth(number).get_attribute("href")
    return (words or "").removeprefix(BASE)


def opens_own_page(page: Page, edit_link: str, *, has_scripts: bool) -> None:
    page.goto("about:blank")
    page.goto(edit_link)
    if not has_scripts:
        page.get_by_label("De link voor jezelf").fill(edit_link)
        page.get_by_role("button", name="Open").click()
    expect(page.locator("#links")).to_be_visible()


def check_page(page: Page, *, has_scripts: bool) -> None:
    """It fits a telephone and axe finds nothing."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    if has_scripts:
        found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()


def stored(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("padwijzer.sqlite*"))


def test_the_story(person: BrowserContext, folder: Path, has_scripts: bool) -> None:
    client, coach = person.new_page(), person.new_page()

    # The side-entrant makes a path and shares it.
    client.goto(PATH)
    client.get_by_role("button", name="Maak een link").click()
    view, edit = link_on(client, 0), link_on(client, 1)
    check_page(client, has_scripts=has_scripts)

    # She makes a link for her coach.
    opens_own_page(client, edit, has_scripts=has_scripts)
    if has_scripts:
        assert client.url.endswith(edit), "the link stays, for who reloads the page"
    client.get_by_label("lezen, aantekenen en voorstellen").check()
    client.get_by_label("Voor wie?").select_option(label="voor mijn coach")
    client.get_by_role("button", name="Maak een link").click()
    expect(client.locator("#new_link")).to_be_visible()
    proposal_link = link_on(client)
    check_page(client, has_scripts=has_scripts)

    # The coach writes a note, forks the path and changes it.
    coach.goto(proposal_link)
    check_page(coach, has_scripts=has_scripts)
    coach.locator(".note summary").first.click()
    coach.locator("#note_1").fill("geheim: sterk in uitleggen")
    coach.locator("#next_1").fill("Bel het ROC")
    coach.locator(".note").first.get_by_role("button", name="Bewaar").click()
    expect(coach.get_by_text("Je tekst is bewaard")).to_be_visible()
    coach.get_by_role("link", name="Maak een eigen versie").click()
    own = re.sub(r"goal=[a-z.-]+", "goal=data-analist.medior", coach.url)

    # He sees the difference in words and side by side, and proposes it.
    coach.goto(proposal_link)
    coach.get_by_label("Vergelijk met een andere versie").fill(own)
    coach.get_by_role("button", name="Vergelijk").click()
    expect(coach.locator("h1")).to_have_text("Het verschil")
    expect(coach.locator(".ticks")).to_contain_text("Doel: Data-analist, medior")
    coach.get_by_text("Zet ze naast elkaar").click()
    expect(coach.get_by_role("cell", name="Testanalist, senior")).to_be_visible()
    check_page(coach, has_scripts=has_scripts)
    coach.get_by_role("button", name="Stuur als voorstel").click()
    expect(coach.get_by_text("Je voorstel is verstuurd")).to_be_visible()

    # She sees the difference and accepts.
    opens_own_page(client, edit, has_scripts=has_scripts)
    expect(client.locator("#proposals")).to_have_text("Er is 1 voorstel")
    expect(client.locator(".coach-note")).to_contain_text("Doel: Data-analist, medior")
    check_page(client, has_scripts=has_scripts)
    client.get_by_role("button", name="Dit wordt mijn pad").click()
    expect(client.locator("#history")).to_be_visible()
    check_page(client, has_scripts=has_scripts)
    client.goto(view)
    expect(client.locator(".stop--goal")).to_contain_text("Data-analist")
    expect(client.locator("main")).not_to_contain_text("geheim")

    # She prints it.
    if has_scripts:
        assert client.pdf(format="A4").startswith(b"%PDF")

    # She deletes it, and afterwards the bytes are gone.
    assert b"geheim" in stored(folder)
    assert b"verpleegkundige" in stored(folder)
    opens_own_page(client, edit, has_scripts=has_scripts)
    client.get_by_role("button", name="Haal het pad weg").click()
    client.get_by_role("button", name="Haal het pad weg").click()
    expect(client.locator("h1")).to_have_text("Dit pad is weg")
    for link in (view, proposal_link):
        gone = coach.goto(link)
        assert gone is not None
        assert gone.status == 404
    for word in (b"geheim", b"verpleegkundige", b"testanalist", b"data-analist"):
        assert word not in stored(folder)
    assert person.cookies() == []
    if has_scripts:
        assert client.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("has_scripts", [True], indirect=True)
def test_a_reload_opens_the_page_of_the_owner_again(person: BrowserContext) -> None:
    page = person.new_page()
    page.goto(PATH)
    page.get_by_role("button", name="Maak een link").click()
    edit = link_on(page, 1)
    opens_own_page(page, edit, has_scripts=True)

    page.reload()

    expect(page.locator("#links")).to_be_visible()
    assert page.url.endswith(edit)
