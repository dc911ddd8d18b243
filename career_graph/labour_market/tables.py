"""Files of figures as rows: CSV and the JSON of OData, with the place of every value.

Nothing is interpreted here. A code list of CBS (what a code means, and in which unit a measure is)
is a file too, given beside the figures it explains.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skills_taxonomy.csv_table import rows
from skills_taxonomy.yaml_file import DataError

LARGEST = 64 << 20  # bytes; the largest table of CBS by occupation and region is a tenth of it
SEPARATORS = (";", ",", "\t")
KEYS = ("Key", "Identifier")  # OData 3 and OData 4


@dataclass(frozen=True, slots=True)
class Row:
    """One row, where it stands, and its values by column. An empty value is empty text."""

    place: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """A file with figures. `file` is its name; rows come in the order of the file."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_long: bool = False  # OData 4: one value in a row, its measure in a column


@dataclass
class CodeLists:
    """What codes mean, of all code lists given together: code → title, and measure → unit."""

    titles: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)

    def title(self, code: str) -> str:
        """Return what a code means, or the code itself when no list has it."""
        return self.titles.get(code.strip(), code.strip())

    def take(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Add the entries of one list. A title in which a unit stands keeps it."""
        for entry in entries:
            key = next((str(entry[name]).strip() for name in KEYS if name in entry), "")
            if key and (title := str(entry.get("Title") or "").strip()):
                self.titles[key] = title
                if unit := str(entry.get("Unit") or "").strip():
                    self.units[key] = unit


def read_figures(paths: Sequence[Path]) -> tuple[list[Figures], CodeLists]:
    """Return the files with figures, and the code lists among them taken together.

    Raises DataError with file and line when a file is no table, and OSError when it is not there.
    """
    figures: list[Figures] = []
    codes = CodeLists()
    for path in paths:
        if path.stat().st_size > LARGEST:
            raise DataError(
                [f"{path.name}: groter dan {LARGEST >> 20} MiB; kies een kleinere tabel"]
            )
        content = path.read_bytes()
        if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
            entries = _entries(path.name, content)
            if any("Title" in entry and entry.keys() & {*KEYS} for entry in entries):
                codes.take(entries)
            else:
                figures.append(_from_odata(path.name, entries))
        else:
            figures.append(_from_csv(path.name, content))
    if not figures:
        raise DataError(
            [f"{', '.join(p.name for p in paths)}: alleen codelijsten; er zijn geen cijfers bij"]
        )
    return figures, codes


def _from_csv(name: str, content: bytes) -> Figures:
    lines = content.splitlines(keepends=True)
    first = lines[0].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace") if lines else ""
    separator = max(SEPARATORS, key=first.count)
    header = [cell.strip() for cell in next(csv.reader([first], delimiter=separator), [])]
    read = rows(lines, name, header, delimiter=separator)
    found = tuple(
        Row(f"{name}:{line}", dict(zip(header, values, strict=True))) for line, values in read
    )
    return Figures(name, tuple(header), found)


def _from_odata(name: str, entries: Sequence[Mapping[str, Any]]) -> Figures:
    if not entries:
        raise DataError([f"{name}: geen rijen; 'value' is leeg"])
    columns = tuple(entries[0])
    found = tuple(
        Row(f"{name}, rij {number}", {column: _text(entry.get(column)) for column in columns})
        for number, entry in enumerate(entries, 1)
    )
    return Figures(name, columns, found, is_long={"Measure", "Value"} <= {*columns})


def _entries(name: str, content: bytes) -> list[Mapping[str, Any]]:
    try:
        whole = json.loads(content)
    except UnicodeDecodeError as error:
        raise DataError([f"{name}: geen UTF-8, byte {error.start + 1}"]) from None
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}: kolom {error.colno}"
        raise DataError([f"{place}: geen goede JSON; is het bestand helemaal binnen?"]) from None
    except RecursionError:
        raise DataError([f"{name}: geen tabel van OData: te diep genest"]) from None
    entries = whole.get("value") if isinstance(whole, dict) else whole
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DataError([f"{name}: geen tabel van OData: de lijst 'value' ontbreekt"])
    return entries


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
