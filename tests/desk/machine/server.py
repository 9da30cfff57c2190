"""A translation engine on this machine: speaks the interface of LibreTranslate over real HTTP."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WORDS = {
    "Green roofs": "绿色屋顶",
    "Green roofs cool the city.": "绿色屋顶为城市降温。",
    "Trees work.": "树木有用。",
    "A mayor": "一位市长",
    "Why trees": "为什么种树",
}


def in_chinese(text: str) -> str:
    """Translate what is known; mark everything else, and keep elements and marks."""
    if text in WORDS:
        return WORDS[text]
    pieces = re.split(r"(<[^>]+>|\[T\d+\])", text)
    return "".join(
        piece if not piece.strip() or piece[0] in "<[" else f"译{len(piece)}" for piece in pieces
    )


class Engine:
    """What the engine was asked, and how it answers."""

    def __init__(self) -> None:
        self.questions: list[dict[str, Any]] = []
        self.translate: Callable[[str], str] = in_chinese
        # Instead of a translation: status, headers and body.
        self.answer: tuple[int, dict[str, str], bytes] | None = None
        self.seconds = 0.0
        self.address = ""

    def respond(self, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Return the answer to a request."""
        question = json.loads(body)
        self.questions.append({"path": path, **question})
        time.sleep(self.seconds)
        if self.answer is not None:
            return self.answer
        texts = [self.translate(text) for text in question["q"]]
        return 200, {}, json.dumps({"translatedText": texts}).encode()


@contextmanager
def running_engine() -> Iterator[Engine]:
    """Run an engine on a free port for as long as the context lasts."""
    engine = Engine()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, answer = engine.respond(self.path, body)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(answer)
            except OSError:
                return

        def log_message(self, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    engine.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield engine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
