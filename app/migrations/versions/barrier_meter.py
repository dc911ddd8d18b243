"""The sums of the barrier meter."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "barrier_count",
        sa.Column("barrier", sa.String(16), nullable=False),
        sa.Column("moment", sa.String(8), nullable=False),
        sa.Column("answer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("barrier", "moment", "answer", "month"),
        if_not_exists=True,
    )
