"""Every address of the site: the public pages under their language, the admin beside them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cities_site.api.open_data import open_data
from cities_site.api.urls import api_addresses
from cities_site.bilingual.views import admin_script_messages, choose_language
from cities_site.desk.parity import parity_table, show_parity
from cities_site.library.glossary import glossary, glossary_table
from cities_site.search.views import search
from news.feeds import NewestFeed
from partners.change_feeds import RegistryChangesFeed, registry_changes_json
from partners.downloads import (
    registry_csv,
    registry_dictionary,
    registry_geojson,
    registry_json,
)
from pilots.downloads import (
    pilot_iati_json,
    pilot_iati_xml,
    pilots_csv,
    pilots_dictionary,
    pilots_geojson,
    pilots_iati_json,
    pilots_iati_xml,
    pilots_json,
)

urlpatterns = [
    path("", choose_language, name="choose_language"),
    path("admin/jsi18n/", admin_script_messages),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("api/v2/", api_addresses()),
    path("data/partners.csv", registry_csv, name="registry_csv"),
    path("data/partners.json", registry_json, name="registry_json"),
    path("data/partners.geojson", registry_geojson, name="registry_geojson"),
    path("data/partner-changes.json", registry_changes_json, name="registry_changes_json"),
    path("data/pilots.csv", pilots_csv, name="pilots_csv"),
    path("data/pilots.json", pilots_json, name="pilots_json"),
    path("data/pilots.geojson", pilots_geojson, name="pilots_geojson"),
    path("data/iati/activities.json", pilots_iati_json, name="pilots_iati_json"),
    path("data/iati/activities.xml", pilots_iati_xml, name="pilots_iati_xml"),
    path("data/iati/pilot-<int:number>.json", pilot_iati_json, name="pilot_iati_json"),
    path("data/iati/pilot-<int:number>.xml", pilot_iati_xml, name="pilot_iati_xml"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("glossary/", glossary, name="glossary"),
        path("glossary/glossary.csv", glossary_table, name="glossary_table"),
        path("language-parity/", show_parity, name="parity"),
        path("language-parity/language-parity.csv", parity_table, name="parity_table"),
        path("open-data/", open_data, name="open_data"),
        path("open-data/partners/", registry_dictionary, name="registry_dictionary"),
        path("open-data/pilots/", pilots_dictionary, name="pilots_dictionary"),
        path("open-data/partner-changes.xml", RegistryChangesFeed(), name="registry_changes"),
        path("search/", search, name="search"),
        path("feed.xml", NewestFeed(), name="feed"),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
