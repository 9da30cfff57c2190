"""Names of uploaded files that every file system and header can carry."""

import re
import unicodedata
from pathlib import PurePosixPath

# File systems take 255 bytes for a name; storage adds letters to tell equal names apart, and the
# column of a file takes 100 characters with its folder.
LONGEST_STEM_BYTES = 150
LONGEST_STEM = 60
UNWANTED = re.compile(r"[^\w.\-() ]+")


def stored_name(name: str) -> str:
    """Return `name` without folders, controls and signs of direction, cut to what can be stored.

    Chinese and other letters stay; a name of nothing else becomes "file".
    """
    plain = unicodedata.normalize("NFKC", name.replace("\\", "/"))
    path = PurePosixPath(PurePosixPath(plain).name or "file")
    extension = UNWANTED.sub("", path.suffix).lower()
    stem = UNWANTED.sub("_", path.stem).strip(". _") or "file"
    stem = stem[:LONGEST_STEM].encode()[:LONGEST_STEM_BYTES].decode(errors="ignore")
    return f"{stem.strip()}{extension}"
