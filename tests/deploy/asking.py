"""Asks nginx as a browser does: over TLS, with the certificate looked at."""

import gzip
import http.client
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What came back; `body` is the bytes as they were sent."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """Return the words, unpacked if need be."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Front:
    """nginx on this machine."""

    def __init__(self, port: int, certificate: Path) -> None:
        self.port = port
        self.tls = ssl.create_default_context(cafile=str(certificate))

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        """Ask for a path; underscores in the names of headers are hyphens."""
        connection = http.client.HTTPSConnection(
            "localhost", self.port, context=self.tls, timeout=60
        )
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def ask_for_host(self, name: str) -> None:
        """Begin to speak TLS to a name; raises ssl.SSLError if nobody of that name is here."""
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname=name),
        ):
            pass


def eventually(is_true: Callable[[], bool], seconds: float) -> float:
    """Wait until something is true; return after how many seconds it was; fail after `seconds`."""
    began = time.monotonic()
    while not is_true():
        assert time.monotonic() - began < seconds, f"not within {seconds} seconds"
        time.sleep(0.1)
    return time.monotonic() - began
