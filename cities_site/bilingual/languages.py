"""The languages of the site, and the only place that builds names of language columns."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
ENGLISH, CHINESE = "en", "zh-hans"

NATIVE_NAMES = {ENGLISH: "English", CHINESE: "中文"}

# BCP 47 tags; the script subtag serves readers of simplified Chinese outside the mainland too.
_TAGS = {ENGLISH: "en", CHINESE: "zh-Hans"}


def localized(name: str, language: str) -> str:
    """Return the name of the column that holds `name` in `language`: headline_zh_hans."""
    return f"{name}_{language.replace('-', '_')}"


def language_tag(language: str) -> str:
    """Return the BCP 47 tag for `lang` and `hreflang` attributes."""
    return _TAGS[language]


def active_language() -> str:
    """Return the language of the current request, or the first language outside any."""
    language = get_language()
    return language if language in LANGUAGES else LANGUAGES[0]


def other_language(language: str) -> str:
    """Return the other one of the two languages."""
    return LANGUAGES[1] if language == LANGUAGES[0] else LANGUAGES[0]


def words(record: Any, name: str, language: str | None = None) -> Any:
    """Return what `record` says as `name` in `language`, and an empty text where it says nothing.

    Never falls back to the other language: whoever shows other words must mark them.
    """
    return getattr(record, localized(name, language or active_language()), None) or ""
