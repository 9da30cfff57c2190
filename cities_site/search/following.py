"""What changes the entries, connected when the site starts."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import CollectionViewRestriction, PageViewRestriction, Site
from wagtail.signals import post_page_move

from cities_site.bilingual.languages import LANGUAGES
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.signals import page_stored
from cities_site.library.models import (
    City,
    Country,
    DocumentText,
    GlossaryTerm,
    Region,
    Service,
    SiteDocument,
    SustainableDevelopmentGoal,
    Topic,
)
from cities_site.search.documents import pages_with_documents
from cities_site.search.models import SearchEntry, SearchKind
from cities_site.search.writing import (
    pages_below,
    pages_filed_under,
    pages_naming,
    write,
    write_pages,
)
from partners.models import PartnerPage

VOCABULARIES = (City, Country, Region, Service, SustainableDevelopmentGoal, Topic)
# What drafts change; readers see nothing of it.
OF_DRAFTS = frozenset(
    [
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "draft_translation_state",
        "has_unpublished_changes",
        "locked",
        "locked_at",
        "locked_by",
    ]
)


def _page_stored(sender: type, page: BasePage, update_fields: Any, **_: Any) -> None:
    if update_fields is not None and set(update_fields) <= OF_DRAFTS:
        return
    model = page.specific_class
    if model is None:
        return
    write(model, [page.pk])
    if page.numchild and _moved(page):
        write_pages(pages_below(page))
    if issubclass(model, PartnerPage):
        write_pages(pages_naming(page))


def _moved(page: BasePage) -> bool:
    """Whether pages below have an address that does not begin with that of `page`.

    Wagtail's signal of a changed slug comes after the commit, when a crash could lose it.
    """
    below = BasePage.objects.filter(path__startswith=page.path, depth__gt=page.depth)
    entries = SearchEntry.objects.filter(object_id__in=below.values("pk"))
    entries = entries.exclude(kind=SearchKind.TERM)
    return any(
        entries.filter(language=language).exclude(address__startswith=address).exists()
        for language in LANGUAGES
        if (address := page.url_in(language))
    )


def _site_changed(sender: type, instance: Site, raw: bool = False, **_: Any) -> None:
    page = BasePage.objects.filter(pk=instance.root_page_id).first()
    if page and not raw:
        # Wagtail empties this cache too, but perhaps after this.
        Site.clear_site_root_paths_cache()
        write_pages(pages_below(page))


def _page_deleted(sender: type, instance: Model, **_: Any) -> None:
    if isinstance(instance, BasePage):
        SearchEntry.objects.filter(
            content_type_id=instance.content_type_id, object_id=instance.pk
        ).delete()


def _pages_below_changed(sender: type, instance: BasePage, **_: Any) -> None:
    write_pages(pages_below(instance))


def _restriction_changed(sender: type, instance: PageViewRestriction, **_: Any) -> None:
    if page := BasePage.objects.filter(pk=instance.page_id).first():
        write_pages(pages_below(page))


def _term_changed(sender: type, instance: GlossaryTerm, raw: bool = False, **_: Any) -> None:
    if not raw:
        write(GlossaryTerm, [instance.pk])


def _term_deleted(sender: type, instance: GlossaryTerm, **_: Any) -> None:
    write(GlossaryTerm, [instance.pk])


def _document_changed(sender: type, instance: SiteDocument, raw: bool = False, **_: Any) -> None:
    if not raw:
        write_pages(pages_with_documents(pk=instance.pk))


def _document_leaves(sender: type, instance: SiteDocument, **_: Any) -> None:
    # The rows that lead to its pages go before it does.
    instance.pages_to_write = list(pages_with_documents(pk=instance.pk))


def _document_gone(sender: type, instance: SiteDocument, **_: Any) -> None:
    write_pages(instance.pages_to_write)


def _text_changed(sender: type, instance: DocumentText, raw: bool = False, **_: Any) -> None:
    if not raw:
        write_pages(pages_with_documents(pk=instance.document_id))


def _collection_restricted(sender: type, instance: CollectionViewRestriction, **_: Any) -> None:
    path = instance.collection.path
    write_pages(pages_with_documents(collection__path__startswith=path))


def _vocabulary_changed(
    sender: type, instance: Model, created: bool, raw: bool = False, **_: Any
) -> None:
    if not raw and not created:
        write_pages({*pages_filed_under(instance), *pages_naming(instance)})


def connect() -> None:
    """Let entries follow pages, terms, vocabularies and restrictions."""
    page_stored.connect(_page_stored)
    post_delete.connect(_page_deleted)
    post_page_move.connect(_pages_below_changed)
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction)
        signal.connect(_site_changed, sender=Site)
        signal.connect(_collection_restricted, sender=CollectionViewRestriction)
    post_save.connect(_term_changed, sender=GlossaryTerm)
    post_delete.connect(_term_deleted, sender=GlossaryTerm)
    post_save.connect(_document_changed, sender=SiteDocument)
    pre_delete.connect(_document_leaves, sender=SiteDocument)
    post_delete.connect(_document_gone, sender=SiteDocument)
    post_save.connect(_text_changed, sender=DocumentText)
    for model in VOCABULARIES:
        post_save.connect(_vocabulary_changed, sender=model)
