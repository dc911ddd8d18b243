"""Reading a JSON file that others made: what is in it may be anything."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from math import ceil
from pathlib import Path
from typing import Any, NoReturn

from career_graph.feeds.row import LONGEST_TERM, bare
from skills_taxonomy.yaml_file import DataError

LARGEST = 64 << 20  # bytes
DEEPEST = 60  # parts inside parts
DAYS_A_MONTH = 30.4
DURATION = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$")
HOURS = re.compile(r"^PT(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?$")
Node = Mapping[str, Any]


def read_json(path: Path) -> object:
    """Return what a JSON file holds. Raises DataError with file and line when it is not JSON."""
    name = path.name
    raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
    if raw is None:
        raise DataError([f"{name}: groter dan {LARGEST >> 20} MB; splits het bestand"])
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
        found = json.loads(text, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError([f"{name}:{line}: geen UTF-8; bewaar het bestand als UTF-8"]) from None
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}"
        raise DataError([f"{place}: geen goede JSON op plaats {error.colno}"]) from None
    except (RecursionError, ValueError):
        raise DataError([f"{name}: geen JSON die wij kunnen lezen: te diep, of NaN"]) from None
    if _is_deeper(found, DEEPEST):
        raise DataError([f"{name}: meer dan {DEEPEST} delen diep"])
    return found


def listed(value: object) -> list[Any]:
    """Return a value as a list: feeds write one thing without brackets."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def nodes(value: object, path: str) -> Iterator[tuple[Node, str]]:
    """Yield the objects in `value`, which is one or a list, with their JSON paths."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            if isinstance(each, dict):
                yield each, f"{path}[{number}]"
    elif isinstance(value, dict):
        yield value, path


def scalar(value: object) -> str:
    """Return a value as text; what is no text or number comes as JSON, to be refused by name."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def term(text: str) -> str:
    """Return what a feed says is taught as one term of our columns."""
    return bare(text.replace(";", ",").replace("=", " "))[:LONGEST_TERM].strip()


def months(duration: object) -> str:
    """Return an ISO 8601 duration in months, rounded up; empty when it does not tell."""
    found = DURATION.match(scalar(duration))
    if not found or not any(found.groups()):
        return ""
    years, whole, weeks, days = (int(part or 0) for part in found.groups())
    return str(12 * years + whole + ceil((7 * weeks + days) / DAYS_A_MONTH))


def hours(duration: object) -> str:
    """Return an ISO 8601 duration in whole hours, rounded up; empty when it is something else."""
    found = HOURS.match(scalar(duration))
    return str(ceil(int(found[1] or 0) + int(found[2] or 0) / 60)) if found else ""


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _is_deeper(value: object, depth: int) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(parts) and (depth == 0 or any(_is_deeper(part, depth - 1) for part in parts))
