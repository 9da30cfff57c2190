"""An article: our own news, a statement, a story, or a pointer to somebody else's article."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.search import index

from cities_site.bilingual.fields import StreamField
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.bilingual.serving import details_of
from cities_site.library.blocks import BODY_BLOCKS
from cities_site.library.fields import FileLanguage
from cities_site.library.models import ClassifiedPage, IllustratedPage
from news.choices import NewsKind
from news.linked_data import article_data
from news.models.legacy import LegacyPage
from news.panels import ARTICLE_PANELS
from news.presentation.article import article_context
from news.querysets import NewsQuerySet


class NewsPage(ClassifiedPage, IllustratedPage, LegacyPage, BasePage):
    """An article; readers meet it in the news list, on the home page and in the feed."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    summary_required = True

    subhead = models.CharField(
        _("subtitle"),
        max_length=255,
        blank=True,
        help_text=_("Write a second line of the title, if there is one."),
    )
    body = StreamField(
        BODY_BLOCKS,
        verbose_name=_("text"),
        blank=True,
        help_text=_("Write the article; leave out the dateline, which has its own fields."),
    )
    kind = models.CharField(
        _("type"),
        max_length=20,
        choices=NewsKind.choices,
        default=NewsKind.NEWS,
        help_text=_("Choose “external article” if readers finish reading on another site."),
    )
    dateline_place = models.CharField(
        _("place of the dateline"),
        max_length=100,
        blank=True,
        help_text=_("Write the place from which the article reports."),
    )
    dateline_date = models.DateField(
        _("date of the dateline"),
        null=True,
        blank=True,
        help_text=_("Give the date the article itself carries, which may precede its posting."),
    )
    data_as_of = models.DateField(
        _("data as of"),
        null=True,
        blank=True,
        help_text=_("Give the date of the latest facts in this language version."),
    )
    source_organisation = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("originally published by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text=_("Choose the organization that first published an external article."),
    )
    source_published_date = models.DateField(
        _("first published on"),
        null=True,
        blank=True,
        help_text=_("Give the date of first publication, if the source states it."),
    )
    external_url = models.URLField(
        _("external address"),
        blank=True,
        max_length=500,
        help_text=_("Give the address at which readers find the whole external article."),
    )
    external_language = models.CharField(
        _("language of the external article"),
        max_length=10,
        choices=FileLanguage.choices,
        blank=True,
        help_text=_("Choose the language in which readers find the external article."),
    )
    series = models.CharField(
        _("series"),
        max_length=255,
        blank=True,
        help_text=_("Name the series to which the article belongs, if it has a name."),
    )
    series_position = models.PositiveSmallIntegerField(
        _("position in the series"),
        null=True,
        blank=True,
        help_text=_("Give the number of the article in its series."),
    )
    hero_image = models.ForeignKey(
        "library.SiteImage",
        verbose_name=_("main image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose an image that shows what the article tells."),
    )
    pilot = models.ForeignKey(
        "pilots.PilotPage",
        verbose_name=_("pilot project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news_items",
        help_text=_("Choose the pilot project that the article reports on."),
    )

    edit_handler = ARTICLE_PANELS

    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("subhead"),
        *translated_search_fields("body"),
        index.FilterField("kind"),
    ]

    read_with = ("hero_image",)
    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add everything the page shows, so that the template asks the database nothing."""
        context = super().get_context(request, *args, **kwargs)
        language = active_language()
        details = details_of(self, language, lambda: article_context(self, language))
        context |= details | {"main_image": self.hero_image}
        return context | {"linked_data": article_data(self, context)}

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Ask whose an external article is before readers see it."""
        problems = super().publication_problems(language)
        is_external = self.kind == NewsKind.EXTERNAL_ARTICLE
        if is_external and not (self.source_organisation_id or self.external_url):
            problems["source_organisation"] = _(
                "Say who first published the article, or give its address."
            )
        return problems
