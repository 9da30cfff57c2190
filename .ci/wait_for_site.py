"""Waits until the site that process PID runs answers at ADDRESS; fails if the process ends."""

import os
import sys
import time
from urllib.error import HTTPError
from urllib.request import urlopen

LIMIT = 300
PATHS = ("/en/", "/zh-hans/", "/admin/login/")


def is_running(process: int) -> bool:
    """Tell whether `process` still runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def main(process: int, address: str) -> int:
    """Return 0 once every path answers 200, and 1 when the time is over or the site has gone."""
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline and is_running(process):
        try:
            for path in PATHS:
                with urlopen(address + path, timeout=30) as response:  # noqa: S310 - loopback
                    sys.stdout.write(f"{response.status} {path}\n")
        except HTTPError as error:
            sys.stdout.write(f"{error} {path}\n")
            return 1
        except OSError:
            # Nothing listens yet.
            time.sleep(1)
        else:
            return 0
    sys.stdout.write("The site did not answer.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), sys.argv[2]))
