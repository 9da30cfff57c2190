"""Roles of the database have the rights that they need, and the site runs with the least."""

import psycopg
import pytest

pytestmark = pytest.mark.production

REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (id int)",
        "DROP TABLE auth_permission",
        "ALTER TABLE auth_user ADD COLUMN mine int",
        "TRUNCATE auth_permission CASCADE",
        "COPY auth_user TO PROGRAM 'cat'",
        "CREATE ROLE mine SUPERUSER",
    ],
)
def test_the_site_can_change_rows_and_nothing_else(places, statement) -> None:
    with (
        psycopg.connect(places.database("cities_web")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_a_copy_can_be_made_by_somebody_who_changes_nothing(places) -> None:
    with psycopg.connect(places.database("cities_backup")) as connection:
        assert connection.execute("SELECT count(*) FROM auth_permission").fetchone()[0] > 10
        with pytest.raises(REFUSED):
            connection.execute("DELETE FROM auth_permission")


def test_somebody_who_only_follows_the_server_reads_no_table(places) -> None:
    with pytest.raises(psycopg.OperationalError, match="CONNECT"):
        psycopg.connect(places.database("cities_replica"))
