"""GET /api/v1/barrier-meter: the sums of the barrier meter."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.barriers import BARRIERS, HIDDEN_BELOW, Barrier, Shown, totals
from app.dependencies import EngineDep

router = APIRouter(prefix="/api/v1", tags=["barrier meter"])


class SumsShape(BaseModel):
    """How often a question was answered, and how often with each answer, the lowest first.

    null is hidden: too small to show, or it would give away what is.
    """

    total: int | None
    counts: list[int | None]


class BarrierShape(BaseModel):
    """One question, before and after. These are sums of their own, not of the same people."""

    barrier: Barrier
    before: SumsShape
    after: SumsShape


class MeterShape(BaseModel):
    """The whole meter, over all months."""

    items: list[BarrierShape]
    hidden_below: int


@router.get("/barrier-meter")
def read_meter(engine: EngineDep) -> MeterShape:
    """List the seven questions with their sums."""
    sums = totals(engine)
    return MeterShape(
        items=[
            BarrierShape(
                barrier=one, before=_shape(sums[one, "before"]), after=_shape(sums[one, "after"])
            )
            for one in BARRIERS
        ],
        hidden_below=HIDDEN_BELOW,
    )


def _shape(sums: Shown) -> SumsShape:
    return SumsShape(total=sums.total, counts=list(sums.counts))
