"""Has the words of a file read by a program of its own, within limits, and makes them plain."""

import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import IO

from django.conf import settings

from cities_site.bilingual.personal_data.detection import Finding, find_personal_data
from cities_site.bilingual.search.text import HAN
from cities_site.library.document_texts.formats import READERS
from cities_site.library.models.document_texts import TextState

# Seconds after which the reading is stopped, however little of the processor it used: after the
# upload, and while somebody waits for the form.
PATIENCE, PATIENCE_OF_FORMS = 60, 5

# Characters that are looked through for personal data at a time, and findings that are kept.
PIECE, MOST_FINDINGS = 20_000, 100

# How the program ends when it takes more time, output or memory than it may; anything else is a
# file that crashed it.
BEYOND_LIMITS = {-signal.SIGXCPU, -signal.SIGXFSZ, -signal.SIGKILL, 1}

# Where a page breaks a word, pdfium leaves one of these signs; Han has no spaces to break at.
_BROKEN_WORD = re.compile("[\x02\ufffe]\\s*")
_BROKEN_HAN = re.compile(f"(?<=[{HAN}、，。；：）》”])[ \\t]*\\r?\\n[ \\t]*(?=[{HAN}（《“])")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Reading:
    """What became of reading one file."""

    state: str
    text: str = ""
    hidden: str = ""
    error: str = ""
    # The personal data in both, at most MOST_FINDINGS.
    findings: list[dict[str, str]] = field(default_factory=list)


def read_file(stream: IO[bytes], extension: str, patience: float = PATIENCE) -> Reading:
    """Return the words in `stream`; whatever is wrong with it, the answer is a state.

    `patience` is in seconds. The stream is read from its beginning and stays open.
    """
    extension = extension.lower()
    if extension not in READERS:
        return Reading(TextState.UNKNOWN_FORMAT)
    stream.seek(0)
    with tempfile.NamedTemporaryFile(suffix=f".{extension}") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        answer = _answer_of_program(copy.name, extension, patience)
    if isinstance(answer, Reading):
        return answer
    text, hidden = plain_text(answer["text"]), plain_text(answer["hidden"])
    state = TextState(answer["state"])
    if state == TextState.READ and not text:
        state = TextState.EMPTY
    return Reading(state, text, hidden, answer["error"], findings_in(f"{text}\n{hidden}"))


def _answer_of_program(path: str, extension: str, patience: float) -> dict[str, str] | Reading:
    with tempfile.TemporaryFile() as output:
        try:
            finished = subprocess.run(  # noqa: S603 - our own program and a name that we made
                [sys.executable, "-m", "cities_site.library.document_texts.read", path, extension],
                cwd=settings.BASE_DIR,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=patience,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Reading(TextState.TOO_LARGE, error=f"not read in {patience:g} seconds")
        if status := finished.returncode:
            state = TextState.TOO_LARGE if status in BEYOND_LIMITS else TextState.DAMAGED
            return Reading(state, error=f"ended with status {status}")
        output.seek(0)
        return json.loads(output.read())


def findings_in(text: str) -> list[dict[str, str]]:
    """Return the personal data in a long text as it is stored, piece by piece.

    A piece ends with a line where it can, so that none is cut in two; the cost stays in proportion
    to the length, whatever the text.
    """
    found: list[Finding] = []
    start = 0
    while start < len(text) and len(found) < MOST_FINDINGS:
        end = start + PIECE
        if end < len(text):
            end = max(text.rfind("\n", start, end) + 1, start + PIECE // 2)
        found += find_personal_data(text[start:end])
        start = end
    return [
        {"kind": str(item.kind), "text": item.text, "passage": item.passage}
        for item in found[:MOST_FINDINGS]
    ]


def plain_text(text: str) -> str:
    """Return what was read without control characters, broken words and empty lines."""
    text = _BROKEN_WORD.sub("", text.replace("\r\n", "\n").replace("\xad", ""))
    text = _CONTROLS.sub(" ", text)
    text = _SPACES.sub(" ", _BROKEN_HAN.sub("", text))
    return _EMPTY_LINES.sub("\n", text).strip()
