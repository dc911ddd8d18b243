"""What every resource answers when it cannot do what was asked."""

from typing import Any

from pydantic import BaseModel


class WrongField(BaseModel):
    """A field to look at again, and what is wrong with it."""

    field: str
    problem: str


class Problem(BaseModel):
    """A sentence for the reader, in their language, and the fields it is about."""

    detail: str
    fields: list[WrongField] = []


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": description}
    for status, description in {
        400: "The request could not be read.",
        413: "The body is larger than 64 KiB.",
        422: "A field is wrong; see `fields`.",
        429: "Too many requests from one address; see Retry-After.",
        503: "Too busy; see Retry-After.",
    }.items()
}
