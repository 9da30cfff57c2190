"""Where readers write, subscribe and share, for the public templates."""

from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cities_site.correspondence.models import Letter
from partners.models import PartnerPage

register = template.Library()


@register.simple_tag
def subscribe_url() -> str:
    """Return the address of the subscription form; empty where no mail can be sent."""
    return reverse("subscribe") if settings.SUBSCRIPTIONS_ENABLED else ""


@register.simple_tag
def contact_url(reason: str = "", about: str = "") -> str:
    """Return the address of the contact form, filled in with a reason and a page."""
    given = {name: value for name, value in (("reason", reason), ("about", about)) if value}
    return reverse("contact") + (f"?{urlencode(given, safe='/')}" if given else "")


@register.simple_tag
def mailbox_url(partner: PartnerPage, path: str) -> str:
    """Return where to write to a partner's role mailbox; empty where no letter can get there."""
    can_send = bool(settings.CONTACT_ADDRESS and partner.focal_point_mailbox)
    return contact_url(Letter.Reason.PARTNER, path) if can_send else ""


@register.simple_tag
def share_links(url: str, title: str) -> list[dict[str, str]]:
    """Return the links by which a reader shares a page; nothing is asked before one is followed."""
    services = [
        (_("Weibo"), "https://service.weibo.com/share/share.php", {"url": url, "title": title}),
        (_("LinkedIn"), "https://www.linkedin.com/sharing/share-offsite/", {"url": url}),
        ("X", "https://x.com/intent/post", {"url": url, "text": title}),
    ]
    links = [{"name": name, "url": f"{to}?{urlencode(query)}"} for name, to, query in services]
    # Mail programs take a plus for a plus: spaces are percent-encoded (RFC 6068).
    message = urlencode({"subject": title, "body": url}, quote_via=quote)
    return [{"name": _("E-mail"), "url": f"mailto:?{message}"}, *links]
