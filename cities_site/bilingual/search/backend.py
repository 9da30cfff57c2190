"""The search backend for the database in use; the setting WAGTAILSEARCH_BACKENDS names it."""

from importlib import import_module
from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend; each imports models that exist on its own database only."""
    module = import_module(f"cities_site.bilingual.search.{connection.vendor}")
    return module.SearchBackend(params)
