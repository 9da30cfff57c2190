"""Search for words that are kept in rows beside a page, such as other names and speakers."""

from django.db import models
from wagtail.search import index


class IndexedWithRows(models.Model):
    """Indexes a page once more after its rows are stored; use it before `BasePage`.

    Wagtail indexes a page as soon as the page itself is stored, reading it from the database,
    where its new rows do not exist yet: they would be found only after the next change.
    """

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Store the page and its rows, then index both."""
        super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None:
            index.insert_or_update_object(self)
