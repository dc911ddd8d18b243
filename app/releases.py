"""Releases in the database: stored once, made active in one transaction, never changed."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import ColumnElement, Engine
from sqlalchemy.orm import QueryableAttribute, defer
from sqlmodel import Session, col, delete, select, true, update

from app.database import reading, writing
from app.release_table import TaxonomyRelease
from skills_taxonomy.edition import EscoEdition, FormatError, checksum_of, unpacked
from skills_taxonomy.esco_report import Report, Skipped

ESCO = "esco"
IN_FORCE = col(TaxonomyRelease.is_active).is_(True)
CONTENT = cast(QueryableAttribute[bytes], TaxonomyRelease.content)
NEEDED = frozenset({"occupations", "skills", "occupationSkillRelations"})
Step = Callable[[str], None]


class ReleaseError(ValueError):
    """What was asked of a release cannot be done; the message says what can."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is told of a release: all but its content."""

    id: int
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
    edition: EscoEdition,
    content: bytes,
    report: Report,
    *,
    activate: bool = True,
    step: Step = lambda name: None,
) -> tuple[Release, bool]:
    """Store an edition and make it active, both or neither. One that is there stays as it is.

    An edition without occupations, skills or relations does not push aside one that has them.
    Returns the release and whether it is new. `step` hears of each step before it is taken.
    """
    checksum = checksum_of(content)
    with writing(engine) as session:
        step("opslaan")
        if known := _releases(session, col(TaxonomyRelease.checksum) == checksum):
            return known[0], False
        active = _releases(session, IN_FORCE)
        session.add(_row(edition, checksum, content, report))
        [stored] = _releases(session, col(TaxonomyRelease.checksum) == checksum)
        if activate and (stored.is_complete or not any(one.is_complete for one in active)):
            step("activeren")
            _make_active(session, stored.id)
            [stored] = _releases(session, col(TaxonomyRelease.checksum) == checksum)
        step("vastleggen")
    return stored, True


def all_releases(engine: Engine) -> list[Release]:
    """Return every release, the oldest first."""
    with reading(engine) as session:
        return _releases(session, true())


def activate_release(engine: Engine, number: int) -> Release:
    """Make a release the one in force. Raises ReleaseError when it is not there."""
    with writing(engine) as session:
        _one(session, number)
        _make_active(session, number)
        return _one(session, number)


def deactivate_releases(engine: Engine) -> list[Release]:
    """Go back to the embedded data alone. Returns what was in force."""
    with writing(engine) as session:
        active = _releases(session, IN_FORCE)
        _make_active(session, None)
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


def active_checksum(engine: Engine) -> str | None:
    """Return the checksum of the release in force, or None. Cheap enough to ask each second."""
    with reading(engine) as session:
        return session.exec(
            select(TaxonomyRelease.checksum).where(TaxonomyRelease.kind == ESCO, IN_FORCE)
        ).one_or_none()


def active_edition(engine: Engine) -> EscoEdition | None:
    """Return the edition in force. Raises FormatError when it is not what was stored."""
    with reading(engine) as session:
        row = session.exec(
            select(TaxonomyRelease).where(TaxonomyRelease.kind == ESCO, IN_FORCE)
        ).one_or_none()
    if row is None:
        return None
    edition = unpacked(row.content)
    if edition.checksum != row.checksum:
        raise FormatError(f"release {row.id} is damaged: its content does not match its checksum")
    return edition


def _row(edition: EscoEdition, checksum: str, content: bytes, report: Report) -> TaxonomyRelease:
    return TaxonomyRelease(
        kind=ESCO,
        checksum=checksum,
        version=edition.version,
        languages=list(edition.languages),
        counts=dict(report.counts),
        skipped=[asdict(one) for one in report.skipped],
        missing=list(report.missing),
        sources=list(report.sources),
        content=content,
        imported_at=datetime.now(UTC).replace(microsecond=0),
    )


def _make_active(session: Session, number: int | None) -> None:
    """Switch all off, then one on: between the two, the index allows no second active one."""
    session.exec(
        update(TaxonomyRelease).where(col(TaxonomyRelease.kind) == ESCO).values(is_active=False)
    )
    session.exec(
        update(TaxonomyRelease).where(col(TaxonomyRelease.id) == number).values(is_active=True)
    )


def _one(session: Session, number: int) -> Release:
    found = _releases(session, col(TaxonomyRelease.id) == number)
    if not found:
        raise ReleaseError(f"release {number} is er niet; kijk met: padwijzer releases")
    return found[0]


def _releases(session: Session, condition: ColumnElement[bool]) -> list[Release]:
    wanted = (
        select(TaxonomyRelease)
        .where(condition)
        .order_by(col(TaxonomyRelease.id))
        .options(defer(CONTENT))
        .execution_options(populate_existing=True)
    )
    return [
        Release(
            id=row.id or 0,
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
