"""A citation in the style of the United Nations Editorial Manual (footnotes), in each language.

English: Author, Title, Series (Publisher, date), symbol, ISBN, DOI. Where no person is named the
institutions stand first, in the order of the title page, and are not repeated as publishers.
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from cities_site.bilingual.languages import language_tag
from news.citations.record import Citation
from partners.references import PartnerReference


def in_words(citation: Citation) -> SafeString:
    """Return the citation in the active language as markup that ends with a full stop."""
    comma = gettext(", ")
    institutions = listed_names(citation)
    creators = comma.join(citation.authors) or institutions
    work = _joined(comma, [creators, _title(citation), citation.series])
    imprint = _joined(comma, [institutions if citation.authors else "", citation.date_in_words])
    if imprint:
        work = _filled(pgettext("citation", "%(work)s (%(imprint)s)"), work=work, imprint=imprint)
    isbn = f"ISBN {citation.isbn}" if citation.isbn else ""
    where = citation.doi_url or _filled(
        pgettext("citation", "available at %(address)s"), address=citation.url
    )
    whole = _joined(comma, [work, citation.symbol, isbn, where])
    return _filled(pgettext("citation", "%(citation)s."), citation=whole)


def listed_names(citation: Citation) -> SafeString:
    """Return the institutions in their order, joined as a sentence does: A, B and C."""
    *first, last = [_name(citation, name) for name in citation.publishers] or [SafeString()]
    if not first:
        return last
    return _filled(
        pgettext("list of names", "%(names)s and %(last)s"),
        names=_joined(pgettext("list of names", ", "), first),
        last=last,
    )


def _title(citation: Citation) -> SafeString:
    title = format_html("<cite>{}</cite>", citation.title)
    title = _filled(pgettext("title of a cited work", "%(title)s"), title=title)
    if not citation.original_title:
        return title
    original = format_html(
        '<span lang="{}">{}</span>',
        language_tag(citation.original_language),
        citation.original_title,
    )
    return _filled(pgettext("citation", "%(title)s [%(original)s]"), title=title, original=original)


def _name(citation: Citation, publisher: PartnerReference) -> SafeString:
    if publisher.language_tag == citation.language_tag:
        return format_html("{}", publisher.name)
    return format_html('<span lang="{}">{}</span>', publisher.language_tag, publisher.name)


def _joined(separator: str, parts: Sequence[str]) -> SafeString:
    return format_html_join(separator, "{}", ((part,) for part in parts if part))


def _filled(pattern: str, **parts: str) -> SafeString:
    """Fill a translated pattern; the pattern and every part that is not markup are escaped."""
    placeholders = {name: f"{{{name}}}" for name in parts}
    return format_html(pattern % placeholders, **parts)
