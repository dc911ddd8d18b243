"""Our own CSV: one row per offer, with the columns of the template."""

import csv
from pathlib import Path

from career_graph.feeds.row import COLUMNS, EXAMPLE, OPTIONAL, REQUIRED, Row
from skills_taxonomy.csv_table import rows
from skills_taxonomy.yaml_file import DataError

EXAMPLE_ROW = {
    "title": "Testen voor beginners",
    "title_en": "Testing for beginners",
    "provider": EXAMPLE,
    "form": "cursus",
    "source": "programma van de school, voorjaar 2027",
    "skills": "test-design=1; acceptatietest",
    "online": "nee",
    "provinces": "UT; GE",
    "hours": "80",
    "months": "3",
    "hours_per_week": "8",
    "price_euros": "950",
    "starts": "2027-02-01; 2027-09-06",
    "diploma": "geen",
    "languages": "nl",
    "selection": "nee",
    "entry": "Je hoeft nog niets te kunnen.",
    "link": "https://www.example.org/testen",
    "checked_on": "2026-11-30",
}


def template() -> str:
    """Return a CSV file to fill in: the columns, and one row as an example."""
    lines = [COLUMNS, [EXAMPLE_ROW.get(column, "") for column in COLUMNS]]
    return "".join(
        ",".join(f'"{v}"' if set(v) & set(",;") else v for v in line) + "\n" for line in lines
    )


def csv_rows(path: Path) -> tuple[list[Row], list[str]]:
    """Return the rows of a CSV file, and what is wrong with rows that are no rows.

    Raises DataError with file and line when the file is not in order. A column that we do not know
    is refused: it is most likely a typing error. Dutch spreadsheets write semicolons for commas.
    """
    broken: list[str] = []
    with path.open("rb") as file:
        first = file.readline()
        mark = ";" if b";" in first and b"," not in first else ","
        file.seek(0)
        read = list(rows(file, path.name, REQUIRED, OPTIONAL, broken.append, mark))
    with path.open(encoding="utf-8-sig", newline="") as text:
        header = next(csv.reader(text, delimiter=mark), [])
    strange = sorted(set(header) - set(COLUMNS))
    if strange:
        known = ", ".join(COLUMNS)
        raise DataError([f"{path.name}:1: {strange[0]}: deze kolom ken ik niet; kies uit {known}"])
    found = [Row(f"{path.name}:{n}", dict(zip(COLUMNS, v, strict=True))) for n, v in read]
    return found, broken
