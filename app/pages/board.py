"""A board for who guides several people: their shared paths in a list, and two side by side.

The server keeps none of it. The list lives in the coach's own browser, if they save it there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.capabilities import NoSuchLinkError
from app.dependencies import EngineDep, FormDep, LanguageDep, SettingsDep, TodayDep
from app.itinerary import Fact
from app.pace import count_wrong_key
from app.rendering import render
from app.routing import PageRouter
from app.shared_parts import HIDDEN, by_link
from app.shared_paths import OpenedPath, open_path
from skills_taxonomy.model import Language

router = PageRouter()

MOST_LINKS = 30
LINK = re.compile(r"(?:^|/p/)([A-Za-z0-9_-]{16,64})(?:\?[a-z=&]*)?$")


@dataclass(frozen=True)
class BoardEntry:
    """One shared path, as it is now."""

    link: str
    title: str
    facts: tuple[Fact, ...]
    stops: tuple[str, ...]
    still_to_learn: int
    created_on: date
    expires_on: date


@dataclass(frozen=True)
class BoardView:
    """Everything templates/board.html can show.

    `text` is what was pasted. `unknown` are the numbers of the lines that lead to no path. `rows`
    lay two paths side by side: a name, and the value of each.
    """

    text: str = ""
    entries: tuple[BoardEntry, ...] = ()
    unknown: tuple[int, ...] = ()
    has_too_many: bool = False
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    most: int = MOST_LINKS


@router.page(nl="/begeleiden", en="/coaching", name="board")
def show_board(request: Request) -> HTMLResponse:
    """Explain the board, and ask for links."""
    return render(request, "board.html", BoardView())


@router.action(nl="/begeleiden", en="/coaching", name="show_links")
def show_links(
    request: Request,
    form: FormDep,
    engine: EngineDep,
    settings: SettingsDep,
    today: TodayDep,
    language: LanguageDep,
) -> HTMLResponse:
    """Show the paths behind the links, one per line. Nothing of it is kept."""
    text = "\n".join(value for name, value in form if name == "links")
    lines = [line.strip() for line in text.splitlines()]
    wanted = [(number, line) for number, line in enumerate(lines, 1) if line]
    entries: dict[str, BoardEntry] = {}
    unknown: list[int] = []
    for number, line in wanted[:MOST_LINKS]:
        found = LINK.search(line)
        token = found[1] if found else ""
        try:
            opened = by_link(open_path(engine, token, today))
        except NoSuchLinkError:
            unknown.append(number)
            count_wrong_key(request)
        else:
            link = f"{settings.base_url}/p/{token}"
            entries[link] = _entry(link, opened, language)
    listed = tuple(entries.values())
    view = BoardView(
        text=text,
        entries=listed,
        unknown=tuple(unknown),
        has_too_many=len(wanted) > MOST_LINKS,
        rows=tuple(_rows(listed)) if len(listed) == 2 else (),
    )
    return render(request, "board.html", view, headers=HIDDEN)


def _entry(link: str, opened: OpenedPath, language: Language) -> BoardEntry:
    answer = opened.saved.answers[language]
    itinerary = answer.itinerary
    return BoardEntry(
        link=link,
        title=answer.title,
        facts=itinerary.facts,
        stops=tuple(f"{stop.name}, {stop.level}".removesuffix(", ") for stop in itinerary.stops),
        still_to_learn=sum(len(leg.missing) + len(leg.missing_more) for leg in itinerary.legs),
        created_on=opened.created_on,
        expires_on=opened.expires_on,
    )


def _rows(entries: tuple[BoardEntry, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each fact with its value on both paths."""
    for number, fact in enumerate(entries[0].facts):
        yield fact.name, tuple(entry.facts[number].value for entry in entries)
