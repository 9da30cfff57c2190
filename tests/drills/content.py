"""Databases of the drills: one with what migrations make, copied for each drill."""

from django.core.management import call_command
from django.db import connection

from tests.drills.servers import Postgres

MIGRATED = "migrated"


def new_database(server: Postgres) -> None:
    """Give the site an empty database with all tables."""
    connection.close()
    known = {name for (name,) in server.execute("SELECT datname FROM pg_database")}
    if MIGRATED not in known:
        call_command("migrate", verbosity=0)
        connection.close()
        server.execute(f"CREATE DATABASE {MIGRATED} TEMPLATE cities")
    server.execute("DROP DATABASE cities WITH (FORCE)")
    server.execute(f"CREATE DATABASE cities TEMPLATE {MIGRATED}")
