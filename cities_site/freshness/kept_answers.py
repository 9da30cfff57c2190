"""Answers as they are kept: compressed once, named by their content, within a bound of memory."""

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, Self, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

from cities_site.freshness.generation import Generation

Key = TypeVar("Key", bound=Hashable)

# Below this, in bytes, the headers of compression weigh more than it saves.
SMALLEST_COMPRESSED = 200
# Compressed once and sent often; the step from here to 9 takes far longer than it saves.
COMPRESSION_LEVEL = 7
# What an answer takes beside its body, in bytes: headers, key and objects.
OVERHEAD = 2000
_COMPRESSIBLE = re.compile(r"text/|application/.*(json|xml)|image/svg")
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """One answer: its headers, and its body as it is sent to most browsers."""

    status: int
    headers: dict[str, str]
    body: bytes
    is_compressed: bool
    # A strong validator (RFC 9110 section 8.8) without its quotation marks.
    tag: str
    generation: Generation | None
    # In seconds since the epoch.
    expires_at: float

    @classmethod
    def of(cls, response: HttpResponse, generation: Generation | None, expires_at: float) -> Self:
        """Take an answer as its view made it; its headers stay as they are."""
        content = response.content
        kind = response.headers.get("Content-Type", "")
        is_compressed = (
            len(content) >= SMALLEST_COMPRESSED
            and bool(_COMPRESSIBLE.match(kind))
            and "Content-Encoding" not in response.headers
        )
        if is_compressed:
            patch_vary_headers(response, ["Accept-Encoding"])
        headers = {
            name: value for name, value in response.headers.items() if name != "Content-Length"
        }
        body = gzip.compress(content, COMPRESSION_LEVEL, mtime=0) if is_compressed else content
        tag = hashlib.blake2s(content, digest_size=12).hexdigest()
        return cls(response.status_code, headers, body, is_compressed, tag, generation, expires_at)

    def response_to(self, request: HttpRequest) -> HttpResponse:
        """Return the answer in the encoding that the request accepts, or that it has it already."""
        accepts = request.META.get("HTTP_ACCEPT_ENCODING", "")
        body, tag, headers = self.body, self.tag, dict(self.headers)
        if self.is_compressed and _ACCEPTS_GZIP.search(accepts):
            headers["Content-Encoding"], tag = "gzip", f"{tag}-gzip"
        elif self.is_compressed:
            body = gzip.decompress(body)
        headers["Content-Length"] = str(len(body))
        headers["ETag"] = f'"{tag}"'
        response = HttpResponse(body, status=self.status, headers=headers)
        if "HTTP_IF_NONE_MATCH" not in request.META and "Last-Modified" not in headers:
            return response
        modified = parse_http_date_safe(headers.get("Last-Modified", ""))
        return get_conditional_response(request, headers["ETag"], modified, response)

    @property
    def size(self) -> int:
        """About how much memory the answer takes, in bytes."""
        return len(self.body) + OVERHEAD


class KeptAnswers(Generic[Key]):
    """The answers used last, within a bound of memory."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def find(self, key: Key) -> Answer | None:
        """Return what is kept under `key`, true or not."""
        with self._lock:
            answer = self._answers.get(key)
            if answer:
                self._answers.move_to_end(key)
            return answer

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, in the place of those that nobody has asked for the longest time."""
        with self._lock:
            if before := self._answers.pop(key, None):
                self.size -= before.size
            # One answer must not push all others out.
            if answer.size > self.limit // 10:
                return
            self._answers[key] = answer
            self.size += answer.size
            while self.size > self.limit:
                _key, gone = self._answers.popitem(last=False)
                self.size -= gone.size
