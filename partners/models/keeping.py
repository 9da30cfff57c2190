"""What those who keep the registry leave behind: files they brought, and pairs that are no pair."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistryImport(models.Model):
    """A table that somebody brought, as it was read and checked.

    What is confirmed is what stands here, never a file that is sent once more.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=255)
    checked_at = models.DateTimeField(auto_now=True)
    # The columns as `importing.columns` names them, and the rows with their numbers in the file.
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    # What is said of the file as a whole, such as the encoding in which it was read.
    notes = models.JSONField(default=list)
    # What the check found, as `importing.checking.Proposal` has it.
    proposal = models.JSONField(default=dict)
    # When somebody confirmed a table that is too long to be written while they wait.
    queued_at = models.DateTimeField(null=True)
    # Whether the facts of public records are to change for readers at once.
    publishes = models.BooleanField(default=False, db_default=False)
    # What became of it, as sentences in the language of whoever confirmed it.
    outcome = models.JSONField(default=list, db_default=[])
    applied_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of the registry")
        verbose_name_plural = _("imports of the registry")

    def __str__(self) -> str:
        return self.file_name


class DistinctPartners(models.Model):
    """Two records that look alike, of which somebody said that they are two organisations."""

    # The one with the lower number.
    first = models.ForeignKey("partners.PartnerPage", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("partners.PartnerPage", on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("pair of distinct partners")
        verbose_name_plural = _("pairs of distinct partners")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="partners_distinct_pair")
        ]

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}"
