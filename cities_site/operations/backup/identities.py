"""Secret keys of age, as age-keygen writes them."""

from pathlib import Path

PREFIX = "AGE-SECRET-KEY-"


def identities_in(path: Path | None) -> list[str]:
    """Return the secret keys in the file at `path`; none without one."""
    if path is None:
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.startswith(PREFIX)]
