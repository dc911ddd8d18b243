"""The main journey as the accessibility tree tells it: what a screen reader has to work with."""

from playwright.sync_api import Page

NURSE = "from=verpleegkundige&level=medior&years=8"
JOURNEY = (
    ("Voorpagina", "/nl/"),
    ("Waar sta je nu?", "/nl/start?door=c&q=verpleegk"),
    ("Hoe ver ben je?", "/nl/start/niveau?from=verpleegkundige&door=c"),
    ("Korte vragen", f"/nl/korte-vragen?{NURSE}"),
    ("Wat je wilt", f"/nl/mijn-grenzen?{NURSE}"),
    ("De uitkomst", f"/nl/uitkomst?{NURSE}&hours=8"),
    ("Eén rol", f"/nl/rollen/digicoach?{NURSE}&hours=8"),
    ("Het pad", f"/nl/pad?{NURSE}&hours=8&goal=digicoach.medior"),
)


def transcript_of(page: Page) -> str:
    """Return every page of the journey under its name, as told within its main part."""
    told = []
    for name, address in JOURNEY:
        page.goto(address)
        told.append(f"=== {name}: {page.title()} ===\n{page.locator('main').aria_snapshot()}\n")
    return "\n".join(told)
