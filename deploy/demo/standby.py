"""A second PostgreSQL that follows the first, and takes its place when it is told to."""

from deploy.demo import servers
from deploy.demo.places import Places, program


def start_standby(places: Places) -> None:
    """Copy the server while it runs, and follow it from there; as deploy/README.md has it."""
    data = places.folder / "standby"
    user = servers.database_user()
    source = (
        f"host=127.0.0.1 port={places.ports['postgres']} user=cities_replica"
        f" password={places.passwords['cities_replica']}"
    )
    copy = [program("pg_basebackup", "postgresql"), "--pgdata", str(data), "--dbname", source]
    copy += ["--write-recovery-conf", "--create-slot", "--slot", "cities_standby"]
    servers.make_folder(data, user)
    servers.run(places, [*copy, "--checkpoint", "fast"], user=user)
    servers.start(
        places,
        "standby",
        [
            *(program("postgres", "postgresql"), "-D", str(data)),
            *("-c", "listen_addresses=127.0.0.1", "-c", f"port={places.ports['standby']}"),
            *("-c", "unix_socket_directories=", "-c", "shared_buffers=64MB"),
        ],
        user=user,
    )
    servers.wait_for(places, "standby", "standby")
    servers.wait_until_accepted(places, "standby")


def promote(places: Places) -> None:
    """Let the standby accept writes; the former server must not come back as it was."""
    data = str(places.folder / "standby")
    command = [program("pg_ctl", "postgresql"), "promote", "--wait", "--pgdata", data]
    servers.run(places, command, user=servers.database_user())
