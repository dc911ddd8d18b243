"""A path as it was made, and how it is written down."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from app.address import Parameters
from app.itinerary import PathAnswer
from app.shapes import PathShape
from career_graph.basis import Basis
from skills_taxonomy.model import Language


@dataclass(frozen=True, slots=True)
class SavedPath:
    """The question, the whole answer in each language, and what it rested on.

    `question` is it as parameters of an address, `asked` all of it, as the API takes it. `path` is
    the same answer as data. `version_of` is the hash of the shared path that this is a version of,
    or empty. What was saved long ago lacks `basis`, `path` and `asked`.
    """

    question: Parameters
    answers: dict[Language, PathAnswer]
    language: Language
    release: str
    created_on: date
    basis: Basis | None = None
    path: PathShape | None = None
    asked: dict[str, Any] | None = None
    version_of: str = ""

    @property
    def number(self) -> int:
        """Which path of the front it is, from 1."""
        return self.answers[self.language].chosen + 1

    @property
    def stops(self) -> tuple[str, ...]:
        """Where each step leads, as ids: `testanalist.medior`."""
        return tuple(self.basis.asked) if self.basis else ()


_SAVED = TypeAdapter(SavedPath)


def written(saved: SavedPath) -> tuple[str, str]:
    """Return `saved` as text, and the SHA-256 of that text: the name of its content."""
    content = _SAVED.dump_json(saved, by_alias=True).decode()
    return content, sha256(content.encode()).hexdigest()


def read(content: str) -> SavedPath:
    """Return what was `written`."""
    return _SAVED.validate_json(content)
