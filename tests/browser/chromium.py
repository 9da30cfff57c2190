"""How Chromium is started: the installed one, quiet, and without a network of its own."""

import os

FLAGS = [
    # Containers have no user namespaces, and nothing that is opened here is a stranger's.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str:
    """Return the browser that CHROME names, or Debian's."""
    return os.environ.get("CHROME") or "/usr/bin/chromium"
