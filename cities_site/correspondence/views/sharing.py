"""A page's address as a QR code, made here: in WeChat readers share by scanning it."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cities_site.correspondence.addresses import own_path
from cities_site.correspondence.views.forms import show

# Codes are of addresses alone, and an address has the same one always. In seconds.
CODE_KEPT = 24 * 60 * 60
# Light modules around the code, by ISO/IEC 18004.
QUIET_ZONE = 4


def _address(request: HttpRequest) -> tuple[str, str]:
    """Return the path to share and its whole address; 404 for any address but our own."""
    path = own_path(request.GET.get("path", ""), request)
    if not path:
        raise Http404
    return path, request.build_absolute_uri(iri_to_uri(path))


@require_safe
def share_code(request: HttpRequest) -> HttpResponse:
    """Show the code of the page at `path`, with the address in letters."""
    path, address = _address(request)
    return show(request, "correspondence/share_code.html", {"path": path, "address": address})


@require_safe
@cache_control(public=True, max_age=CODE_KEPT)
def share_code_image(request: HttpRequest) -> HttpResponse:
    """Return the code as SVG: black on white in dark mode too, as cameras expect it."""
    _path, address = _address(request)
    image = BytesIO()
    code = segno.make(address, micro=False, error="m")
    code.save(image, kind="svg", scale=8, border=QUIET_ZONE, dark="#000", light="#fff")
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")
