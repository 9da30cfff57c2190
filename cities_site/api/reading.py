"""What one answer of the API may tell: the languages asked for, and which pages are public."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import PageViewRestriction

from cities_site.bilingual.languages import LANGUAGES, language_tag, words


class Reading:
    """Reads public words and references; asks the database at most once for restrictions."""

    def __init__(self, request: HttpRequest, languages: Sequence[str] = LANGUAGES) -> None:
        self.request = request
        self.languages = languages

    def languages_of(self, record: Any) -> list[str]:
        """Return the public languages of a page or snippet, among those asked for."""
        return [each for each in record.available_languages if each in self.languages]

    def words(self, record: Any, name: str, page: Any = None) -> dict[str, str]:
        """Return the public words by language tag; rows have the languages of their `page`."""
        return {
            language_tag(language): text
            for language in self.languages_of(page or record)
            if (text := words(record, name, language))
        }

    def addresses(self, page: Any) -> dict[str, str | None]:
        """Return the absolute address of each public version."""
        return {
            language_tag(language): page.url_in(language, self.request, full=True)
            for language in self.languages_of(page)
        }

    def is_public(self, page: Any) -> bool:
        """Tell whether readers of some language may open `page`."""
        restricted = any(page.path.startswith(path) for path in self._restricted_paths)
        return bool(page.live and page.available_languages and not restricted)

    @cached_property
    def _restricted_paths(self) -> list[str]:
        return list(PageViewRestriction.objects.values_list("page__path", flat=True))
