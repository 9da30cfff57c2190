"""Whether a page is useful: one press of a button, counted without any trace of who pressed."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cities_site.correspondence.addresses import own_path, page_at
from cities_site.correspondence.limits import RateLimit
from cities_site.correspondence.models import PageFeedback
from cities_site.correspondence.origins import comes_from_another_site
from cities_site.correspondence.views.forms import show

ANSWERS = RateLimit("feedback", times=30)
USEFUL = {"yes": True, "no": False}


@csrf_exempt  # a form from another site is refused here, without a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Count an answer about the page `about`, then say thank you and offer the contact form."""
    given = request.POST if request.method == "POST" else request.GET
    about = own_path(given.get("about", ""), request)
    if request.method != "POST":
        return show(request, "correspondence/feedback.html", {"about": about, "is_counted": True})
    useful, found = USEFUL.get(given.get("useful", "")), page_at(about, request)
    status = HTTPStatus.OK
    if comes_from_another_site(request):
        status = HTTPStatus.FORBIDDEN
    elif useful is None or found is None:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    elif ANSWERS.is_exceeded(request):
        status = HTTPStatus.TOO_MANY_REQUESTS
    if status != HTTPStatus.OK:
        context = {"about": about, "is_counted": False}
        return show(request, "correspondence/feedback.html", context, status)
    page, language = found
    PageFeedback.record(page, language, useful=useful)
    return HttpResponseRedirect(f"{reverse('feedback')}?{urlencode({'about': about})}")
