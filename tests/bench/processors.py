"""What the processes of the server take: that depends less on neighbours than rates do."""

import os
from pathlib import Path

# The columns of /proc/PID/stat with the time in user and system mode, counted after the name.
USER_TIME, SYSTEM_TIME = 11, 12
PARENT = 1


def processor_seconds(server: int) -> float:
    """Return how long the processes that `server` has started have used a processor."""
    ticks = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            columns = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            # It has ended meanwhile.
            continue
        if int(columns[PARENT]) == server:
            ticks += int(columns[USER_TIME]) + int(columns[SYSTEM_TIME])
    return ticks / os.sysconf("SC_CLK_TCK")


def resident_megabytes(server: int) -> float:
    """Return the memory of the largest process that `server` has started."""
    largest = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            columns = (process / "stat").read_text().rpartition(")")[2].split()
            pages = int((process / "statm").read_text().split()[1])
        except OSError:
            continue
        if int(columns[PARENT]) == server:
            largest = max(largest, pages)
    return largest * os.sysconf("SC_PAGE_SIZE") / 2**20
