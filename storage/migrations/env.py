"""How alembic reaches the database: through the connection that ``storage.database.upgrade`` passes in."""

from alembic import context

import storage.correction_models
import storage.health_models
import storage.noise_models
import storage.pause_models
import storage.relation_models
import storage.watch_models  # noqa: F401  (its tables are among Base's)
from storage.models import Base

# The scheduler's own table lives beside ours, makes itself, and is no business of the migrations.
FOREIGN_TABLES = {"apscheduler_jobs"}

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=lambda name, type_, _parents: not (type_ == "table" and name in FOREIGN_TABLES),
    render_as_batch=True,  # SQLite cannot alter a table in place
    user_module_prefix="database.",
)
with context.begin_transaction():
    context.run_migrations()
