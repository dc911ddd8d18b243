"""The first two tables: shared paths, and releases of the skills language.

Databases of before this step have them already, made in one go; they are left as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "shared_path",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("delete_hash", sa.String(64), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("release", sa.String(64), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash"),
        if_not_exists=True,
    )
    _index("ix_shared_path_delete_hash", "shared_path", "delete_hash", unique=True)
    _index("ix_shared_path_expires_on", "shared_path", "expires_on")
    op.create_table(
        "taxonomy_release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("checksum"),
        if_not_exists=True,
    )
    op.create_index(
        "one_active_release_of_a_kind",
        "taxonomy_release",
        ["kind"],
        unique=True,
        sqlite_where=sa.text("is_active"),
        postgresql_where=sa.text("is_active"),
        if_not_exists=True,
    )


def _index(name: str, table: str, column: str, *, unique: bool = False) -> None:
    op.create_index(name, table, [column], unique=unique, if_not_exists=True)
