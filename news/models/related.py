"""Pages that an editor chose to show beside an item, before those found by the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class RelatedPage(Orderable):
    """A page of this site that belongs beside the item."""

    page = models.ForeignKey(
        "bilingual.BasePage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose a page that readers of this item should see next."),
    )

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return str(self.page)


class NewsRelatedPage(RelatedPage):
    """A page beside an article."""

    item = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="related_pages")


class PublicationRelatedPage(RelatedPage):
    """A page beside a publication."""

    item = ParentalKey(
        "news.PublicationPage", on_delete=models.CASCADE, related_name="related_pages"
    )


class EventRelatedPage(RelatedPage):
    """A page beside an event."""

    item = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="related_pages")
