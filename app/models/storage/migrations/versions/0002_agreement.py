"""What a count was taken on, who was away, and where the words of a statement came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep counts under way, absence, sources of statements and the full form of an acronym."""
    op.add_column(
        "agreement_count", sa.Column("wording", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "agreement_count",
        sa.Column("is_finished", sa.Boolean(), server_default="1", nullable=False),
    )
    op.add_column(
        "glossary_term", sa.Column("stands_for", sa.Text(), server_default="", nullable=False)
    )
    op.create_table(
        "count_absence",
        sa.Column("count_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_id"], ["agreement_count.id"], name=op.f("fk_count_absence_count_id")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_count_absence_agency_id")
        ),
        sa.PrimaryKeyConstraint("count_id", "agency_id", name=op.f("pk_count_absence")),
    )
    op.create_index(op.f("ix_count_absence_agency_id"), "count_absence", ["agency_id"])
    op.create_table(
        "statement_source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("prompt_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["prompt_id"], ["prompt.id"], name=op.f("fk_statement_source_prompt_id")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_statement_source_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_source")),
    )
    op.create_index(op.f("ix_statement_source_prompt_id"), "statement_source", ["prompt_id"])
    op.create_index(op.f("ix_statement_source_agency_id"), "statement_source", ["agency_id"])
