"""Links with rights: to read, to propose, to do everything; versions and notes of a path.

What was shared before keeps its link, and its delete code becomes its edit code.
"""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.drop_index("ix_shared_path_delete_hash", table_name="shared_path")
    op.drop_index("ix_shared_path_expires_on", table_name="shared_path")
    op.rename_table("shared_path", "shared_path_before")
    if op.get_bind().dialect.name == "postgresql":  # where a primary key keeps its name
        op.execute("ALTER INDEX shared_path_pkey RENAME TO shared_path_before_pkey")
    _make_tables()
    _move_rows()
    op.drop_table("shared_path_before")


def _make_tables() -> None:
    op.create_table(
        "shared_path",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edit_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_shared_path_edit_hash", "shared_path", ["edit_hash"], unique=True)
    op.create_index("ix_shared_path_expires_on", "shared_path", ["expires_on"])
    op.create_table(
        "path_link",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("path_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("may_propose", sa.Boolean(), nullable=False),
        sa.Column("shows_notes", sa.Boolean(), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["path_id"], ["shared_path.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash"),
        sa.UniqueConstraint("path_id", "number"),
    )
    op.create_table(
        "path_version",
        sa.Column("path_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("release", sa.String(64), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["path_id"], ["shared_path.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("path_id", "number"),
    )
    op.create_table(
        "step_note",
        sa.Column("path_id", sa.Integer(), nullable=False),
        sa.Column("stop", sa.String(80), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("next_step", sa.String(500), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["path_id"], ["shared_path.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("path_id", "stop"),
    )


def _move_rows() -> None:
    op.execute(
        "INSERT INTO shared_path (edit_hash, language, created_on, expires_on)"
        " SELECT delete_hash, language, created_on, expires_on FROM shared_path_before"
    )
    op.execute(
        "INSERT INTO path_link"
        " (token_hash, path_id, number, may_propose, shows_notes, purpose, created_on)"
        " SELECT before.token_hash, path.id, 1, false, false, '', before.created_on"
        " FROM shared_path_before before JOIN shared_path path"
        " ON path.edit_hash = before.delete_hash"
    )
    connection = op.get_bind()
    before = connection.execute(
        sa.text(
            "SELECT path.id, before.content, before.release, before.created_on"
            " FROM shared_path_before before JOIN shared_path path"
            " ON path.edit_hash = before.delete_hash"
        )
    )
    for path_id, content, release, made_on in before.all():
        connection.execute(
            sa.text(
                "INSERT INTO path_version"
                " (path_id, number, agreed, content, content_hash, release, made_on)"
                " VALUES (:path_id, 1, 1, :content, :content_hash, :release, :made_on)"
            ),
            {
                "path_id": path_id,
                "content": content,
                "content_hash": sha256(content.encode()).hexdigest(),
                "release": release,
                "made_on": made_on,
            },
        )
