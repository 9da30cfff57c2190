"""Keeps with each draft who wrote what of it, so that somebody else publishes it."""

from typing import Any

from django.db import models

from cities_site.bilingual import four_eyes


class WrittenByMixin(models.Model):
    """Notes the writers of each section whenever a draft is saved."""

    # By section, the keys of those who wrote or submitted what readers do not have yet.
    written_by = models.JSONField(default=dict, db_default={}, blank=True, editable=False)

    # A draft that a publication puts on top again is nobody's new writing.
    is_put_back = False
    # The reason for which the user who saves publishes sections of their own, and these.
    answer_alone_for: tuple[str, list[str]] | None = None

    class Meta:
        abstract = True

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft with its writers, unless a publication put it back with those it had."""
        below = four_eyes.content_below(self)
        revision = super().save_revision(*args, **kwargs)
        if not self.is_put_back:
            self.written_by = four_eyes.writers_of(self, revision.content, below, revision.user)
        self.is_put_back = False
        if self.answer_alone_for:
            reason, sections = self.answer_alone_for
            self.answer_alone_for = None
            four_eyes.answer_alone(self, sections, reason, revision.user)
        if revision.content.get("written_by") != self.written_by:
            revision.content = {**revision.content, "written_by": self.written_by}
            revision.save(update_fields=["content"])
        return revision
