"""How Alembic reaches the database: on the connection, and in the transaction, that the caller holds."""

from alembic import context

from lerende_evaluatie.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
