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

from cities_site.bilingual.views import admin_script_messages, choose_language
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
from cities_site.library.glossary import glossary, glossary_table
from cities_site.search.views import search
from news.feeds import NewestFeed

urlpatterns = [
    path("", choose_language, name="choose_language"),
    path("admin/jsi18n/", admin_script_messages),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("glossary/", glossary, name="glossary"),
        path("glossary/glossary.csv", glossary_table, name="glossary_table"),
        path("language-parity/", show_parity, name="parity"),
        path("language-parity/language-parity.csv", parity_table, name="parity_table"),
        path("search/", search, name="search"),
        path("feed.xml", NewestFeed(), name="feed"),
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
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
