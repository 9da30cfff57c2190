"""Takes out of stored pictures what their files say of people and places."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cities_site.library.models import SiteImage
from cities_site.library.picture_files import UnreadablePicture, metadata_of, names_a_place


class Command(BaseCommand):
    """For pictures that were stored before uploads were stripped; others are left alone."""

    help = "Store pictures again without their metadata; their versions are made anew when shown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the pictures one by one, and name those that cannot be read."""
        changed, unreadable = 0, []
        for key in list(SiteImage.objects.order_by("pk").values_list("pk", flat=True)):
            image = SiteImage.objects.get(pk=key)
            try:
                with image.open_file() as file:
                    carries = names_a_place(file) or any(metadata_of(file))
                if carries:
                    image.strip_file()
                    image.save()
                    image.renditions.all().delete()
                    changed += 1
            except (OSError, UnreadablePicture) as problem:
                unreadable.append(key)
                self.stderr.write(f"image {key}: {problem}")
        self.stdout.write(f"{changed} stripped")
        if unreadable:
            raise CommandError(f"{len(unreadable)} pictures cannot be read: {unreadable}")
