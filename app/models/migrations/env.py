"""Alembic's environment: run revisions on the connection that the program hands over."""

from __future__ import annotations

from alembic import context

from app.models.schema import Base

# transaction_per_migration stays off: the caller's one transaction holds them all.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
