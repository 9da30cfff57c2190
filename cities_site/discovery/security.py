"""Where to report a vulnerability: /.well-known/security.txt, as RFC 9116 has it."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

# The standard recommends less than a year.  The contact is a setting of the running site, so it
# is as true as the site is up; a copy that somebody keeps is to be fetched again after this.
VALID_FOR = datetime.timedelta(days=90)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Serve the contacts for reports; raise Http404 where none is configured."""
    if not settings.SECURITY_CONTACTS:
        raise Http404
    today = timezone.now().astimezone(datetime.UTC).replace(hour=0, minute=0, second=0)
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {today + VALID_FOR:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, zh",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
