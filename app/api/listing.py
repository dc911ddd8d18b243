"""What every list of the API shares: one page of items, and how to ask for it."""

from collections.abc import Iterable, Mapping
from typing import Annotated, TypeVar

from fastapi import Query
from pydantic import BaseModel, ConfigDict

from skills_taxonomy.model import EscoMatch, Language
from skills_taxonomy.search import LabelIndex, search

SearchText = Annotated[str | None, Query(max_length=100, description="What somebody types.")]
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
LanguageCode = Annotated[Language, Query(description="Language of the labels.")]

_Concept = TypeVar("_Concept")


class Item(BaseModel):
    """One concept in a list. `uri` is the ESCO concept it stands for, if there is one."""

    model_config = ConfigDict(frozen=True)

    id: str
    uri: str | None = None
    label: str


def matching(
    concepts: Mapping[str, _Concept], index: LabelIndex, text: str | None, language: Language
) -> list[_Concept]:
    """Return what `text` may mean, best first; without text, everything."""
    if not text:
        return list(concepts.values())
    return [concepts[hit.id] for hit in search(index, text, language, limit=len(concepts))]


def first_uri(matches: Iterable[EscoMatch]) -> str | None:
    """Return the first ESCO URI, or None."""
    return next((match.uri for match in matches), None)
