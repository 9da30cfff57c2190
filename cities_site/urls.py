"""Every address of the site: the public pages under their language, the admin beside them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cities_site.api.open_data import open_data
from cities_site.api.urls import api_addresses
from cities_site.bilingual.views import admin_script_messages, choose_language, serve_page
from cities_site.correspondence.views.contact import contact, contact_thanks
from cities_site.correspondence.views.feedback import feedback
from cities_site.correspondence.views.sharing import share_code, share_code_image
from cities_site.correspondence.views.subscriptions import (
    confirm_subscription,
    subscribe,
    subscribe_asked,
    subscribe_confirmed,
    unsubscribe,
)
from cities_site.desk.parity import parity_table, show_parity
from cities_site.desk.removals import removals_table, show_removals
from cities_site.discovery.security import security_txt
from cities_site.discovery.sitemap import site_sitemap
from cities_site.home.ledger import show_ledger
from cities_site.library.feeds import feed_of_page
from cities_site.library.figures import show_key_figures
from cities_site.library.glossary import glossary, glossary_table
from cities_site.library.open_data.downloads import dictionary_address, file_addresses
from cities_site.search.feeds import search_feed
from cities_site.search.opensearch import opensearch_description
from cities_site.search.views import search, suggestions
from cities_site.selfcheck.views import self_check_data, show_self_check
from news.calendar_views import event_calendar, events_calendar
from news.citation_files import citation_file
from news.earlier_versions import show_earlier_version
from news.feeds import newest_feed
from partners.change_feeds import RegistryChangesFeed, registry_changes_json
from partners.dataset import REGISTRY
from partners.models import PartnerIndexPage
from pilots.dataset import PILOTS
from pilots.downloads import (
    pilot_iati_json,
    pilot_iati_xml,
    pilots_iati_json,
    pilots_iati_xml,
)
from pilots.models import PilotIndexPage

handler400 = "cities_site.security.refusals.bad_request"
handler404 = "cities_site.discovery.lost.page_not_found"
handler500 = "cities_site.operations.unavailable.server_error"
# allauth asks for it by this name.
handler429 = "cities_site.accounts.views.sign_in.too_many_requests"

urlpatterns = [
    path("", choose_language, name="choose_language"),
    path("admin/jsi18n/", admin_script_messages),
    path("admin/", include("cities_site.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", site_sitemap, name="sitemap"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("api/v2/", api_addresses()),
    *file_addresses(REGISTRY, PartnerIndexPage),
    path("data/partner-changes.json", registry_changes_json, name="registry_changes_json"),
    *file_addresses(PILOTS, PilotIndexPage),
    path("data/iati/activities.json", pilots_iati_json, name="pilots_iati_json"),
    path("data/iati/activities.xml", pilots_iati_xml, name="pilots_iati_xml"),
    path("data/iati/pilot-<int:number>.json", pilot_iati_json, name="pilot_iati_json"),
    path("data/iati/pilot-<int:number>.xml", pilot_iati_xml, name="pilot_iati_xml"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("glossary/", glossary, name="glossary"),
        path("glossary/glossary.csv", glossary_table, name="glossary_table"),
        path("key-figures/", show_key_figures, name="key_figures"),
        path("language-parity/", show_parity, name="parity"),
        path("language-parity/language-parity.csv", parity_table, name="parity_table"),
        path("removals/", show_removals, name="removals"),
        path("removals/removals.csv", removals_table, name="removals_table"),
        path("self-check/", show_self_check, name="self_check"),
        path("self-check/self-check.json", self_check_data, name="self_check_data"),
        path("open-data/", open_data, name="open_data"),
        dictionary_address(REGISTRY),
        dictionary_address(PILOTS),
        path("open-data/partner-changes.xml", RegistryChangesFeed(), name="registry_changes"),
        path("search/", search, name="search"),
        path("search/feed.xml", search_feed, name="search_feed"),
        path("search/suggestions.json", suggestions, name="search_suggestions"),
        path("search/opensearch.xml", opensearch_description, name="opensearch"),
        path("contact/", contact, name="contact"),
        path("contact/thanks/", contact_thanks, name="contact_thanks"),
        path("feedback/", feedback, name="feedback"),
        path("qr/", share_code, name="share_code"),
        path("qr/code.svg", share_code_image, name="share_code_image"),
        path("subscribe/", subscribe, name="subscribe"),
        path("subscribe/asked/", subscribe_asked, name="subscribe_asked"),
        path("subscribe/confirm/<str:token>/", confirm_subscription, name="confirm_subscription"),
        path("subscribe/confirmed/", subscribe_confirmed, name="subscribe_confirmed"),
        path("unsubscribe/<uuid:key>/", unsubscribe, name="unsubscribe"),
        # Wagtail's sign-in for pages that are not public would take a password alone.
        path("_util/login/", RedirectView.as_view(url=settings.LOGIN_URL, query_string=True)),
        path("services/", show_ledger, name="services"),
        path("feed.xml", newest_feed, name="feed"),
        path("<path:page_path>/feed.xml", feed_of_page, name="page_feed"),
        path(
            "<path:page_path>/versions/<int:number>/", show_earlier_version, name="earlier_version"
        ),
        # Below the address of an event or of a list of events.
        re_path(r"^((?:[\w\-]+/)+)event\.ics$", event_calendar, name="event_calendar"),
        re_path(r"^((?:[\w\-]+/)+)calendar\.ics$", events_calendar, name="events_calendar"),
        re_path(
            r"^citations/(?P<number>[0-9]{1,9})\.(?P<ending>bib|ris)$",
            citation_file,
            name="citation_file",
        ),
        # Before Wagtail's own of that name, which would walk down the tree each time; what is no
        # page is left to the rest of them.
        re_path(r"^((?!_util/)(?:[\w\-]+/)*)$", serve_page, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
