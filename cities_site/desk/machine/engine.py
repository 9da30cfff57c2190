"""Engines that translate texts: what they must be able to do, and one that speaks HTTP."""

import json
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from typing import Any, Protocol
from urllib import request
from urllib.error import HTTPError
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import CHINESE, ENGLISH

# An engine that is slow or sends without end must not keep an editor's request for ever.
SECONDS = 20
MAX_ANSWER_BYTES = 2 * 1024 * 1024
TEXTS_AT_ONCE = 20
CHARACTERS_AT_ONCE = 5_000


class MachineTranslationError(Exception):
    """The engine gave no translation; the message says what to do."""


class Translator(Protocol):
    """Translates texts from one language of the site into the other."""

    name: str

    def translate(self, texts: Sequence[str], source: str, target: str, is_html: bool) -> list[str]:
        """Return the translations of `texts` in their order; raise MachineTranslationError."""
        ...


class LibreTranslate:
    """Any service with the interface of LibreTranslate: POST /translate with JSON."""

    def __init__(self, address: str, api_key: str = "") -> None:
        self.address = address.rstrip("/").removesuffix("/translate") + "/translate"
        self.api_key = api_key
        self.name = urlsplit(self.address).hostname or ""

    def translate(self, texts: Sequence[str], source: str, target: str, is_html: bool) -> list[str]:
        """Return the translations of `texts`, asked for in portions that an engine accepts."""
        translations: list[str] = []
        for portion in _portions(texts):
            translations += self._ask(portion, source, target, is_html)
        return translations

    def _ask(self, texts: list[str], source: str, target: str, is_html: bool) -> list[str]:
        question = {
            "q": texts,
            "source": _code(source),
            "target": _code(target),
            "format": "html" if is_html else "text",
        }
        if self.api_key:
            question["api_key"] = self.api_key
        answer = self._post(json.dumps(question).encode())
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        is_complete = isinstance(found, list) and len(found) == len(texts)
        if not is_complete or not all(isinstance(text, str) for text in found):
            raise MachineTranslationError(
                _("Check the address: %(engine)s does not answer as a translation engine does.")
                % {"engine": self.name}
            )
        return found

    def _post(self, data: bytes) -> Any:
        scheme = urlsplit(self.address).scheme
        if scheme != "https" and not (scheme == "http" and settings.MACHINE_TRANSLATION_ALLOW_HTTP):
            raise MachineTranslationError(
                _("Ask the administrator for an address that begins with https://.")
            )
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        opener = request.build_opener(_NoRedirects)
        try:
            asked = request.Request(self.address, data, headers)  # noqa: S310 - checked above
            with opener.open(asked, timeout=SECONDS) as answer:
                return json.loads(_limited(answer))
        except HTTPError as error:
            raise MachineTranslationError(self._reason(error)) from None
        except (OSError, HTTPException):
            raise MachineTranslationError(
                _("Try again later: %(engine)s does not answer.") % {"engine": self.name}
            ) from None
        except (ValueError, RecursionError):
            raise MachineTranslationError(
                _("Check the address: %(engine)s does not answer as a translation engine does.")
                % {"engine": self.name}
            ) from None

    def _reason(self, error: HTTPError) -> str:
        names = {"engine": self.name, "code": error.code}
        if error.code in (401, 403):
            return _("Check the key: %(engine)s refuses it.") % names
        if error.code == 429:
            return _("Wait a little: %(engine)s gets too many questions.") % names
        try:
            detail = json.loads(_limited(error)).get("error")
        except (OSError, HTTPException, ValueError, RecursionError, AttributeError):
            detail = ""
        names["detail"] = str(detail or "")[:200]
        return (
            _("Ask the administrator: %(engine)s answers with error %(code)d. %(detail)s") % names
        )


class _NoRedirects(request.HTTPRedirectHandler):
    """Texts go to the configured address and nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _limited(answer: Any) -> bytes:
    """Return the body of an answer, unless it is too long or takes too long."""
    deadline = time.monotonic() + SECONDS
    body = b""
    while chunk := answer.read1(65_536):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES or time.monotonic() > deadline:
            raise ValueError("more than an answer")
    return body


def _portions(texts: Sequence[str]) -> Iterator[list[str]]:
    portion: list[str] = []
    for text in texts:
        size = sum(map(len, portion)) + len(text)
        if portion and (len(portion) == TEXTS_AT_ONCE or size > CHARACTERS_AT_ONCE):
            yield portion
            portion = []
        portion.append(text)
    if portion:
        yield portion


def _code(language: str) -> str:
    return {ENGLISH: "en", CHINESE: settings.MACHINE_TRANSLATION_CHINESE}[language]


def configured_translator() -> Translator | None:
    """Return the engine of this site; None where none is configured."""
    if not settings.MACHINE_TRANSLATION_URL:
        return None
    return LibreTranslate(settings.MACHINE_TRANSLATION_URL, settings.MACHINE_TRANSLATION_API_KEY)
