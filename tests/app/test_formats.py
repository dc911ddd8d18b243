from datetime import date

import pytest

from app.formats import day, euros, number
from skills_taxonomy.model import Language


@pytest.mark.parametrize(
    ("language", "amount", "written"),
    [
        ("nl", 2500, "€ 2.500"),
        ("en", 2500, "€2,500"),
        ("nl", 0, "€ 0"),
        ("en", 0, "€0"),
        ("nl", None, "onbekend"),
        ("en", None, "unknown"),
        ("nl", 1234567, "€ 1.234.567"),
    ],
)
def test_euros_are_whole_and_unknown_is_a_word(
    language: Language, amount: float | None, written: str
) -> None:
    assert euros(language, amount).replace("\xa0", " ") == written


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("nl", 12_500, "12.500"),
        ("en", 12_500, "12,500"),
        ("nl", 1.5, "1,5"),
        ("nl", None, "onbekend"),
    ],
)
def test_numbers_are_grouped(language: Language, value: float | None, written: str) -> None:
    assert number(language, value) == written


def test_dates_are_in_words() -> None:
    assert day("nl", date(2026, 11, 3)) == "3 november 2026"
    assert day("en", date(2026, 11, 3)) == "3 November 2026"
    assert day("nl", None) == "onbekend"
