"""Refuses forms that another site makes a reader's browser send, without any cookie.

Django's own protection compares a field with a cookie, and readers get none here.  The rule is
that of `CrossOriginProtection` in Go's net/http (1.25): browsers name in Sec-Fetch-Site whether
a request comes from the same origin, older ones send Origin; a client that sends neither is no
browser, and so cannot be made to send anything on somebody's behalf.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest


def comes_from_another_site(request: HttpRequest) -> bool:
    """Tell whether a browser says that the form was on a page of another origin."""
    if fetch_site := request.headers.get("Sec-Fetch-Site"):
        return fetch_site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != request.get_host()
    except ValueError:
        return True
