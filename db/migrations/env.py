"""Runs the steps on the connection that `db.migrate` hands in; there is no configuration file."""

from alembic import context

from db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
    render_as_batch=True,
    compare_type=True,
    include_object=lambda item, name, kind, reflected, other: not str(name).startswith("search_text"),
)
with context.begin_transaction():
    context.run_migrations()
