"""A plain page of text, such as "About" or the accessibility statement."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.fields import StreamField
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.panels import SharedPanel
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.blocks import BODY_BLOCKS
from cities_site.library.linked_data import described_page
from cities_site.library.models import IllustratedPage


class ContentPage(IllustratedPage, BasePage):
    """A page of text; readers meet it in the menu, in the footer or below another such page."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    body = StreamField(
        BODY_BLOCKS,
        verbose_name=_("text"),
        blank=True,
        help_text=_("Write the page; start each part with a heading."),
    )
    last_reviewed_on = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("Give the day on which somebody last checked that the page is still true."),
    )

    edit_handler = page_edit_handler(words=["body"], shared=[SharedPanel("last_reviewed_on")])

    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("body"),
        index.FilterField("last_reviewed_on"),
    ]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add the pages below this one that readers of the language may open."""
        context = super().get_context(request, *args, **kwargs)
        children = BasePage.objects.child_of(self) if self.path else BasePage.objects.none()
        below = children.live().unrestricted().available_in(active_language()).order_by("path")
        context["child_pages"] = list(below)
        return context | {"linked_data": [described_page(context)]}
