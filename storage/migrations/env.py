"""How alembic reaches the database: through the connection that ``storage.database.upgrade`` passes in."""

from alembic import context

from storage.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    user_module_prefix="database.",
)
with context.begin_transaction():
    context.run_migrations()
