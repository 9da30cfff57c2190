"""A PostgreSQL and a web server of the drill's own, to be killed and brought back."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

NEWEST = max(
    Path("/usr/lib/postgresql").glob("*/bin"),
    key=lambda folder: float(folder.parent.name),
    default=None,
)
STARTS_IN = 30


def spare_port() -> int:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        return spare.getsockname()[1]


class Postgres:
    """One server in one folder; run as `postgres` where the drill is run by root."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder, self.port = folder, port or spare_port()
        self.data = folder / "data"

    def programs(self, name: str, *arguments: str, check: bool = True) -> None:
        command = [str(NEWEST / name), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=check, capture_output=True, cwd="/")

    def create(self) -> None:
        """Make an empty server that archives its log."""
        for name in ("", "archive"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.hand_over(self.folder)
        self.programs(
            "initdb", "--pgdata", str(self.data), "--username", "cities", "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8",
        )  # fmt: skip
        archive = self.folder / "archive"
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(
                f"listen_addresses = '127.0.0.1'\nunix_socket_directories = '{self.folder}'\n"
                "archive_mode = on\n"
                f"archive_command = 'test ! -f {archive}/%f && cp %p {archive}/%f'\n"
            )

    def hand_over(self, folder: Path) -> None:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            for path in folder.rglob("*"):
                shutil.chown(path, "postgres", "postgres")

    def start(self) -> None:
        self.programs(
            "pg_ctl", "--pgdata", str(self.data), "--log", str(self.folder / "log"), "--wait",
            "--timeout", str(STARTS_IN), "start", "--options", f"-c port={self.port}",
        )  # fmt: skip

    def stop(self, mode: str = "fast") -> None:
        self.programs("pg_ctl", "--pgdata", str(self.data), "--mode", mode, "stop", check=False)

    def kill(self) -> None:
        """End it as a power cut does: the main process first, its children find out."""
        number = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGKILL)
        for _attempt in range(100):
            if not Path(f"/proc/{number}").exists():
                break
            time.sleep(0.05)
        # Children end when they notice; a new server waits for their memory.
        time.sleep(1)

    def url(self, database: str = "cities") -> str:
        return f"postgresql://cities@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str, database: str = "postgres") -> list[tuple]:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def dump(self) -> None:
        """Copy the running server to the folder `base`: what a restore to a moment begins with."""
        self.programs(
            "pg_basebackup", "--pgdata", str(self.folder / "base"), "--checkpoint=fast",
            "--wal-method=stream", "--host=127.0.0.1", f"--port={self.port}", "--username=cities",
        )  # fmt: skip


@contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    server = Postgres(folder)
    server.create()
    server.start()
    try:
        server.execute("CREATE DATABASE cities")
        yield server
    finally:
        server.stop("immediate")


@contextmanager
def running_site(
    environment: dict[str, str], folder: Path, begins: str = "/health/ready"
) -> Iterator[str]:
    """Run gunicorn with two workers; yield its address when it answers at `begins`."""
    port = spare_port()
    log = (folder / "gunicorn.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "cities_site.wsgi", "--workers=2", "--threads=2",
         f"--bind=127.0.0.1:{port}"],
        env=environment, stdout=log, stderr=log,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(STARTS_IN * 4):
            if status(address + begins) == 200:
                break
            time.sleep(0.25)
        else:
            raise RuntimeError((folder / "gunicorn.log").read_text())
        yield address
    finally:
        process.terminate()
        process.wait()
        log.close()


def status(address: str, timeout: float = 10) -> int:
    """Return the status of the answer, 0 when there was none."""
    try:
        with urllib.request.urlopen(address, timeout=timeout) as answer:  # noqa: S310
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
