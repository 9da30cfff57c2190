"""Where each part of the demonstration is: one folder, spare ports, passwords of its own."""

import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
PORTS = ("https", "http", "compressing", "web", "postgres", "redis", "store", "varnish", "standby")
# Below the range from which Linux takes ports for outgoing connections.
FIRST_SPARE, SPARE = 20_000, 12_000
ROLES = ("postgres", "cities_owner", "cities_web", "cities_backup", "cities_replica")
# Names of the buckets of the object store.
PRIVATE_BUCKET, PUBLIC_BUCKET = "cities-private", "cities-public"


class MissingProgramError(Exception):
    """A program that this machine lacks, with the package of Debian that has it."""


@dataclass
class Places:
    """The folder with everything in it, the ports and the passwords."""

    folder: Path
    with_store: bool
    ports: dict[str, int] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    secret_key: str = ""

    @classmethod
    def new(cls, folder: Path, https: int, *, with_store: bool) -> "Places":
        """Choose spare ports and new passwords."""
        ports = spare_ports(PORTS) | {"https": https}
        passwords = {role: secrets.token_urlsafe(24) for role in ROLES}
        return cls(folder, with_store, ports, passwords, secrets.token_urlsafe(60))

    @classmethod
    def of(cls, folder: Path) -> "Places":
        """Return those of the demonstration that runs in `folder`; raises FileNotFoundError."""
        kept = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        return cls(**kept | {"folder": folder})

    def keep(self) -> None:
        """Write them down, for nobody else to read."""
        path = self.folder / "places.json"
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(self), default=str), encoding="utf-8")

    @property
    def address(self) -> str:
        """Return where readers find the site."""
        return f"https://localhost:{self.ports['https']}"

    @property
    def store(self) -> str:
        """Return the address of the object store."""
        return f"http://127.0.0.1:{self.ports['store']}"

    def database(self, role: str) -> str:
        """Return the address of the database for a role."""
        password = quote(self.passwords[role])
        name = "postgres" if role == "postgres" else "cities"
        return f"postgresql://{role}:{password}@127.0.0.1:{self.ports['postgres']}/{name}"

    def environment(self, role: str = "cities_web") -> dict[str, str]:
        """Return the variables with which the site is started, as in deploy/environment.example."""
        chosen = {
            "DJANGO_SETTINGS_MODULE": "cities_site.settings.production",
            "SECRET_KEY": self.secret_key,
            "ALLOWED_HOSTS": "localhost",
            "WAGTAILADMIN_BASE_URL": self.address,
            "DATABASE_URL": self.database(role),
            "DATABASE_STANDBY": f"127.0.0.1:{self.ports['standby']}",
            "DATA_DIR": str(self.folder / "data"),
            "REDIS_URL": f"redis://127.0.0.1:{self.ports['redis']}/0",
            "BACKGROUND_TASKS": "database",
            "WEB_BIND": f"127.0.0.1:{self.ports['web']}",
            "WEB_WORKERS": "2",
            "PYTHONUNBUFFERED": "1",
        }
        if self.with_store:
            chosen |= {
                "S3_ENDPOINT_URL": self.store,
                "S3_REGION": "us-east-1",
                "S3_ADDRESSING_STYLE": "path",
                "S3_PRIVATE_BUCKET": PRIVATE_BUCKET,
                "S3_PUBLIC_BUCKET": PUBLIC_BUCKET,
                "AWS_ACCESS_KEY_ID": "demonstration",
                "AWS_SECRET_ACCESS_KEY": "demonstration",
            }
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return kept | chosen


def spare_ports(names: Iterable[str]) -> dict[str, int]:
    """Return for each name a port of loopback of its own that nobody listens on.

    They are held until all are found, and are none of those from which connections go out: between
    now and the start of its server one of those may be taken.
    """
    ports: dict[str, int] = {}
    with ExitStack() as held:
        for name in names:
            while name not in ports:
                server = held.enter_context(socket.socket())
                port = FIRST_SPARE + secrets.randbelow(SPARE)
                with suppress(OSError):
                    server.bind(("127.0.0.1", port))
                    ports[name] = port
    return ports


def program(name: str, package: str) -> str:
    """Return the path of a program; raises MissingProgramError."""
    postgres = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders = [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", *map(str, postgres)]
    found = shutil.which(name, path=os.pathsep.join(folders))
    if not found:
        raise MissingProgramError(f"{name} is missing: install Debian's package {package}")
    return found
