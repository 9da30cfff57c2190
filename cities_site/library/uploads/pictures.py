"""Pictures are decoded whole, and stored as they are written anew: nothing else comes through."""

import warnings
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from cities_site.library.picture_files import stripped

# Pillow's name of each format, by the extensions that may carry it.
FORMATS = {
    "avif": "AVIF",
    "gif": "GIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
MOST_FRAMES = 200


def rebuilt(stream: IO[bytes], extension: str) -> bytes:
    """Return the picture, upright, written anew from its pixels and its colour profile alone.

    Metadata (places, cameras, people), what is hidden behind the picture and what makes the file
    valid as something else are gone.  Raises ValidationError when the content is no picture of
    the kind that `extension` names, is damaged, or is larger than WAGTAILIMAGES_MAX_IMAGE_PIXELS.
    """
    expected = FORMATS[extension]
    try:
        with warnings.catch_warnings():
            # Pillow warns of a picture that is far too large; nothing of it is to be decoded.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            stream.seek(0)
            with Image.open(stream) as picture:
                _check(picture, expected)
            return stripped(stream)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Exception as error:
        # A damaged file may fail in any way, in any of the libraries that read pictures.
        raise ValidationError(
            _(
                "The picture is damaged or incomplete: open it in an image editor, save it again "
                "and upload that."
            )
        ) from error


def _check(picture: Image.Image, expected: str) -> None:
    found = picture.format or ""
    # Telephones write JPEG files with several pictures in them; the first is the one to show.
    if found != expected and (found, expected) != ("MPO", "JPEG"):
        raise ValidationError(
            _("The content of this file is %(found)s, not %(expected)s as its name says.")
            % {"found": found, "expected": expected}
        )
    frames = getattr(picture, "n_frames", 1) if found != "MPO" else 1
    if frames > MOST_FRAMES:
        raise ValidationError(
            _("The animation has %(frames)s pictures; at most %(most)s are allowed.")
            % {"frames": frames, "most": MOST_FRAMES}
        )
    if picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_large()


def _too_large() -> ValidationError:
    return ValidationError(
        _("The picture has more than %(most)s million pixels: make it smaller and upload that.")
        % {"most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000}
    )
