"""Alembic's environment: run revisions on the connection that the program hands over."""

from __future__ import annotations

from alembic import context

from app.models.storage.tables import Base

# The transaction is the caller's: all revisions in one, rolled back whole.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
