"""Makes the pictures of every public page, so that no reader waits for one."""

from typing import Any

from django.core.management.base import BaseCommand

from cities_site.bilingual.models import BasePage
from cities_site.library.models import SiteDocument, SiteRendition, make_pictures
from cities_site.library.pictures import COVER_LAYOUTS, make_renditions


class Command(BaseCommand):
    """Goes through the public pages and makes what their layouts show and nobody made yet."""

    help = "Make the versions of all images on public pages; what exists is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many versions were made, and how many pictures lack their file."""
        before = SiteRendition.objects.count()
        lacking = sum(make_pictures(page) for page in BasePage.objects.live().specific())
        for document in SiteDocument.objects.exclude(cover=None).select_related("cover"):
            make_renditions(document.cover, COVER_LAYOUTS)
        made = SiteRendition.objects.count() - before
        self.stdout.write(f"{made} made, {lacking} pictures without a file")
