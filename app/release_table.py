"""A release: one imported edition, whole and never changed after it was stored."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel


class TaxonomyRelease(SQLModel, table=True):
    """One edition of an outside source, such as ESCO, packed in `content`.

    The database itself sees to it that at most one release of a kind is active.
    """

    __tablename__ = "taxonomy_release"
    __table_args__ = (
        Index(
            "one_active_release_of_a_kind",
            "kind",
            unique=True,
            sqlite_where=text("is_active"),
            postgresql_where=text("is_active"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=16)
    checksum: str = Field(unique=True, max_length=64)
    version: str = Field(max_length=32)
    languages: list[str] = Field(sa_column=Column(JSON, nullable=False))
    counts: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    skipped: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    missing: list[str] = Field(sa_column=Column(JSON, nullable=False))
    sources: list[str] = Field(sa_column=Column(JSON, nullable=False))
    content: bytes
    imported_at: datetime  # UTC
    is_active: bool = False
