"""The reader's language: from the address, or from what the browser asks for."""

from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Annotated

from babel import Locale
from babel.support import Translations
from fastapi import Depends, Request

from skills_taxonomy.model import LANGUAGES, Language

CATALOGS = Path(__file__).parent / "translations"


@cache
def translations(language: Language) -> NullTranslations:
    """Return the sentences in `language`. The source is Dutch, so Dutch translates nothing."""
    if language == "nl":
        return NullTranslations()
    return Translations.load(CATALOGS, [language], domain="padwijzer")


@cache
def locale(language: Language) -> Locale:
    """Return how numbers, days and lists are written in `language`, looked up once."""
    return Locale(language)


def language_of(path: str) -> Language | None:
    """Return the language that an address is in, or None outside the pages.

    >>> language_of("/en/roles"), language_of("/healthz")
    ('en', None)
    """
    prefix = path.split("/", 2)[1] if path.startswith("/") else ""
    return next((language for language in LANGUAGES if language == prefix), None)


def preferred_language(accept_language: str) -> Language:
    """Return the language the browser likes best, or Dutch when it names neither.

    >>> preferred_language("de, en;q=0.8, nl;q=0.5")
    'en'
    >>> preferred_language("de"), preferred_language("en;q=0")
    ('nl', 'nl')
    """
    liked: dict[Language, float] = {}
    for tag, quality in _qualities(accept_language):
        for language in LANGUAGES:
            if tag == language or tag.startswith(f"{language}-"):
                liked[language] = max(quality, liked.get(language, 0))
    return max(liked, key=lambda language: liked[language]) if any(liked.values()) else "nl"


def _qualities(accept_language: str) -> Iterator[tuple[str, float]]:
    for part in accept_language.lower().split(",")[:20]:
        tag, _, quality = part.partition(";q=")
        try:
            yield tag.strip(), float(quality or 1)
        except ValueError:
            continue


def reading_language(request: Request) -> Language:
    """Return the language to answer in: that of the address, else what the browser prefers."""
    return language_of(request.url.path) or preferred_language(
        request.headers.get("accept-language", "")
    )


async def get_language(request: Request) -> Language:
    """Return the language to answer in, for a handler."""
    return reading_language(request)


LanguageDep = Annotated[Language, Depends(get_language)]
