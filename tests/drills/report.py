"""What the drills found, as a page."""

import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone


class Report:
    """Lines with a figure and a verdict for each."""

    def __init__(self, pages: int, gigabytes: float) -> None:
        self.pages, self.gigabytes = pages, gigabytes
        self.lines: list[tuple[str, str, bool]] = []

    @property
    def failed(self) -> bool:
        return any(not passed for _what, _figure, passed in self.lines)

    def add(self, what: str, figure: object, passed: bool = True) -> None:
        self.lines.append((what, str(figure), passed))

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.add(what, f"{time.monotonic() - started:.1f} s")

    def text(self) -> str:
        head = [
            "# Drill",
            "",
            f"{timezone.now():%Y-%m-%d %H:%M} UTC, Python {platform.python_version()}, "
            f"{self.pages} pages and {self.gigabytes:g} GB of media for the backup.",
            "",
            "| What | Result | |",
            "|---|---|---|",
        ]
        rows = [f"| {what} | {figure} | {'ok' if passed else 'FAILED'} |"
                for what, figure, passed in self.lines]  # fmt: skip
        return "\n".join([*head, *rows, ""])
