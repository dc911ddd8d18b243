"""The barrier meter: how often each answer was given in a month. Nothing else is stored."""

from sqlmodel import Field, SQLModel


class BarrierCount(SQLModel, table=True):
    """A sum: `number` times this answer, to this question, before or after, in this month.

    One row holds everybody who answered the same, so no row says anything of one person. Before and
    after are sums of their own: what one person answered before and after is not known either.
    """

    __tablename__ = "barrier_count"

    barrier: str = Field(primary_key=True, max_length=16)
    moment: str = Field(primary_key=True, max_length=8)
    answer: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    month: str = Field(primary_key=True, max_length=7)  # such as 2026-11
    number: int
