"""New code: the application server is ended and started while visitors come in."""

import http.client
import socket
import subprocess
import sys
import threading
import time

import pytest

from deploy.demo.places import ROOT

pytestmark = pytest.mark.production

# As systemd hands over a socket: under number 3, to the process whose number it names.
START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ |= {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
gunicorn = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "cities_site.wsgi"]
os.execv(sys.executable, [sys.executable, *gunicorn])
"""


def test_with_the_socket_of_systemd_a_restart_refuses_nobody(places) -> None:
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    port = listening.getsockname()[1]

    def start() -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-c", START, str(listening.fileno())],
            cwd=ROOT,
            env=places.environment() | {"WEB_WORKERS": "1"},
            stderr=subprocess.DEVNULL,
            pass_fds=[listening.fileno()],
        )

    answers: list[int | str] = []
    is_over = threading.Event()

    def visit() -> None:
        while not is_over.is_set():
            try:
                answers.append(status_of(port))
            except OSError as error:
                answers.append(repr(error))
            time.sleep(0.05)

    server = start()
    visitor = threading.Thread(target=visit)
    try:
        assert status_of(port) == 200
        visitor.start()
        time.sleep(0.5)
        server.terminate()
        server.wait(timeout=40)
        server = start()
        before = len(answers)
        while len(answers) < before + 5:
            time.sleep(0.1)
    finally:
        is_over.set()
        if visitor.is_alive():
            visitor.join()
        server.terminate()
        server.wait(timeout=40)
        listening.close()

    assert set(answers) == {200}


def status_of(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Host": "localhost", "X-Forwarded-Proto": "https", "Connection": "close"}
    connection.request("GET", "/robots.txt", headers=headers)
    try:
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()
