"""Reading a YAML file so that every message can name the file and the line.

Scalars stay text (`no` is a word, `2511` keeps its zeros); a plain `null`, `~` or nothing is None.
The border models turn text into numbers and dates.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Place = tuple[str | int, ...]
Content = None | str | list["Content"] | dict[str, "Content"]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Model = TypeVar("_Model", bound=BaseModel)


class DataError(ValueError):
    """A data file is not right. Each problem names file, line, field and what to do."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of one file, and on which line each part of it stands."""

    path: Path
    name: str
    content: Content
    lines: dict[Place, int]

    def where(self, place: Place) -> str:
        """Return `file:line` of the part at `place`, or of the nearest part around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return f"{self.name}:{self.lines.get(place, 1)}"

    def problem(self, place: Place, message: str) -> str:
        """Return one line that tells what is wrong where."""
        field = ".".join(str(part) for part in place)
        return f"{self.where(place)}: {field + ': ' if field else ''}{message}"


def read_yaml(path: Path) -> YamlFile:
    """Return the content of `path` with its lines.

    Raises DataError when it is not UTF-8, not YAML, or has one key twice.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError:
        raise DataError([f"{name}:1: not UTF-8; save the file as UTF-8"]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError([f"{name}:{line}: not YAML: {error.problem}"]) from None
    lines: dict[Place, int] = {}
    problems: list[str] = []
    content = _content(root, (), lines, problems)
    if problems:
        raise DataError([f"{name}:{problem}" for problem in problems])
    return YamlFile(path, name, content, lines)


def validated(file: YamlFile, model: type[_Model]) -> _Model:
    """Return `file` as `model`. Raises DataError with a line for every field that is not right."""
    try:
        return model.model_validate(file.content)
    except ValidationError as error:
        raise DataError(
            [
                file.problem(tuple(p for p in detail["loc"] if p != "[key]"), detail["msg"])
                for detail in error.errors(include_url=False, include_input=False)
            ]
        ) from None


def yaml_files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of `folder` by name. Raises DataError when there are none."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise DataError([f"{folder.name}: no YAML files here; is the data folder complete?"])
    yield from paths


def checksum_of(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over files, by name and content, the same on every machine."""
    total = sha256()
    for path in sorted(paths, key=lambda p: (p.parent.name, p.name)):
        total.update(f"{path.parent.name}/{path.name}\0".encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def _content(
    node: yaml.Node | None, place: Place, lines: dict[Place, int], problems: list[str]
) -> Content:
    if node is None:
        return None
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in ("", "~", "null") else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_content(n, (*place, i), lines, problems) for i, n in enumerate(node.value)]
    mapping: dict[str, Content] = {}
    for key, value in node.value:
        if key.value in mapping:
            problems.append(f"{key.start_mark.line + 1}: {key.value}: stands here twice; keep one")
        mapping[key.value] = _content(value, (*place, key.value), lines, problems)
        lines[(*place, key.value)] = key.start_mark.line + 1
    return mapping
