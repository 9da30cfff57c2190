"""The site's addresses, and the uploads that a web server in front of it would serve."""

from django.conf import settings
from django.urls import re_path
from django.views.static import serve

from cities_site.urls import handler400, handler404
from cities_site.urls import urlpatterns as site_patterns

__all__ = ["handler400", "handler404", "urlpatterns"]

urlpatterns = [
    re_path(r"^media/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *site_patterns,
]
