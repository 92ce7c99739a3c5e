"""Write the migration that brings the schema to the models: ``python scripts/new_migration.py MESSAGE``."""

import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from storage.database import MIGRATIONS

config = Config()
config.set_main_option("script_location", str(MIGRATIONS))
with create_engine("sqlite://").begin() as connection:
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    command.revision(config, message=" ".join(sys.argv[1:]), autogenerate=True, rev_id=None)
