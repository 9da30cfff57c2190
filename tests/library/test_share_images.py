"""The picture and the words with which a page is shared, as a service reads them."""

import re
from io import BytesIO, StringIO

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from cities_site.bilingual.languages import LANGUAGES
from cities_site.library.models import SiteImage
from cities_site.library.share_images import FILTER, TITLES, section_file
from news.models import NewsPage
from tests.base import SeededTestCase
from tests.factories import both_languages, make_news, make_news_index, make_site

HOST = "http://testserver"
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')


def shared(path: str) -> dict[str, str]:
    """Return what the head of a page says to services, by name."""
    return dict(META.findall(Client().get(path).content.decode()))


def picture(width: int = 1600, height: int = 900, **fields) -> SiteImage:
    file = BytesIO()
    Image.new("RGB", (width, height), "#0b2e45").save(file, "PNG")
    upload = SimpleUploadedFile("picture.png", file.getvalue())
    words = {"alt_text_en": "A <green> roof", "alt_text_zh_hans": "绿色屋顶"}
    return SiteImage.objects.create(title="Picture", file=upload, **words | fields)


@pytest.fixture
def index(db):
    return make_news_index(make_site())


@pytest.mark.parametrize(
    ("language", "alt"), [("en", "A &lt;green&gt; roof"), ("zh-hans", "绿色屋顶")]
)
def test_a_page_is_shared_with_its_own_picture(
    index, language: str, alt: str, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        image = picture()
    page = make_news(index, **both_languages(hero_image=image))

    found = shared(page.url_in(language))

    rendition = image.renditions.get(filter_spec=FILTER.spec)
    assert found["og:image"] == HOST + rendition.url
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert (found["og:image:type"], found["og:image:alt"]) == ("image/jpeg", alt)
    with Image.open(rendition.file) as file:
        assert (file.size, file.format) == ((1200, 630), "JPEG")


def test_the_picture_follows_the_focal_point(index, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        image = picture()
    page = make_news(index, **both_languages(hero_image=image))
    before = shared(page.url)["og:image"]

    with django_capture_on_commit_callbacks(execute=True):
        image.focal_point_x, image.focal_point_y = 10, 10
        image.focal_point_width = image.focal_point_height = 20
        image.save()

    assert shared(page.url)["og:image"] not in {before, ""}
    assert "images/share" not in shared(page.url)["og:image"]


def test_no_reader_waits_for_a_picture_to_be_made(index) -> None:
    image = picture()
    page = make_news(index, **both_languages(hero_image=image))

    found = shared(page.url)

    assert found["og:image"] == f"{HOST}/static/images/share/news-en.png"
    assert "og:image:alt" not in found
    assert not image.renditions.filter(filter_spec=FILTER.spec).exists()


def test_the_command_makes_what_is_missing_and_leaves_small_and_broken_images(index) -> None:
    large, small, broken = picture(), picture(200, 100), picture()
    broken.file.storage.delete(broken.file.name)

    with StringIO() as output:
        call_command("draw_share_images", stdout=output)
        assert output.getvalue() == "1 images can be shared\n"

    made = SiteImage.objects.filter(renditions__filter_spec=FILTER.spec)
    assert list(made) == [large]
    assert small.pk not in made.values_list("pk", flat=True)


def test_sections_are_drawn_in_both_languages_and_only_with_a_font(db, tmp_path) -> None:
    for section in TITLES:
        for language in LANGUAGES:
            path = finders.find(section_file(section, language))
            with Image.open(path) as file:
                assert (file.size, file.format) == ((1200, 630), "PNG"), section

    with pytest.raises(CommandError, match="no-such-font is not installed"):
        call_command("draw_share_images", sections=True, font="no-such-font", folder=tmp_path)


class SharedPagesTests(SeededTestCase):
    """What is shared of pages without a picture."""

    def test_every_section_has_its_picture_and_every_version_its_locale(self) -> None:
        for path, picture_name in (
            ("", "site"), ("about/", "site"), ("glossary/", "site"), ("news/", "news"),
            ("publications/", "publication"), ("events/", "event"), ("partners/", "partner"),
            ("partners/undp/", "partner"), ("pilot-projects/khajura/", "pilot"),
        ):  # fmt: skip
            english, chinese = shared(f"/en/{path}"), shared(f"/zh-hans/{path}")
            for found, language in ((english, "en"), (chinese, "zh-hans")):
                name = f"/static/images/share/{picture_name}-{language}.png"
                assert found["og:image"] == HOST + name, path
                assert found["twitter:card"] == "summary_large_image"
            assert (english["og:locale"], english["og:locale:alternate"]) == ("en_GB", "zh_CN")
            assert (chinese["og:locale"], chinese["og:locale:alternate"]) == ("zh_CN", "en_GB")

    def test_an_article_says_when_it_was_posted_and_a_lost_page_says_nothing(self) -> None:
        article = NewsPage.objects.live().filter(display_date__isnull=False).first()

        found = shared(article.url_in("zh-hans"))

        assert found["og:type"] == "article"
        assert found["article:published_time"] == article.display_date.isoformat()
        assert found["article:modified_time"] == article.last_published_at.isoformat()
        assert "og:image" not in shared("/en/no-such-page/")
