"""The site's addresses and that of a contact form, as the templates look it up."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path
from django.views.generic import TemplateView

from cities_site.urls import urlpatterns as site_patterns

urlpatterns = [
    *i18n_patterns(
        path("contact/", TemplateView.as_view(template_name="404.html"), name="contact")
    ),
    *site_patterns,
]
