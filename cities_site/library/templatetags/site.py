"""Words, languages and addresses as the public templates need them."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.core.paginator import Page
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.text import capfirst

from cities_site.bilingual import languages

register = template.Library()

# The United Nations lists its languages in this order: Chinese stands before English.
SWITCH_ORDER = (languages.CHINESE, languages.ENGLISH)
# Open Graph knows no script: the territory is that of the spelling.
LOCALE_NAMES = {languages.ENGLISH: "en_GB", languages.CHINESE: "zh_CN"}


@register.simple_tag
def words(record: Any, name: str) -> str:
    """Return a record's words in the active language, or the other language's, marked with `lang`.

    Only for names of related records: a body in the wrong language is a missing page, not this.
    """
    if not record:
        return ""
    active = languages.active_language()
    if own := languages.words(record, name, active):
        return own
    other = languages.other_language(active)
    return marked(languages.words(record, name, other), other)


def marked(text: str, language: str) -> str:
    """Return `text` inside an element that says which language it is in."""
    if not text:
        return ""
    return format_html('<span lang="{}">{}</span>', languages.language_tag(language), text)


@register.simple_tag
def words_in(record: Any, name: str, language: str) -> str:
    """Return a record's words in one given language, empty where it says nothing."""
    return languages.words(record, name, language) if record else ""


@register.filter
def reading_language(page: Any) -> str:
    """Return the language in which a list should show `page`: the active one, if it is public."""
    active = languages.active_language()
    if page.is_available_in(active):
        return active
    return (page.available_languages or [page.source_language])[0]


@register.filter
def language_tag(language: str) -> str:
    """Return the BCP 47 tag for a `lang` attribute; tags of other languages stay as they are."""
    return languages.language_tag(language) if language in languages.LANGUAGES else language or ""


@register.filter
def locale_name(language: str) -> str:
    """Return the name that Open Graph has for a language."""
    return LOCALE_NAMES[language]


@register.filter
def native_name(language: str) -> str:
    """Return what a language calls itself."""
    return languages.NATIVE_NAMES.get(language, "")


@register.simple_tag
def language_choices(versions: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Return both languages for the switch; one without a version leads to its home page."""
    public = {version["language"]: version for version in versions or []}
    return [_choice(language, public.get(language)) for language in SWITCH_ORDER]


def _choice(language: str, version: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "language": language,
        "tag": languages.language_tag(language),
        "name": languages.NATIVE_NAMES[language],
        "url": version["url"] if version else home_url(language),
        "is_current": language == languages.active_language(),
        "is_missing": version is None,
    }


@register.simple_tag
def home_url(language: str | None = None) -> str:
    """Return the address of the home page in `language`, or in the active one."""
    with translation.override(language or languages.active_language()):
        return reverse("wagtail_serve", args=("",))


@register.filter
def content_type(page: Any) -> str:
    """Return the short English name of a page's type for a CSS class: news, event, pilot."""
    model = page.specific_class or page
    return model._meta.model_name.removesuffix("page")


@register.filter
def type_label(page: Any) -> str:
    """Return what readers call this kind of page: its own kind where it has one."""
    if hasattr(page, "get_kind_display"):
        return page.get_kind_display()
    return capfirst((page.specific_class or page)._meta.verbose_name)


@register.filter
def page_numbers(items: Page) -> Iterator[int | str]:
    """Return the page numbers to offer around the current one, with ellipses for the rest."""
    return items.paginator.get_elided_page_range(items.number, on_each_side=2, on_ends=1)


@register.filter
def some_have(records: Iterable[Any], names: str) -> bool:
    """Tell whether any record has a value under one of `names`, so that empty columns can go."""
    return any(getattr(record, name, None) for record in records for name in names.split(","))


@register.filter
def host(url: str) -> str:
    """Return the host that an outbound link leads to, to be named beside it."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def webcal(url: str) -> str:
    """Return an address in the scheme by which browsers hand a calendar to its own program."""
    return f"webcal://{url.partition('://')[2]}"
