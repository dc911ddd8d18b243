"""Numbers, money and dates as a reader writes them. None is always a word, never a zero."""

import re
from datetime import date
from functools import lru_cache, partial
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from app.language import locale, translations
from skills_taxonomy.model import Language

_EUROS = {"nl": "¤ #,##0;¤ -#,##0", "en": "¤#,##0"}


def _unknown(language: Language) -> str:
    return translations(language).gettext("onbekend")


@lru_cache(maxsize=10_000)
def number(language: Language, value: float | None) -> str:
    """Group thousands and keep at most one decimal: 2.500 or 2,500."""
    return (
        _unknown(language) if value is None else format_decimal(value, "#,##0.#", locale(language))
    )


@lru_cache(maxsize=10_000)
def euros(language: Language, amount: float | None) -> str:
    """Whole euros: € 2.500 or €2,500."""
    if amount is None:
        return _unknown(language)
    return format_currency(
        round(amount), "EUR", _EUROS[language], locale=locale(language), currency_digits=False
    )


def plain_number(word: str) -> str:
    """Return a number without euro sign, spaces and dots between the thousands.

    >>> plain_number("€ 2.500"), plain_number("2,500"), plain_number("7,5")
    ('2500', '2500', '7,5')
    """
    bare = re.sub(r"[€\s]", "", word)
    return re.sub(r"[.,]", "", bare) if re.fullmatch(r"\d{1,3}([.,]\d{3})+", bare) else bare


def whole_euros(word: str) -> int | None:
    """Return an amount that somebody typed, or None when it is no whole amount up to a million.

    >>> whole_euros("€ 2.500"), whole_euros("2500,50"), whole_euros("-1")
    (2500, None, None)
    """
    digits = plain_number(word)
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 7:
        return None
    return int(digits) if int(digits) <= 1_000_000 else None


@lru_cache(maxsize=10_000)
def day(language: Language, value: date | None) -> str:
    """A date in words: 23 november 2026 or 23 November 2026."""
    return _unknown(language) if value is None else format_date(value, "d MMMM y", locale(language))


def host_of(link: str | None) -> str:
    """Where a link leads, without www; nothing without a link."""
    return (urlsplit(link or "").hostname or "").removeprefix("www.")


def filters(language: Language) -> dict[str, partial[str]]:
    """Return what templates may write after a bar: {{ offer.price|euros }}."""
    return {
        "number": partial(number, language),
        "euros": partial(euros, language),
        "day": partial(day, language),
    }
