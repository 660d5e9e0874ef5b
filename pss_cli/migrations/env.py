"""Runs the steps on the connection that `db.migrating` hands over."""

from alembic import context
from sqlmodel import SQLModel

from pss_cli import models  # noqa: F401  (fills the metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
