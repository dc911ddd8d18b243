"""How many links each path ever had: the number of a revoked link is not given out again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column(
        "shared_path", sa.Column("links_made", sa.Integer(), nullable=False, server_default="1")
    )
    op.execute(
        "UPDATE shared_path SET links_made = coalesce("
        "(SELECT max(number) FROM path_link WHERE path_id = shared_path.id), 1)"
    )
