"""Redirects from the old addresses of renamed and moved pages, under both prefixes.

Wagtail's own handlers write the redirect of the active language only, so they are switched off
(`WAGTAILREDIRECTS_AUTO_CREATE`) and its `create_redirects` is called once for each language.
"""

import copy
from typing import Any

from wagtail.signals import page_slug_changed, post_page_move

from cities_site.bilingual.addresses import force_language
from cities_site.bilingual.languages import LANGUAGES


def connect() -> None:
    """Listen for pages that change their address."""
    page_slug_changed.connect(_on_slug_change, dispatch_uid="bilingual_redirects_on_slug_change")
    post_page_move.connect(_on_move, dispatch_uid="bilingual_redirects_on_move")


def _on_slug_change(instance: Any, instance_before: Any, **kwargs: Any) -> None:
    redirect_in_both_languages(instance, instance_before)


def _on_move(instance: Any, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if url_path_before == url_path_after:
        return
    page = instance.specific
    before = copy.copy(page)
    before.url_path = url_path_before
    redirect_in_both_languages(page, before)


def redirect_in_both_languages(page: Any, before: Any) -> None:
    """Let the addresses of `before`, an earlier state or another page, lead to `page`."""
    # Models of the contrib app can be imported only after all apps have loaded.
    from wagtail.contrib.redirects.signal_handlers import create_redirects
    from wagtail.models import Site

    relevant = {option.site_id for option in page._get_relevant_site_root_paths(cache_object=page)}
    sites = Site.objects.filter(pk__in=relevant).exclude(root_page=page)
    for language in LANGUAGES:
        with force_language(language):
            create_redirects(page=page, page_old=before, sites=sites)
