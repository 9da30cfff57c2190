"""Draws the pictures with which sections are shared, and makes those of images that lack them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext
from PIL import ImageFont

from cities_site.bilingual.languages import LANGUAGES
from cities_site.library.models import SiteImage
from cities_site.library.share_drawing import draw_share_image
from cities_site.library.share_images import SITE, TITLES, prepare, section_file

# Debian's fonts-noto-cjk; its third face is the one for simplified Chinese.
FONT, FACE = "NotoSerifCJK-Bold.ttc", 2


class Command(BaseCommand):
    """The drawings are files of the site: draw them again when a title or the motif changes."""

    help = "Make the shared version of every image that has none; with --sections, also draw."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sections", action="store_true", help="Draw the pictures of the sections anew."
        )
        parser.add_argument("--font", default=FONT, help="A font with Latin and Chinese letters.")
        parser.add_argument("--face", type=int, default=FACE, help="The face inside the font.")
        parser.add_argument(
            "--folder",
            type=Path,
            default=Path(settings.BASE_DIR) / "static",
            help="Where the static files are.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sections"]:
            self._draw(options["font"], options["face"], options["folder"])
        made = sum(prepare(image) for image in SiteImage.objects.iterator(chunk_size=100))
        self.stdout.write(f"{made} images can be shared")

    def _draw(self, name: str, face: int, folder: Path) -> None:
        try:
            font = ImageFont.truetype(name, index=face)
        except OSError as error:
            raise CommandError(
                f"The font {name} is not installed; name another one with --font."
            ) from error
        for language in LANGUAGES:
            with translation.override(language):
                for section, title in TITLES.items():
                    path = folder / section_file(section, language)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    picture = draw_share_image(gettext(title), gettext(TITLES[SITE]), font)
                    path.write_bytes(picture)
        self.stdout.write(f"{len(TITLES) * len(LANGUAGES)} pictures drawn")
