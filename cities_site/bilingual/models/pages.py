"""The base page: every page of the site in both languages, in one row of one table."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import AbstractPage, PageManager, ShowInMenusMixin
from wagtail.models.pages import AbstractPageMeta
from wagtail.search import index

from cities_site.bilingual import addresses, publishing
from cities_site.bilingual.absence import answer_absence
from cities_site.bilingual.content import normalised
from cities_site.bilingual.context import page_context
from cities_site.bilingual.languages import (
    CHINESE,
    ENGLISH,
    LANGUAGES,
    NATIVE_NAMES,
    localized,
    words,
)
from cities_site.bilingual.models.public_record import PublicRecordMixin
from cities_site.bilingual.models.querysets import BilingualPageQuerySet
from cities_site.bilingual.models.records import BilingualRecord, TranslationState
from cities_site.bilingual.models.scheduling import ScheduledByLanguageMixin
from cities_site.bilingual.models.served import ServedPageMixin
from cities_site.bilingual.models.writers import WrittenByMixin
from cities_site.bilingual.page_forms import BilingualPageForm
from cities_site.bilingual.personal_data.guard import keep_acceptance
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.bilingual.signals import page_stored
from cities_site.bilingual.slugs import suggest_slug
from cities_site.bilingual.unsuffixed import translated_names

# The most characters a summary may have: what fits a card, in words that were written for it.
SUMMARY_LIMITS = {ENGLISH: 220, CHINESE: 90}
TITLE_SEPARATOR = " · "


class BasePage(
    ServedPageMixin,
    BilingualRecord,
    PublicRecordMixin,
    WrittenByMixin,
    ScheduledByLanguageMixin,
    ShowInMenusMixin,
    AbstractPage,
):
    """A page of the site: words in two languages, facts entered once.

    Core `title` and `draft_title` follow from the headlines and are in no form, so that they
    never depend on the language of whoever saved last.
    """

    headline = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_("Name the page as its readers would; it heads the page, its cards and links."),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_(
            "Say in whole sentences what the page tells: at most 220 characters in English or "
            "90 in Chinese, because cards, feeds and search show all of it."
        ),
    )
    seo_title = models.CharField(
        _("title tag"),
        max_length=200,
        blank=True,
        help_text=_("Fill in only where search engines should show another title than the page."),
    )
    search_description = models.TextField(
        _("search description"),
        blank=True,
        help_text=_("Fill in only where search engines should show other words than the summary."),
    )
    display_date = models.DateField(
        _("posted on"),
        null=True,
        blank=True,
        help_text=_("The date of posting that readers see; lists are ordered by it."),
    )
    listing_order = models.PositiveIntegerField(
        _("order within the day"),
        default=0,
        help_text=_("Decides between items of the same date: lower numbers come first."),
    )
    draft_translation_state = models.CharField(
        max_length=12,
        choices=TranslationState.choices,
        default=TranslationState.MISSING,
        editable=False,
    )
    # What the next publication carries, joined by commas; empty means all that the publisher may
    # carry.  Stored with each revision, so that schedules keep it.
    publication_scope = models.CharField(max_length=40, blank=True, editable=False)
    # Until when the original waits for its translation; stored with each revision, as the scope is.
    hold_until = models.DateTimeField(null=True, blank=True, editable=False)

    # What is read in one query with the page that a reader opens.
    read_with: ClassVar[tuple[str, ...]] = ()

    # Types whose cards show a summary require it before a language goes public.
    summary_required = False

    objects = PageManager.from_queryset(BilingualPageQuerySet)()
    base_form_class = BilingualPageForm

    search_fields = [
        *AbstractPage.search_fields,
        *ShowInMenusMixin.search_fields,
        *translated_search_fields("headline", boost=3, autocomplete=True),
        *translated_search_fields("summary"),
        index.FilterField("public_en"),
        index.FilterField("public_zh_hans"),
        index.FilterField("display_date"),
        index.FilterField("translation_state"),
    ]

    class Meta(AbstractPageMeta):
        indexes = [
            models.Index(
                fields=["live", "public_en", "-display_date", "listing_order"],
                name="bilingual_page_list_en",
            ),
            models.Index(
                fields=["live", "public_zh_hans", "-display_date", "listing_order"],
                name="bilingual_page_list_zh_hans",
            ),
            models.Index(fields=["translation_state"], name="bilingual_page_state"),
        ]

    # --- Title, slug and validation -------------------------------------------------------

    def titles(self) -> list[str]:
        """Return the headlines, original first, without blanks and repetitions."""
        headlines = [
            words(self, "headline", language).strip()
            for language in (self.source_language, self.target_language)
        ]
        return list(dict.fromkeys(headline for headline in headlines if headline))

    def derive_title_and_slug(self) -> None:
        """Set the core title from the headlines, and a slug where the page has none yet."""
        titles = self.titles()
        if titles:
            self.title = titles[0]
            if not self.draft_title:
                self.draft_title = self.both_titles()
        parent = self.get_parent() if self.path or hasattr(self, "_cached_parent_obj") else None
        if not self.slug and self.title and parent:
            suggestion = suggest_slug(self.title)
            siblings = parent.get_children().exclude(pk=self.pk)
            taken = set(siblings.filter(slug__startswith=suggestion).values_list("slug", flat=True))
            self.slug, number = suggestion, 1
            while self.slug in taken:
                number += 1
                self.slug = f"{suggestion}-{number}"

    def both_titles(self) -> str:
        """Return the name by which the admin lists this page."""
        return TITLE_SEPARATOR.join(self.titles())[:255] or self.title

    def full_clean(self, exclude: Any = None, **kwargs: Any) -> None:
        """Derive what follows from the words, then validate everything."""
        self.derive_title_and_slug()
        super().full_clean(exclude=exclude, **kwargs)

    def minimal_clean(self) -> None:
        """Derive what follows from the words, then validate what a draft needs."""
        self.derive_title_and_slug()
        super().minimal_clean()

    def clean(self) -> None:
        """Empty rich text that holds only markup, and withdraw languages without any words."""
        super().clean()
        for name in translated_names(type(self)):
            for language in LANGUAGES:
                field = self._meta.get_field(localized(name, language))
                if isinstance(field, RichTextField):
                    value = field.value_from_object(self)
                    if value and not normalised(value):
                        setattr(self, field.name, "")
        self.withdraw_empty_languages()

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Return what is missing, by field name, before `language` may be public."""
        problems = super().publication_problems(language)
        if not words(self, "headline", language):
            problems[localized("headline", language)] = _("A public version needs a title.")
        summary = words(self, "summary", language)
        if self.summary_required and not summary:
            problems[localized("summary", language)] = _(
                "A public version needs a summary: cards, feeds and search show it."
            )
        elif len(summary) > SUMMARY_LIMITS[language]:
            problems[localized("summary", language)] = _(
                "Shorten the summary to %(limit)d characters: cards show all of it."
            ) % {"limit": SUMMARY_LIMITS[language]}
        return problems

    # --- Saving, revisions and publication ------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save with the translation state that follows from the words."""
        specific = self.specific_class is None or isinstance(self, self.specific_class)
        if kwargs.get("update_fields") is None and specific:
            self.translation_state = self.computed_translation_state()
            if not self.live:
                self.draft_translation_state = self.translation_state
        result = super().save(*args, **kwargs)
        page_stored.send(type(self), page=self, update_fields=kwargs.get("update_fields"))
        return result

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft; the admin's title and the state of the draft follow from its words."""
        revision = super().save_revision(*args, **kwargs)
        keep_acceptance(self)
        self.draft_title = self.both_titles()
        self.draft_translation_state = self.computed_translation_state(revision.content)
        type(self).objects.filter(pk=self.pk).update(
            draft_title=self.draft_title, draft_translation_state=self.draft_translation_state
        )
        return revision

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """Return the page as `content` has it; states describe the page, not the revision."""
        page = super().with_content_json(content)
        page.translation_state = self.translation_state
        page.draft_translation_state = self.draft_translation_state
        return page

    def publish(self, revision: Any, user: Any = None, **options: Any) -> Any:
        """Publish what `revision` may carry: the point that bulk, workflow and schedule pass."""
        return publishing.publish(self, revision, super().publish, user=user, **options)

    # --- Addresses ------------------------------------------------------------------------

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple | None:
        """Return the address in the active language, or in the one that is public."""
        with translation.override(self.url_language()):
            return super().get_url_parts(request)

    def url_in(
        self, language: str, request: HttpRequest | None = None, full: bool = False
    ) -> str | None:
        """Return the address in `language`, public or not; None when the page has none."""
        with addresses.force_language(language):
            parts = self.get_url_parts(request)
        if not parts or parts[2] is None:
            return None
        return (parts[1] if full else "") + parts[2]

    # --- Serving and preview --------------------------------------------------------------

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the version in the active language, or say that there is none, and why."""
        return answer_absence(self, request) or super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what every page template needs: versions, addresses and notices."""
        return super().get_context(request, *args, **kwargs) | page_context(self, request)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """One preview for each language."""
        return list(NATIVE_NAMES.items())

    @property
    def default_preview_mode(self) -> str:
        """The original language is previewed first."""
        return self.source_language

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the draft in the language of the mode, public or not."""
        language = mode_name if mode_name in LANGUAGES else self.source_language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = super().serve_preview(request, mode_name)
            # A template response is lazy: rendered later, it would have lost the language.
            return response.render() if hasattr(response, "render") else response

    def get_admin_display_title(self) -> str:
        """Return both titles, whatever language the admin is read in."""
        return self.draft_title or self.both_titles()
