"""Every page as somebody opens it, in each language: empty, and with answers.

The list comes from the site's own map, so a new page is on it by itself. A page whose path has a
part of its own needs an example of that part in `PARTS`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.main import PAGES
from app.routing import Page
from skills_taxonomy.model import LANGUAGES, Language

NURSE = "from=verpleegkundige&level=medior&years=8"
PARTS = {  # page to an example of each part of its path
    "direction": {"id": "testing"},
    "embed_role": {"id": "testanalist"},
    "role": {"id": "testanalist"},
    "trial_task": {"id": "testing"},
    "who_can": {"role": "testanalist"},
}
ANSWERS = {  # page to what it shows more of than with a goal alone
    "compare": f"{NURSE}&goal=data-analist.medior&goal=testanalist.senior",
    "fitting_roles": "i=513532113522113512&was=113532113522113512&p=care",
    "interests": "i=543&at=10&answered=1",
    "my_skills": "from=verpleegkundige&level=medior&s=sql.2&s=explaining.3&q=excel",
    "offers": "skill=sql",
    "roles": "family=testing&purpose=food",
    "start": "door=c&q=verpleeg",
    "trial_task": f"{NURSE}&done=1&c1=y&c2=y&c3=y&c4=n",
}
NO_PAGE = "nergens"  # the page of a wrong address


@dataclass(frozen=True, slots=True)
class Visited:
    """A page in one language. `name` tells it apart from all others in the same language."""

    name: str
    language: Language
    address: str


def every_page() -> list[Visited]:
    """Return all pages, each once empty and once with answers."""
    pages = {page.name: page for router in PAGES for page in router.pages if "GET" in page.methods}
    return [one for name in pages for one in _visits(pages[name])] + [
        Visited(NO_PAGE, language, f"/{language}/nergens") for language in LANGUAGES
    ]


def _visits(page: Page) -> Iterator[Visited]:
    parts = PARTS.get(page.name, {})
    unknown = set(re.findall(r"{(\w+)", page.paths["nl"])) - set(parts)
    assert not unknown, f"{page.name}: give an example of {unknown} in PARTS of {__file__}"
    answers = ANSWERS.get(page.name, f"{NURSE}&goal=data-analist.medior")
    for language in LANGUAGES:
        address = page.address(language, **parts)
        yield Visited(page.name, language, address)
        yield Visited(f"{page.name}-filled", language, f"{address}?{answers}")
