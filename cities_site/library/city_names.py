"""Names of cities in texts."""

import datetime
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, words
from cities_site.library.models import City
from cities_site.library.names import NamedKind


def city_names(keys: Iterable[int], day: datetime.date | None) -> Mapping[int, Mapping[str, str]]:
    """Return what cities are called, by language; the vocabulary knows no former names."""
    cities = City.objects.in_bulk(list(keys))
    return {
        key: {language: words(city, "name", language) for language in LANGUAGES}
        for key, city in cities.items()
    }


CITY = NamedKind("city-name", City, city_names, _("Name of a city"), "home")
