"""Brings the whole set-up up and down: `python -m deploy.demo up --port 8443`, `… down`."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from deploy.demo import servers
from deploy.demo.places import ROOT, MissingProgramError, Places
from deploy.demo.store import start_store

# In the order in which they are ended: first whoever asks, last whoever is asked.
SERVERS = (
    "front",
    "clock",
    "worker-pictures",
    "worker-default",
    "web",
    "store",
    "redis",
    "postgres",
)


def up(folder: Path, port: int, *, with_store: bool) -> None:
    """Start everything; a folder that is there already goes on with its content."""
    is_new = not (folder / "ready").exists()
    if is_new:
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("log", "run", "data"):
            (folder / name).mkdir(parents=True)
        places = Places.new(folder, port, with_store=with_store)
        places.keep()
    else:
        places = Places.of(folder)
    step("PostgreSQL", lambda: servers.start_postgres(places))
    step("Redis", lambda: servers.start_redis(places))
    if places.with_store:
        step("The object store", lambda: start_store(places))
    if is_new:
        step("The content", lambda: fill(places))
        (folder / "ready").touch()
    step("The application server", lambda: servers.start_web(places))
    step("The workers", lambda: start_workers(places))
    step("The clock", lambda: servers.start_clock(places))
    step("nginx", lambda: servers.start_front(places))
    say(f"\n  English   {places.address}/en/\n  中文      {places.address}/zh-hans/")
    say(f"  Admin     {places.address}/admin/")
    say("\nThe certificate signs itself: a browser asks once. Whoever signs in needs an account:")
    say(f"  {sys.executable} -m deploy.demo manage createsuperuser")
    say(f"Logs are in {folder / 'log'}. Stop with: make stop")


def start_workers(places: Places) -> None:
    """Start one worker for each queue."""
    for queue in ("default", "pictures"):
        servers.start_worker(places, queue)


def fill(places: Places) -> None:
    """Make tables as their owner; the rest with the rights that the site has."""
    servers.manage(places, "migrate", "--no-input", "--verbosity", "0", role="cities_owner")
    servers.manage(places, "collectstatic", "--no-input", "--verbosity", "0")
    port = str(places.ports["https"])
    seed = ("seed_demo", "--allow-production", "--hostname", "localhost", "--port", port)
    servers.manage(places, *seed)
    servers.manage(places, "read_documents", "--verbosity", "0")
    servers.manage(places, "search_index", "--repair", "--verbosity", "0")


def down(folder: Path, *, and_forget: bool = False) -> None:
    """End everything that runs in the folder; `and_forget` deletes what it has stored."""
    try:
        places = Places.of(folder)
    except FileNotFoundError:
        say("Nothing runs.")
        return
    for name in SERVERS:
        servers.stop(places, name)
    if and_forget:
        shutil.rmtree(folder)


def say(text: str) -> None:
    """Tell whoever watches."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def step(name: str, do: Callable[[], None]) -> None:
    """Name a step, and do it."""
    say(f"==> {name}")
    do()


def main(words: list[str]) -> int:
    """Do what was asked for; return 1, with the reason, if it fails."""
    parser = argparse.ArgumentParser(prog="python -m deploy.demo", description=__doc__)
    parser.add_argument("what", choices=("up", "down", "forget", "manage"))
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "production")
    parser.add_argument("--port", type=int, default=8443)
    parser.add_argument("--store", action="store_true", help="Keep uploads in an object store.")
    chosen, rest = parser.parse_known_args(words)
    folder = chosen.folder.resolve()
    if chosen.what == "manage":
        return manage(folder, rest)
    if chosen.what != "up":
        down(folder, and_forget=chosen.what == "forget")
        return 0
    try:
        up(folder, chosen.port, with_store=chosen.store)
    except (MissingProgramError, servers.DidNotStartError) as error:
        say(str(error))
        down(folder)
        return 1
    return 0


def manage(folder: Path, words: list[str]) -> int:
    """Run a management command on the demonstration, with the reader's keyboard."""
    environment = Places.of(folder).environment()
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
