"""Draws the first page of a PDF; a program of its own, because a file may be made to do harm.

Run as `python -m cities_site.library.covers.render FILE`: writes a PNG to its output, or says on
its error output why there is none and ends with status 1. It limits its own memory and processor
time before it reads anything, so that a file that crashes it or never ends costs nobody else.
"""

import resource
import sys
from typing import IO

# Twice the width of the largest place a cover stands in, for dense screens, and some to spare.
MAX_WIDTH, MAX_HEIGHT = 900, 1300
# A page that is more than so many times longer than wide, or wider than long, is no title page.
MAX_RATIO = 4
# Bytes of address space, and seconds of processor time.
MEMORY_LIMIT = 1024 * 1024 * 1024
TIME_LIMIT = 10


def limit_resources() -> None:
    """Let the system end this process when it takes more than a title page can need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT, TIME_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw_first_page(path: str, output: IO[bytes]) -> None:
    """Write the first page of the PDF at `path` as a PNG of at most MAX_WIDTH by MAX_HEIGHT.

    Raises ValueError for a page of impossible proportions, and PdfiumError for a file that is
    damaged, encrypted or no PDF.
    """
    # Loaded only here: under the limits, and not by whoever imports the sizes.
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        width, height = page.get_size()
        if not (0 < width <= height * MAX_RATIO and height <= width * MAX_RATIO):
            raise ValueError(f"the first page measures {width:g} by {height:g} points")
        scale = min(MAX_WIDTH / width, MAX_HEIGHT / height)
        page.render(scale=scale).to_pil().convert("RGB").save(output, "PNG")


def main() -> int:
    """Draw the page of the file that the command line names."""
    limit_resources()
    try:
        draw_first_page(sys.argv[1], sys.stdout.buffer)
    except Exception as problem:
        # Whatever a damaged file causes, the answer is the same: a reason and no picture.
        sys.stderr.write(f"{type(problem).__name__}: {problem}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
