"""Reads the words of one file; a program of its own, because a file may be made to do harm.

Run as `python -m cities_site.library.document_texts.read FILE FORMAT`: writes one object of JSON
with `state`, `text`, `hidden` and `error` to its output. It limits its own memory, processor time
and output before it reads anything, so that a file that crashes it or never ends costs nobody else.
"""

import json
import resource
import sys
from typing import Any

# Bytes of address space, seconds of processor time, and bytes that may be written to one file.
MEMORY_LIMIT = 1024 * 1024 * 1024
TIME_LIMIT = 30
OUTPUT_LIMIT = 16 * 1024 * 1024


def limit_resources() -> None:
    """Let the system end this process when it takes more than a document can need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT, TIME_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_LIMIT, OUTPUT_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def words_of(path: str, extension: str) -> dict[str, Any]:
    """Return the state of the reading, and the words that the file shows and carries besides."""
    from cities_site.library.document_texts import formats

    shown = formats.Words(formats.MOST_CHARACTERS)
    hidden = formats.Words(formats.MOST_HIDDEN_CHARACTERS)
    state, error = "read", ""
    try:
        formats.READERS[extension](path, shown, hidden)
    except formats.Encrypted:
        state = "encrypted"
    except (formats.TooMuch, MemoryError) as problem:
        state, error = "too_large", str(problem)
    except Exception as problem:
        # Whatever a damaged file causes, the answer is the same: a reason and what was read.
        state, error = "damaged", f"{type(problem).__name__}: {problem}"
    return {"state": state, "text": str(shown), "hidden": str(hidden), "error": error[:300]}


def main() -> int:
    """Read the file that the command line names."""
    limit_resources()
    answer = words_of(sys.argv[1], sys.argv[2])
    # Escaped, so that a lone surrogate cannot spoil the output.
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
