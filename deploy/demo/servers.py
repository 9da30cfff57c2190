"""The servers of the demonstration, each with the file that production starts it with."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from deploy.demo.front import write_nginx
from deploy.demo.places import ROOT, Places, program

# Seconds for which a server may take to start or to stop.
PATIENCE = 60.0


class DidNotStartError(Exception):
    """A server that ended or did not answer, with the end of its log."""


def start(places: Places, name: str, command: list[str], *, user: str | None = None) -> None:
    """Start a server in the background, with a log, and write down which process it is."""
    log = places.folder / "log" / f"{name}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=places.environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            user=user,
        )
    (places.folder / "run" / f"{name}.pid").write_text(str(process.pid), encoding="utf-8")


def wait_for(places: Places, name: str, port: str) -> None:
    """Wait until somebody listens on the port of that name; raises DidNotStartError."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as client:
            client.settimeout(1)
            if client.connect_ex(("127.0.0.1", places.ports[port])) == 0:
                return
        if not is_running(process_of(places, name)):
            break
        time.sleep(0.05)
    log = (places.folder / "log" / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    raise DidNotStartError(f"{name} does not answer:\n{log[-2000:]}")


def process_of(places: Places, name: str) -> int:
    """Return the process of a server that was started; 0 if it was not."""
    path = places.folder / "run" / f"{name}.pid"
    return int(path.read_text(encoding="utf-8")) if path.exists() else 0


def is_running(process: int) -> bool:
    """Tell whether a process is there and is not only waiting to be forgotten."""
    if not process:
        return False
    # Our own child is forgotten here; another's is its parent's business.
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, os.WNOHANG)
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


def stop(places: Places, name: str, how: signal.Signals = signal.SIGTERM) -> None:
    """End a server and wait until it has gone; after a while, without asking."""
    process = process_of(places, name)
    path = places.folder / "run" / f"{name}.pid"
    if is_running(process):
        # A server that is killed takes the processes with it that it has started.
        (os.killpg if how == signal.SIGKILL else os.kill)(process, how)
        deadline = time.monotonic() + PATIENCE
        while is_running(process) and time.monotonic() < deadline:
            time.sleep(0.05)
        if is_running(process):
            os.killpg(process, signal.SIGKILL)
    path.unlink(missing_ok=True)


def hang(process: int) -> None:
    """Let a server hear and answer nothing, as one behind a broken network."""
    os.kill(process, signal.SIGSTOP)


def go_on(process: int) -> None:
    """Let a server that hangs go on."""
    os.kill(process, signal.SIGCONT)


def kill_a_child(process: int) -> None:
    """Kill the newest process that a server has started, without a warning."""
    children = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            facts = path.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(facts[1]) == process:
                children.append(int(path.parent.name))
    os.kill(max(children), signal.SIGKILL)


def start_postgres(places: Places) -> None:
    """Start PostgreSQL with our settings, made smaller, and with our roles."""
    server = places.folder / "postgres"
    user = database_user()
    is_new = not (server / "data" / "PG_VERSION").exists()
    if is_new:
        make_folder(server, user)
        password = server / "password"
        password.write_text(places.passwords["postgres"], encoding="utf-8")
        if user:
            shutil.chown(password, user)
        run(
            places,
            [
                program("initdb", "postgresql"),
                *("--pgdata", str(server / "data"), "--username", "postgres"),
                *("--auth", "scram-sha-256", "--pwfile", str(password)),
                *("--encoding", "UTF8", "--locale", "C.UTF-8"),
            ],
            user=user,
        )
        password.unlink()
        shutil.copy(ROOT / "deploy" / "postgresql" / "cities.conf", server / "cities.conf")
        with (server / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"include '{server}/cities.conf'\n")
    start(
        places,
        "postgres",
        [
            *(program("postgres", "postgresql"), "-D", str(server / "data")),
            *("-c", "listen_addresses=127.0.0.1", "-c", f"port={places.ports['postgres']}"),
            *("-c", "unix_socket_directories=", "-c", "shared_buffers=64MB"),
            *("-c", "effective_cache_size=512MB", "-c", "maintenance_work_mem=64MB"),
        ],
        user=user,
    )
    wait_for(places, "postgres", "postgres")
    wait_until_accepted(places, "postgres")
    if is_new:
        roles = str(ROOT / "deploy" / "postgresql" / "roles.sql")
        run(places, [*_psql(places), "--file", roles])
        for role in places.passwords.keys() - {"postgres"}:
            run(
                places,
                [*_psql(places), "-c", f"ALTER ROLE {role} PASSWORD '{places.passwords[role]}'"],
            )


def database_user() -> str | None:
    """Return who PostgreSQL runs as: it refuses to run as root."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def make_folder(folder: Path, owner: str | None) -> None:
    """Make a folder that nobody but its owner reads."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if owner:
        shutil.chown(folder, owner)


def _psql(places: Places) -> list[str]:
    address = places.database("postgres")
    return [
        *(program("psql", "postgresql"), "--quiet", "--no-psqlrc", "--dbname", address),
        *("--set", "ON_ERROR_STOP=1"),
    ]


def wait_until_accepted(places: Places, port: str) -> None:
    """Wait until PostgreSQL takes connections, after recovery; raises DidNotStartError."""
    ready = [program("pg_isready", "postgresql"), "--quiet", "--host", "127.0.0.1", "--port"]
    ready.append(str(places.ports[port]))
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(ready, check=False).returncode:
        if time.monotonic() > deadline:
            raise DidNotStartError("PostgreSQL accepts no connection")
        time.sleep(0.1)


def start_redis(places: Places) -> None:
    """Start Redis with our settings, made smaller."""
    start(
        places,
        "redis",
        [
            program("redis-server", "redis-server"),
            str(ROOT / "deploy" / "redis" / "cities.conf"),
            *("--port", str(places.ports["redis"]), "--maxmemory", "64mb"),
            *("--bind", "127.0.0.1", "--dir", str(places.folder / "run")),
        ],
    )
    wait_for(places, "redis", "redis")


def start_web(places: Places) -> None:
    """Start the application server."""
    python = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    start(places, "web", [*python, "cities_site.wsgi"])
    wait_for(places, "web", "web")


def start_worker(places: Places, queue: str) -> None:
    """Start a worker for one queue."""
    command = [sys.executable, "manage.py", "db_worker", "--backend", queue]
    start(places, f"worker-{queue}", [*command, "--no-startup-delay"])


def start_clock(places: Places) -> None:
    """Start what runs the jobs at their times."""
    start(places, "clock", [sys.executable, "manage.py", "run_clock"])


def start_front(places: Places) -> None:
    """Check nginx's settings and start it."""
    nginx = [program("nginx", "nginx-light"), "-c", str(write_nginx(places)), "-p"]
    nginx += [str(places.folder / "nginx"), "-e", str(places.folder / "log" / "nginx.log")]
    run(places, [*nginx, "-t", "-q"])
    start(places, "front", [*nginx, "-g", "daemon off;"])
    wait_for(places, "front", "https")


def start_varnish(places: Places) -> None:
    """Start Varnish, which pages can be asked of in place of nginx's own cache."""
    settings = ROOT / "deploy" / "varnish" / "cities.vcl"
    own = places.folder / "run" / "cities.vcl"
    text = settings.read_text(encoding="utf-8").replace("cities.example.org", "localhost")
    own.write_text(text.replace('"8081"', f'"{places.ports["compressing"]}"'), encoding="utf-8")
    start(
        places,
        "varnish",
        [
            *(program("varnishd", "varnish"), "-F", "-f", str(own), "-T", "none"),
            *("-a", f"127.0.0.1:{places.ports['varnish']}", "-s", "malloc,64m"),
            *("-j", "none", "-n", str(places.folder / "run" / "varnish")),
        ],
    )
    wait_for(places, "varnish", "varnish")


def run(
    places: Places, command: list[str], *, role: str = "cities_web", user: str | None = None
) -> None:
    """Run a command to its end; raises DidNotStartError with what it wrote if it fails."""
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=places.environment(role),
        capture_output=True,
        text=True,
        check=False,
        user=user,
    )
    if result.returncode:
        # The command may hold a password; what it wrote does not.
        told = (result.stdout + result.stderr)[-3000:]
        raise DidNotStartError(f"{Path(command[0]).name} failed:\n{told}")


def manage(places: Places, *arguments: str, role: str = "cities_web") -> None:
    """Run a management command of the site."""
    run(places, [sys.executable, "manage.py", *arguments], role=role)
