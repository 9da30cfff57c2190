"""What a picture's file carries besides the picture: found, and taken out before it is stored.

Cameras and programs write who, where and with what into Exif (CIPA DC-008), XMP (ISO 16684-1) and
IPTC records. Readers need the pixels, their orientation and their colour profile.
"""

import io
from collections.abc import Iterator
from typing import IO, Any

from django.conf import settings
from PIL import ExifTags, Image, ImageOps, IptcImagePlugin

# What a file is written from again; whatever else a picture brings is left out.
KEPT = ("transparency", "duration", "loop", "background", "disposal", "blend", "default_image")
# How each format is written: without a visible loss, as further versions are made from it.
QUALITY: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "optimize": True},
    "WEBP": {"quality": 95},
    "AVIF": {"quality": 90},
}
# What Pillow tells of a file that is no text of anybody's, or is read as its records.
NO_TEXTS = frozenset({"exif", "icc_profile", "photoshop", "transparency", "version"})
# All frames of a moving picture together may have so many times the pixels of the largest picture.
MOST_FRAMES_OF_LIMIT = 4


class UnreadablePicture(ValueError):
    """The file is no picture that can be written again: damaged, or far too large."""


def stripped(stream: IO[bytes]) -> bytes:
    """Return the picture in `stream` as a file of its format without anything but the picture.

    It is turned as its orientation says, and keeps its colour profile. Raises UnreadablePicture.
    """
    stream.seek(0)
    try:
        with Image.open(stream) as picture:
            return _written_again(picture)
    except UnreadablePicture:
        raise
    except (Image.DecompressionBombError, MemoryError) as problem:
        raise UnreadablePicture(str(problem)) from problem
    except Exception as problem:
        # Damaged files fail in any way inside the decoders.
        raise UnreadablePicture(f"{type(problem).__name__}: {problem}") from problem


def _written_again(picture: Image.Image) -> bytes:
    # Cameras write several JPEG pictures into one file (MPO); the first is the photograph.
    image_format = {"MPO": "JPEG"}.get(picture.format or "", picture.format or "")
    frames = getattr(picture, "n_frames", 1) if image_format != "JPEG" else 1
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS * (MOST_FRAMES_OF_LIMIT if frames > 1 else 1)
    if picture.width * picture.height * frames > most:
        raise UnreadablePicture(f"{frames} times {picture.width} by {picture.height} pixels")
    options: dict[str, Any] = dict(QUALITY.get(image_format, {}))
    if profile := picture.info.get("icc_profile"):
        options["icc_profile"] = profile
    if frames > 1:
        options["save_all"] = True
    elif picture.getexif().get(ExifTags.Base.Orientation, 1) != 1:
        picture = ImageOps.exif_transpose(picture)
    elif picture.format == "JPEG":
        # The same tables as before: nothing more is lost.
        options = {**options, "quality": "keep"}
    picture.load()
    picture.info = {name: picture.info[name] for name in KEPT if name in picture.info}
    file = io.BytesIO()
    picture.save(file, image_format, exif=b"", **options)
    return file.getvalue()


def metadata_of(stream: IO[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the texts that a picture's file carries, each with its name; none if it is damaged."""
    stream.seek(0)
    try:
        with Image.open(stream) as picture:
            exif = picture.getexif()
            for directory in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
                for tag, value in directory.items():
                    if text := _as_text(value):
                        yield ExifTags.TAGS.get(tag, str(tag)), text
            for (record, number), value in (IptcImagePlugin.getiptcinfo(picture) or {}).items():
                for part in value if isinstance(value, list) else [value]:
                    if text := _as_text(part):
                        yield f"IPTC {record}:{number}", text
            for name, value in picture.info.items():
                if name not in NO_TEXTS and (text := _as_text(value)):
                    yield str(name), text
    except Exception:
        # A file that cannot be read shows nothing to anybody.
        return


def names_a_place(stream: IO[bytes]) -> bool:
    """Tell whether a picture's file says where it was taken."""
    stream.seek(0)
    try:
        with Image.open(stream) as picture:
            place = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
            has_latitude = ExifTags.GPS.GPSLatitude in place
            return has_latitude or "GPSLatitude" in _as_text(picture.info.get("xmp", ""))
    except Exception:
        return False


def _as_text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value.replace("\0", " ").strip() if isinstance(value, str) else ""
