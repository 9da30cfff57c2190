"""Public records as JSON: what the tables of fields say, and nothing else."""

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from cities_site.api.fields import key_of
from cities_site.api.page_types import fields_of, label_of
from cities_site.api.reading import Reading
from cities_site.bilingual.languages import language_tag


class ListedPage(serializers.BaseSerializer):
    """What lists tell of a page of any type."""

    def to_representation(self, page: Any) -> dict[str, Any]:
        """Return the fields that every page has."""
        reading: Reading = self.context["reading"]
        return {
            "id": page.pk,
            "type": label_of(page.specific_class),
            "languages": [language_tag(language) for language in page.available_languages],
            "original_language": language_tag(page.source_language),
            "title": reading.words(page, "headline"),
            "summary": reading.words(page, "summary"),
            "url": reading.addresses(page),
            "posted_on": page.display_date.isoformat() if page.display_date else None,
            "changed_at": (page.last_published_at.isoformat() if page.last_published_at else None),
            "detail_url": reading.request.build_absolute_uri(
                reverse("api:pages:detail", args=[page.pk])
            ),
        }


class WholePage(ListedPage):
    """All that the API tells of a page."""

    def to_representation(self, page: Any) -> dict[str, Any]:
        """Return the fields of its type after those that every page has."""
        reading = self.context["reading"]
        own = {field.name: field.value(page, page, reading) for field in fields_of(type(page))}
        return super().to_representation(page) | own


class VocabularyRecord(serializers.BaseSerializer):
    """A record of a vocabulary."""

    def to_representation(self, record: Any) -> dict[str, Any]:
        """Return its number, the key that stays when its name changes, and its names."""
        reading: Reading = self.context["reading"]
        name_field = type(record).name_field
        return {
            "id": record.pk,
            "key": key_of(record),
            "name": reading.words(record, name_field),
        }
