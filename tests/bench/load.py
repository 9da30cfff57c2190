"""Requests per second through the server that production uses, on this machine alone."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

CONNECTIONS = 4
SECONDS = 1.5
ROUNDS = 3
START_LIMIT = 60


@contextmanager
def server() -> Iterator[tuple[int, int]]:
    """Run gunicorn with two workers on a spare port of loopback; yield the port and its process."""
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "cities_site.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "2"),
            *("--log-level", "warning"),
        ],
        env=os.environ,
    )
    try:
        _wait_for(process, port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def requests_per_second(port: int, paths: list[str]) -> dict[str, float]:
    """Return the best rate of each path; the paths take turns, so that all see the same machine."""
    best = dict.fromkeys(paths, 0.0)
    for path in paths:
        _rate(port, path, 0.5)
    for _round in range(ROUNDS):
        for path in paths:
            best[path] = max(best[path], _rate(port, path, SECONDS))
    return best


def _rate(port: int, path: str, seconds: float) -> float:
    started = time.monotonic()
    return asked(port, path, seconds) / (time.monotonic() - started)


def asked(port: int, path: str, seconds: float) -> int:
    """Ask for `path` for so long over several connections; return the number of answers."""
    counts: list[int] = []
    deadline = time.monotonic() + seconds
    threads = [
        threading.Thread(target=lambda: counts.append(_ask(port, path, deadline)))
        for _connection in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(counts) < CONNECTIONS:
        raise RuntimeError(f"{path} failed under load")
    return sum(counts)


def _ask(port: int, path: str, deadline: float) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    answers = 0
    while time.monotonic() < deadline:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        answers += 1
    connection.close()
    return answers


def _wait_for(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("gunicorn did not start")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("gunicorn did not answer")
