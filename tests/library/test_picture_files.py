"""A picture is stored without what its file says of people and places, and looks the same."""

import io
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import ExifTags, Image, ImageCms, PngImagePlugin
from wagtail.models import UploadedFile

from cities_site.library.models import SiteImage
from cities_site.library.picture_files import UnreadablePicture, metadata_of, names_a_place
from tests.editor import sign_in
from tests.factories import make_administrator, make_user
from tests.library.makers import make_image, png

pytestmark = pytest.mark.django_db

SECRET = "Li Wei 138 0013 8000"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>exif:GPSLatitude Li Wei 138 0013 8000</x:xmpmeta>"
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]


def photograph(image_format: str, orientation: int = 6) -> bytes:
    """Return a picture, red above blue, that carries everything a telephone writes into it."""
    picture, file = Image.new("RGB", (64, 32), "red"), io.BytesIO()
    picture.paste("blue", (32, 0, 64, 32))
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = SECRET
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (24.0, 52.0, 12.0)
    options: dict[str, Any] = {"comment": SECRET}
    if image_format != "GIF":
        options |= {"exif": exif, "icc_profile": PROFILE, "xmp": XMP}
    if image_format == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_itxt("Author", SECRET)
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
    picture.save(file, image_format, **options)
    # What follows the end of a picture is no picture.
    return file.getvalue() + b"<script>alert(1)</script>"


@pytest.mark.parametrize("image_format", FORMATS)
def test_an_upload_keeps_the_picture_and_nothing_else(image_format: str) -> None:
    content = photograph(image_format)
    assert SECRET.encode() in content
    name = f"photo.{image_format.lower().replace('jpeg', 'jpg')}"

    response = sign_in(make_user("uploader", "Editors")).post(
        reverse("wagtailimages:add"),
        {"title": "Photo", "file": SimpleUploadedFile(name, content)},
    )

    assert response.status_code == 302, response.context["form"].errors
    image = SiteImage.objects.get()
    for file in (image.file, image.get_rendition("max-60x60").file):
        with file.open("rb") as stored:
            data = stored.read()
            assert not any(part in data for part in (b"Li Wei", b"13 8000", b"<script", b"GPS"))
            assert not names_a_place(stored)
            assert "Li Wei" not in str(list(metadata_of(stored)))
    with image.file.open("rb") as stored:
        picture = Image.open(stored)
        assert picture.format == image_format
        assert not picture.getexif()
        turned = (32, 64) if image_format != "GIF" else (64, 32)
        assert picture.size == (image.width, image.height) == turned
        # Orientation 6: what was on the left is above.
        first, last = picture.convert("RGB").getpixel((4, 4)), (turned[0] - 5, turned[1] - 5)
        assert first[0] > 200 > 60 > first[2]
        assert picture.convert("RGB").getpixel(last)[2] > 200
        if image_format != "GIF":
            assert picture.info["icc_profile"] == PROFILE
        assert image.file_size == image.file.size


def test_a_picture_that_moves_still_moves() -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue", "green")]
    for image_format, name in (("GIF", "a.gif"), ("WEBP", "a.webp")):
        file = io.BytesIO()
        frames[0].save(
            file, image_format, save_all=True, append_images=frames[1:], duration=200, loop=0
        )
        image = make_image(file=ContentFile(file.getvalue(), name=name))
        with image.file.open("rb") as stored:
            assert Image.open(stored).n_frames == 3


def test_a_picture_without_orientation_loses_nothing() -> None:
    content = photograph("JPEG", orientation=1)
    image = make_image(file=ContentFile(content, name="photo.jpg"))

    with image.file.open("rb") as stored:
        before, after = Image.open(io.BytesIO(content)), Image.open(stored)
        assert before.quantization == after.quantization


def test_a_new_file_and_an_upload_that_waited_are_stripped_too() -> None:
    image = make_image()
    image.file = ContentFile(photograph("JPEG"), name="new.jpg")
    image.save()
    user = make_administrator()
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(SiteImage),
        file=SimpleUploadedFile("waited.jpg", photograph("JPEG")),
        uploaded_by_user=user,
    )
    prefix = f"uploaded-image-{upload.pk}-"
    sign_in(user).post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=(upload.pk,)),
        {f"{prefix}title": "Waited", f"{prefix}collection": "1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert SiteImage.objects.count() == 2
    for stored in SiteImage.objects.all():
        with stored.file.open("rb") as file:
            assert b"Li Wei" not in file.read()


CUT = photograph("JPEG")[:-50]


@pytest.mark.parametrize("content", [CUT, png()[:60], b"GIF89a" + b"\0" * 40])
def test_a_broken_picture_is_refused_with_a_message_and_never_stored(content: bytes) -> None:
    response = sign_in(make_user("uploader", "Editors")).post(
        reverse("wagtailimages:add"),
        {"title": "Photo", "file": SimpleUploadedFile("photo.jpg", content)},
    )

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not SiteImage.objects.exists()


def test_code_stores_no_picture_that_cannot_be_stripped() -> None:
    # Django reads the size of a picture before anything is stored.
    with pytest.raises((UnreadablePicture, OSError)):
        SiteImage(title="x", file=ContentFile(CUT, name="photo.jpg")).save()
    assert not SiteImage.objects.exists()


def test_pictures_that_were_stored_before_are_stripped_once() -> None:
    image, clean = make_image(), make_image()
    name = default_storage.save("original_images/old.jpg", ContentFile(photograph("JPEG")))
    SiteImage.objects.filter(pk=image.pk).update(file=name)
    output = StringIO()

    call_command("strip_pictures", stdout=output)
    call_command("strip_pictures", stdout=output)

    assert output.getvalue().splitlines() == ["1 stripped", "0 stripped"]
    with SiteImage.objects.get(pk=image.pk).file.open("rb") as stored:
        assert not list(metadata_of(stored))
        assert Image.open(stored).size == (32, 64)
    assert SiteImage.objects.get(pk=clean.pk).file.name == clean.file.name
