"""Periods as CBS, UWV and people write them."""

import re
from calendar import monthrange
from datetime import date

from career_graph.labour_market.facts import Period

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_QUARTER = r"(?P<quarter>[1-4])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_NAME = rf"(?P<name>{'|'.join(MONTHS)})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:jj00)?",
        rf"{_YEAR}kw0{_QUARTER}",
        rf"{_YEAR}mm(?P<month>\d\d)",
        rf"{_YEAR}[ -]?(?:q|kw ?|kwartaal ){_QUARTER}",
        rf"{_YEAR} {_QUARTER}e kwartaal",
        rf"{_QUARTER}e kwartaal {_YEAR}",
        rf"(?:q|kw ?|kwartaal ){_QUARTER}[ -]{_YEAR}",
        rf"{_YEAR} {_NAME}",
        rf"{_NAME} {_YEAR}",
        rf"{_YEAR}-{_MONTH}(?:-\d\d?)?",
        rf"(?:\d\d?-)?{_MONTH}-{_YEAR}",
    )
)


def period_of(text: str) -> Period | None:
    """Return the period that `text` names, or None when it names none.

    >>> period_of("2024KW02")
    Period(id='2024-Q2', end=datetime.date(2024, 6, 30))
    >>> period_of("mei 2025*")
    Period(id='2025-05', end=datetime.date(2025, 5, 31))
    """
    word = " ".join(text.casefold().split()).rstrip("* ")
    for form in _FORMS:
        if found := form.fullmatch(word):
            parts = found.groupdict()
            month = int(parts.get("month") or 0)
            if name := parts.get("name"):
                month = MONTHS.index(name) + 1
            return _period(int(parts["year"]), int(parts.get("quarter") or 0), month)
    return None


def period_named(id: str) -> Period:
    """Return the period with this id. Raises ValueError when it is none."""
    if (found := period_of(id)) is None:
        raise ValueError(f"{id}: not a year, quarter or month")
    return found


def _period(year: int, quarter: int, month: int) -> Period | None:
    if month > 12:
        return None
    if month:
        return Period(f"{year}-{month:02}", _last_day(year, month))
    if quarter:
        return Period(f"{year}-Q{quarter}", _last_day(year, 3 * quarter))
    return Period(str(year), _last_day(year, 12))


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
