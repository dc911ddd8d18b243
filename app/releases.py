"""Releases in the database: stored once, made active in one transaction, never changed."""

import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal, cast

from sqlalchemy import ColumnElement, Engine
from sqlalchemy.orm import QueryableAttribute, defer
from sqlmodel import Session, col, delete, select, true, update

from app.database import reading, writing
from app.release_table import TaxonomyRelease
from skills_taxonomy.edition import EscoEdition, FormatError, checksum_of, unpacked
from skills_taxonomy.esco_report import Report, Skipped

Kind = Literal["esco", "offers", "facts"]
KINDS: tuple[Kind, ...] = ("esco", "offers", "facts")
IN_FORCE = col(TaxonomyRelease.is_active).is_(True)
CONTENT = cast(QueryableAttribute[bytes], TaxonomyRelease.content)
NEEDED = frozenset({"occupations", "skills", "occupationSkillRelations"})
Step = Callable[[str], None]


class ReleaseError(ValueError):
    """What was asked of a release cannot be done; the message says what can."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What is to become a release: compressed `content`, and what is told of it."""

    kind: Kind
    version: str
    languages: tuple[str, ...]
    content: bytes
    report: Report


@dataclass(frozen=True, slots=True)
class Release:
    """What is told of a release: all but its content."""

    id: int
    kind: Kind
    checksum: str
    version: str
    languages: tuple[str, ...]
    report: Report
    imported_at: datetime
    is_active: bool

    @property
    def is_complete(self) -> bool:
        """Whether its occupations lead somewhere: there are skills, and relations to them."""
        return NEEDED.isdisjoint(self.report.missing)


def store_release(
    engine: Engine,
    imported: Imported,
    *,
    activate: bool = True,
    step: Step = lambda name: None,
) -> tuple[Release, bool]:
    """Store what was imported and make it active, both or neither. One that is there stays as is.

    One of its kind that is active now steps back. An edition of ESCO without occupations, skills or
    relations does not push aside one that has them. Returns the release and whether it is new.
    `step` hears of each step before it is taken.
    """
    checksum = checksum_of(imported.content)
    with writing(engine) as session:
        step("opslaan")
        if known := _releases(session, col(TaxonomyRelease.checksum) == checksum):
            return known[0], False
        active = _releases(session, _of_kind(imported.kind), IN_FORCE)
        session.add(_row(imported, checksum))
        [stored] = _releases(session, col(TaxonomyRelease.checksum) == checksum)
        if activate and (stored.is_complete or not any(one.is_complete for one in active)):
            step("activeren")
            _make_active(session, stored.kind, stored.id)
            [stored] = _releases(session, col(TaxonomyRelease.checksum) == checksum)
        step("vastleggen")
    return stored, True


def all_releases(engine: Engine) -> list[Release]:
    """Return every release, the oldest first."""
    with reading(engine) as session:
        return _releases(session, true())


def activate_release(engine: Engine, number: int) -> Release:
    """Make a release the one of its kind in force. Raises ReleaseError when it is not there."""
    with writing(engine) as session:
        _make_active(session, _one(session, number).kind, number)
        return _one(session, number)


def deactivate_releases(engine: Engine, kinds: tuple[Kind, ...] = KINDS) -> list[Release]:
    """Go back to the embedded data alone, for these kinds. Returns what was in force."""
    with writing(engine) as session:
        active = _releases(session, IN_FORCE, col(TaxonomyRelease.kind).in_(kinds))
        for release in active:
            _make_active(session, release.kind, None)
        return active


def remove_release(engine: Engine, number: int) -> Release:
    """Delete a release for good. Raises ReleaseError when it is not there, or in force."""
    with writing(engine) as session:
        release = _one(session, number)
        if release.is_active:
            raise ReleaseError(
                f"release {number} is in gebruik; eerst: padwijzer releases deactivate"
            )
        session.exec(delete(TaxonomyRelease).where(col(TaxonomyRelease.id) == number))
        return release


def active_checksums(engine: Engine) -> dict[Kind, str]:
    """Return the checksum of each release in force. Cheap enough to ask each second."""
    wanted = select(TaxonomyRelease.kind, TaxonomyRelease.checksum).where(IN_FORCE)
    with reading(engine) as session:
        return {cast(Kind, kind): checksum for kind, checksum in session.exec(wanted)}


def active_content(engine: Engine, kind: Kind) -> bytes | None:
    """Return the content of the release of this kind in force, as it was stored; None without one.

    Raises FormatError when it is not what was stored.
    """
    with reading(engine) as session:
        row = session.exec(select(TaxonomyRelease).where(_of_kind(kind), IN_FORCE)).one_or_none()
    if row is None:
        return None
    try:
        is_whole = checksum_of(row.content) == row.checksum
    except zlib.error:
        is_whole = False
    if not is_whole:
        raise FormatError(f"release {row.id} is damaged: its content does not match its checksum")
    return row.content


def active_edition(engine: Engine) -> EscoEdition | None:
    """Return the edition of ESCO in force. Raises FormatError when it is not what was stored."""
    content = active_content(engine, "esco")
    return None if content is None else unpacked(content)


def _row(imported: Imported, checksum: str) -> TaxonomyRelease:
    report = imported.report
    return TaxonomyRelease(
        kind=imported.kind,
        checksum=checksum,
        version=imported.version,
        languages=list(imported.languages),
        counts=dict(report.counts),
        skipped=[asdict(one) for one in report.skipped],
        missing=list(report.missing),
        sources=list(report.sources),
        content=imported.content,
        imported_at=datetime.now(UTC).replace(microsecond=0),
    )


def _of_kind(kind: Kind) -> ColumnElement[bool]:
    return col(TaxonomyRelease.kind) == kind


def _make_active(session: Session, kind: Kind, number: int | None) -> None:
    """Switch all off, then one on: between the two, the index allows no second active one."""
    session.exec(update(TaxonomyRelease).where(_of_kind(kind)).values(is_active=False))
    session.exec(
        update(TaxonomyRelease).where(col(TaxonomyRelease.id) == number).values(is_active=True)
    )


def _one(session: Session, number: int) -> Release:
    found = _releases(session, col(TaxonomyRelease.id) == number)
    if not found:
        raise ReleaseError(f"release {number} is er niet; kijk met: padwijzer releases")
    return found[0]


def _releases(session: Session, *conditions: ColumnElement[bool]) -> list[Release]:
    wanted = (
        select(TaxonomyRelease)
        .where(*conditions)
        .order_by(col(TaxonomyRelease.id))
        .options(defer(CONTENT))
        .execution_options(populate_existing=True)
    )
    return [
        Release(
            id=row.id or 0,
            kind=cast(Kind, row.kind),
            checksum=row.checksum,
            version=row.version,
            languages=tuple(row.languages),
            report=Report(
                counts=row.counts,
                skipped=tuple(Skipped(**one) for one in row.skipped),
                missing=tuple(row.missing),
                sources=tuple(row.sources),
            ),
            imported_at=row.imported_at,
            is_active=row.is_active,
        )
        for row in session.exec(wanted)
    ]
