"""What a page tells programs about itself: schema.org in JSON-LD, from what is loaded already.

Sections build their own nodes with the parts below, from the context of their template, so that
nothing is asked of the database twice.  A node says only what the record states, and only in the
language of the page.  The terms are those of https://schema.org.
"""

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import LANGUAGES, language_tag, words
from cities_site.library.fields import DatePrecision, Licence
from cities_site.library.share_images import own_share_image

Node = dict[str, Any]

# A data block is no script, yet "</script>" and "<!--" inside it would end or hide it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

_DEEDS = "https://creativecommons.org/"
LICENCE_ADDRESSES = {
    Licence.CC0_1_0: f"{_DEEDS}publicdomain/zero/1.0/",
    Licence.CC_BY_4_0: f"{_DEEDS}licenses/by/4.0/",
    Licence.CC_BY_SA_4_0: f"{_DEEDS}licenses/by-sa/4.0/",
    Licence.CC_BY_NC_4_0: f"{_DEEDS}licenses/by-nc/4.0/",
    Licence.CC_BY_NC_SA_4_0: f"{_DEEDS}licenses/by-nc-sa/4.0/",
    Licence.CC_BY_3_0_IGO: f"{_DEEDS}licenses/by/3.0/igo/",
    Licence.CC_BY_NC_3_0_IGO: f"{_DEEDS}licenses/by-nc/3.0/igo/",
    Licence.CC_BY_NC_ND_3_0_IGO: f"{_DEEDS}licenses/by-nc-nd/3.0/igo/",
    Licence.CC_BY_NC_SA_3_0_IGO: f"{_DEEDS}licenses/by-nc-sa/3.0/igo/",
}
_DATE_FORMATS = {
    DatePrecision.DAY: "%Y-%m-%d",
    DatePrecision.MONTH: "%Y-%m",
    DatePrecision.YEAR: "%Y",
}


def node(kind: str, **facts: Any) -> Node:
    """Return a node of a schema.org type without the facts that are not known.

    The name `id` stands for JSON-LD's "@id".
    """
    known = {name: value for name, value in facts.items() if value not in (None, "", [], {})}
    identity = {"@id": known.pop("id")} if "id" in known else {}
    return {"@type": kind} | identity | known


def as_script(nodes: Iterable[Node]) -> SafeString:
    """Return nodes as a data block that no text of an editor can break out of; "" without any."""
    graph = list(nodes)
    if not graph:
        return mark_safe("")
    data = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - every sign of markup is escaped above
    )


def absolute(context: Mapping[str, Any], address: str | None) -> str:
    """Return an address of this site with its host, and "" for none."""
    return urljoin(context["canonical_url"] or "", address) if address else ""


def language_of_file(code: str) -> str:
    """Return the BCP 47 tag of a file or a recording, "" where its language is not known."""
    if code in LANGUAGES:
        return language_tag(code)
    return "" if code == "und" else code


def known_date(value: datetime.date | None, precision: str = DatePrecision.DAY) -> str:
    """Return the known part of a date as ISO 8601 writes it, "" where nothing is known."""
    written = _DATE_FORMATS.get(precision)
    return value.strftime(written) if value and written else ""


def moment(value: datetime.datetime | None) -> str:
    """Return an instant with its zone as ISO 8601 writes it, to the second."""
    return value.isoformat(timespec="seconds") if value else ""


def translations(context: Mapping[str, Any]) -> dict[str, Node]:
    """Return the relation of the shown version to the public one in the other language."""
    page, language = context["page"], context["language"]
    relation = "workTranslation" if language == page.source_language else "translationOfWork"
    others = [
        {"@id": version["url"], "inLanguage": version["tag"]}
        for version in context["versions"]
        if version["language"] != language
    ]
    return {relation: others[0]} if others else {}


def web_page(context: Mapping[str, Any], kind: str = "WebPage", **facts: Any) -> Node:
    """Return the node of the page itself, as a work of words in one language."""
    return node(
        kind,
        id=context["canonical_url"],
        inLanguage=context["language_tag"],
        datePublished=known_date(context["page"].display_date),
        dateModified=moment(context["page"].last_published_at),
        **translations(context),
        **facts,
    )


def described_page(context: Mapping[str, Any], kind: str = "WebPage") -> Node:
    """Return the node of a page that is about nothing but itself."""
    return web_page(context, kind, **names(context))


def names(context: Mapping[str, Any], name: str = "name") -> dict[str, str]:
    """Return the headline, as `name`, and the summary of the page in its language."""
    page, language = context["page"], context["language"]
    return {
        name: words(page, "headline", language),
        "description": words(page, "summary", language),
    }


def subject(context: Mapping[str, Any], kind: str, fragment: str, **facts: Any) -> Node:
    """Return the node of what a page is about; it is the same thing in both languages."""
    versions = context["versions"]
    address = versions[0]["url"] if versions else context["canonical_url"]
    return node(
        kind,
        id=f"{address}#{fragment}",
        **facts,
        image=picture(context),
        mainEntityOfPage=web_page(context),
    )


def picture(context: Mapping[str, Any]) -> str:
    """Return the address of the page's own picture in the size for sharing, "" without one."""
    image = own_share_image(context.get("main_image"), context["language"])
    return absolute(context, image.url) if image else ""


def breadcrumb_list(context: Mapping[str, Any]) -> list[Node]:
    """Return the way from the home page to this one; nothing on the home page itself."""
    above, page = list(context.get("breadcrumbs") or []), context.get("page")
    if not above:
        return []
    steps = [(item["title"], item["url"]) for item in above]
    steps[0] = (_("Home"), steps[0][1])
    if page:
        steps.append((words(page, "headline", context["language"]), context["canonical_url"]))
    items = [
        node("ListItem", position=number, name=title, item=absolute(context, url))
        for number, (title, url) in enumerate(steps, start=1)
    ]
    return [node("BreadcrumbList", itemListElement=items)]
