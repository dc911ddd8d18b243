"""Reading a CSV file strictly: what is not certainly right is refused, with its line.

Python's csv module by default swallows the rest of a file after a quote that is not closed, and
fills or drops columns of rows that are too short or too long.
"""

import codecs
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from skills_taxonomy.yaml_file import DataError

RECORD_LIMIT = 4 << 20  # bytes; far above thirteen columns of the longest field that csv takes
FOREIGN_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
Row = tuple[int, tuple[str, ...]]


class DamagedError(ValueError):
    """The bytes of a file stop making sense: a damaged, lying or truncated archive."""


def rows(
    source: Iterable[bytes],
    name: str,
    columns: Sequence[str],
    optional: Sequence[str] = (),
    leave_out: Callable[[str], None] | None = None,
    delimiter: str = ",",
) -> Iterator[Row]:
    """Yield each row of the CSV file in `source`: the line it starts on and its values.

    The values are those of `columns`, then those of `optional`, empty where the file has no such
    column. Raises DataError with `name` and the line at the first thing that is not right. Only a
    row with too few or too many columns is told to `leave_out` instead, when there is one.
    """
    lines = _Lines(source, name)
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    start = 1
    try:
        header = next(reader, [])
        chosen = itemgetter(*_places(header, name, columns, optional))
        padding = [""] if optional else []
        width = len(header)
        start, lines.pending = reader.line_num + 1, 0
        for row in reader:
            if len(row) == width:
                yield start, tuple(value.strip() for value in chosen(row + padding))
            elif row:  # an empty line is harmless
                problem = f"{name}:{start}: {_miscounted(row, width)}"
                if leave_out is None:
                    raise DataError([problem])
                leave_out(problem)
            start, lines.pending = reader.line_num + 1, 0
    except csv.Error as error:
        raise DataError([f"{name}:{start}: {_explained(error)}"]) from None


def _places(
    header: list[str], name: str, columns: Sequence[str], optional: Sequence[str]
) -> list[int]:
    """Return where each column stands; one place past the end for one that need not be there."""
    if not header:
        raise DataError([f"{name}:1: leeg; de eerste regel moet de kolomnamen noemen"])
    double = [column for column, times in Counter(header).items() if times > 1]
    if double:
        raise DataError([f"{name}:1: {double[0]}: deze kolom staat er twee keer; houd er één"])
    missing = [column for column in columns if column not in header]
    if missing:
        other = next((mark for mark in (";", "\t", "|") if mark in header[0]), None)
        hint = f"; de scheiding is {other!r}, dat moet een komma zijn" if other else ""
        raise DataError([f"{name}:1: {missing[0]}: deze kolom ontbreekt{hint}"])
    absent = len(header)
    return [header.index(c) for c in columns] + [
        header.index(c) if c in header else absent for c in optional
    ]


def _miscounted(row: list[str], width: int) -> str:
    less = "te kort" if len(row) < width else "te lang"
    return f"deze rij is {less}: {len(row)} kolommen, het moeten er {width} zijn"


def _explained(error: csv.Error) -> str:
    told = str(error)
    if "field limit" in told:
        limit = f"{csv.field_size_limit():,}".replace(",", ".")
        return f"een veld heeft meer dan {limit} tekens; is een aanhalingsteken niet gesloten?"
    if "end of data" in told:
        return "in deze rij begint een aanhalingsteken dat nergens sluit"
    if "expected after" in told:
        return 'een aanhalingsteken midden in een veld; schrijf het dubbel ("") of sluit het veld'
    return f"geen goede CSV: {told}"


class _Lines:
    """The lines of a file as text, each known to be UTF-8 and none of them endless."""

    def __init__(self, source: Iterable[bytes], name: str) -> None:
        self._source = iter(source)
        self._name = name
        self._line = 0
        self.pending = 0  # bytes since the record began

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self._line += 1
        try:
            raw = next(self._source)
        except DamagedError as error:
            raise self._problem(str(error)) from None
        if self._line == 1:
            raw = self._without_mark(raw)
        self.pending += len(raw)
        if self.pending >= RECORD_LIMIT:
            raise self._problem("een rij zonder einde; is een aanhalingsteken niet gesloten?")
        if b"\0" in raw:
            raise self._problem("een nul-byte; is dit UTF-16? Bewaar het bestand als UTF-8")
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            byte = f"byte 0x{raw[error.start]:02x} op plaats {error.start + 1}"
            hint = "is dit Windows-1252? Bewaar het bestand als UTF-8"
            raise self._problem(f"geen UTF-8 ({byte}); {hint}") from None

    def _without_mark(self, raw: bytes) -> bytes:
        for mark, encoding in FOREIGN_MARKS.items():
            if raw.startswith(mark):
                raise self._problem(f"dit is {encoding}; bewaar het bestand als UTF-8")
        return raw.removeprefix(codecs.BOM_UTF8)

    def _problem(self, message: str) -> DataError:
        return DataError([f"{self._name}:{self._line}: {message}"])
