"""/api/v1/shared-paths: sharing a path, and everything that a link to one allows.

The secret of a link goes in the header `Authorization: Bearer …`, never in an address. A secret
that is unknown, expired or revoked, or that does not allow what is asked, gets 404: the same bytes
for each.
"""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.api.problem import Problem
from app.candidates import CandidateError, candidate
from app.capabilities import Right
from app.dependencies import EngineDep, KnowledgeDep, SettingsDep, TodayDep, wait_to_compute
from app.insights.change_report import change_report
from app.knowledge import Knowledge
from app.pace import paced
from app.path_links import TooManyError, add_link, revoke_link
from app.proposals import accept, decline, propose
from app.query import QuestionError
from app.routing import SiteMap
from app.saved_path import SavedPath
from app.saving import answered
from app.shared_paths import (
    Link,
    Note,
    OpenedPath,
    Version,
    delete_path,
    move_last_day,
    open_path,
    share_path,
)
from app.shared_shapes import (
    LastDay,
    LastDayShape,
    LinkMadeShape,
    LinkShape,
    NewLink,
    NewNote,
    NumberShape,
    OpenedShape,
    SharedShape,
    ToPropose,
    ToShare,
    VersionShape,
)
from app.step_notes import NoteChangedError, write_note

NO_LINK: dict[int | str, dict[str, Any]] = {
    404: {
        "model": Problem,
        "description": "Unknown, expired or revoked, or this link does not allow it.",
    },
    507: {"model": Problem, "description": "The disk is full; reading and deleting still work."},
}
router = APIRouter(prefix="/api/v1", tags=["shared paths"], responses=NO_LINK)

bearer = HTTPBearer(auto_error=False, description="The secret of a link.")
Number = Annotated[int, Path(ge=1, le=100_000)]
Stop = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,60}\.(junior|medior|senior)$")]


def get_secret(
    sent: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> str:
    """Return the secret that came along, or an empty word, which opens nothing."""
    return sent.credentials if sent else ""


SecretDep = Annotated[str, Depends(get_secret)]


@router.post(
    "/shared-paths",
    status_code=201,
    dependencies=[Depends(paced("save")), Depends(wait_to_compute)],
)
def share(
    request: Request,
    asked: ToShare,
    knowledge: KnowledgeDep,
    engine: EngineDep,
    settings: SettingsDep,
    today: TodayDep,
) -> SharedShape:
    """Store a path behind two links. Nothing is stored before this."""
    saved = _answered(asked, knowledge, today)
    secrets = share_path(engine, saved, days=asked.days)
    site_map: SiteMap = request.app.state.site_map
    manage = site_map.url(asked.query.lang, "manage")
    return SharedShape(
        view_link=f"{settings.base_url}/p/{secrets.view}",
        edit_link=f"{settings.base_url}{manage}#{secrets.edit}",
        view_secret=secrets.view,
        edit_secret=secrets.edit,
        expires_on=open_path(engine, secrets.view, today).expires_on,
    )


@router.get("/shared-path")
def read(
    secret: SecretDep, knowledge: KnowledgeDep, engine: EngineDep, today: TodayDep
) -> OpenedShape:
    """Read the path as it was made, and what has changed since."""
    return _opened(open_path(engine, secret, today), knowledge)


@router.delete("/shared-path", status_code=204)
def forget(secret: SecretDep, engine: EngineDep, today: TodayDep) -> None:
    """Delete the path with its links, versions and notes, so that no byte is left."""
    delete_path(engine, secret, today)


@router.put("/shared-path/last-day")
def set_last_day(
    secret: SecretDep, asked: LastDay, engine: EngineDep, today: TodayDep
) -> LastDayShape:
    """Move the last day, forward or back."""
    move_last_day(engine, secret, today, days=asked.days)
    return LastDayShape(expires_on=open_path(engine, secret, today).expires_on)


@router.post("/shared-path/links", status_code=201)
def make_link(
    secret: SecretDep, asked: NewLink, engine: EngineDep, settings: SettingsDep, today: TodayDep
) -> LinkMadeShape:
    """Make a link for somebody else: to read, to read with notes, or also to propose."""
    try:
        new = add_link(
            engine,
            secret,
            today,
            may_propose=asked.may == "propose",
            shows_notes=asked.may != "view",
            purpose=asked.purpose,
        )
    except TooManyError:
        raise QuestionError([("links", "too_many")]) from None
    number = open_path(engine, secret, today).links[-1].number
    return LinkMadeShape(number=number, link=f"{settings.base_url}/p/{new}", secret=new)


@router.delete("/shared-path/links/{number}", status_code=204)
def revoke(secret: SecretDep, number: Number, engine: EngineDep, today: TodayDep) -> None:
    """Make one link worthless. A number that is not there is no error: it works for nobody."""
    revoke_link(engine, secret, today, number)


@router.post("/shared-path/proposals", status_code=201, dependencies=[Depends(wait_to_compute)])
def make_proposal(
    secret: SecretDep,
    asked: ToPropose,
    knowledge: KnowledgeDep,
    engine: EngineDep,
    today: TodayDep,
) -> NumberShape:
    """Propose another version. The path changes only when its owner accepts."""
    opened = open_path(engine, secret, today, at_least=Right.PROPOSE)
    try:
        saved = candidate(opened, asked.query, asked.path, knowledge, today)
        return NumberShape(number=propose(engine, secret, today, saved))
    except CandidateError as error:
        raise QuestionError([("query", error.problem)]) from None
    except TooManyError:
        raise QuestionError([("proposals", "too_many")]) from None


@router.post("/shared-path/proposals/{number}/accept", status_code=204)
def accept_proposal(secret: SecretDep, number: Number, engine: EngineDep, today: TodayDep) -> None:
    """Make this version the one in force: a proposal, or one of before."""
    accept(engine, secret, today, number)


@router.delete("/shared-path/proposals/{number}", status_code=204)
def decline_proposal(secret: SecretDep, number: Number, engine: EngineDep, today: TodayDep) -> None:
    """Delete a proposal for good."""
    decline(engine, secret, today, number)


@router.put(
    "/shared-path/notes/{stop}",
    status_code=204,
    responses={409: {"model": Problem, "description": "Somebody else wrote in the meantime."}},
)
def put_note(
    secret: SecretDep, stop: Stop, asked: NewNote, engine: EngineDep, today: TodayDep
) -> None:
    """Write with the step that leads to `stop`, such as `testanalist.medior`."""
    seen = Note(asked.seen.note, asked.seen.next_step)
    try:
        write_note(engine, secret, today, stop, Note(asked.note, asked.next_step), seen=seen)
    except NoteChangedError:
        raise HTTPException(409) from None


def _answered(asked: ToShare, knowledge: Knowledge, today: date) -> SavedPath:
    saved = answered(asked.query, asked.path, knowledge, created_on=today)
    if saved is None:
        raise QuestionError([("query.goal", "no_path" if asked.query.goal else "missing")])
    return saved


def _opened(opened: OpenedPath, knowledge: Knowledge) -> OpenedShape:
    report = change_report(opened.saved, knowledge)
    is_owner = opened.right is Right.EDIT
    return OpenedShape.model_validate(
        {
            "right": opened.right.name.lower(),
            "version": _version(opened.in_force),
            "created_on": opened.created_on,
            "expires_on": opened.expires_on,
            "report": report,
            "notes": opened.notes,
            "links": [_link(link) for link in opened.links] if is_owner else None,
            "proposals": [_version(one) for one in opened.proposals] if is_owner else None,
            "history": [_version(one) for one in opened.history] if is_owner else None,
        },
        from_attributes=True,
    )


def _version(version: Version) -> VersionShape:
    saved = version.saved
    return VersionShape(
        number=version.number,
        content_hash=version.content_hash,
        version_of=saved.version_of,
        made_on=saved.created_on,
        release=saved.release,
        query=saved.asked,
        path=saved.path,
    )


def _link(link: Link) -> LinkShape:
    return LinkShape(
        number=link.number,
        may="propose" if link.may_propose else "notes" if link.shows_notes else "view",
        purpose=link.purpose,
        created_on=link.created_on,
    )
