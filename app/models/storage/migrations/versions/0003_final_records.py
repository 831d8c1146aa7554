"""How many final records of a session were written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the final records, from 1, and keep which state of the session the last one is of."""
    op.add_column(
        "session", sa.Column("final_version", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("session", sa.Column("final_of", sa.Text(), nullable=True))
