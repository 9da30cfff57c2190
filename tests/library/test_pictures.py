"""Pictures fit the place they stand in, are ready before readers come, and name their makers."""

import io
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.images.rect import Rect

from cities_site.library.models import SiteImage, SiteRendition
from news.models import NewsIndexPage, NewsPage
from pilots.models import PilotIndexPage, PilotPage, PilotPhoto
from tests.base import SeededTestCase, public_pages
from tests.browser.content import add_content
from tests.factories import both_languages, make_news, make_site
from tests.library.makers import ADDRESS_LANGUAGES, add_public, main_of, make_image, make_index

LANDSCAPE = (1600, 900)


def picture_file(size: tuple[int, int], left: str = "navy", right: str = "navy") -> ImageFile:
    """Return a picture in two colours."""
    picture, file = Image.new("RGB", size, left), io.BytesIO()
    picture.paste(right, (size[0] // 2, 0, *size))
    picture.save(file, "PNG")
    return ImageFile(file, name="picture.png")


def block_of(image: SiteImage) -> dict[str, Any]:
    return {"type": "image", "value": {"image": image.pk, "caption": ""}}


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    # Wagtail remembers versions by the number of their image, which comes again after a rollback.
    cache.clear()


@pytest.fixture
def index(db) -> NewsIndexPage:
    return make_index(make_site(), NewsIndexPage, "news")


def attributes(tag: str) -> dict[str, str]:
    return dict(re.findall(r'([\w-]+)="([^"]*)"', tag))


def widths(srcset: str) -> list[int]:
    return [int(width) for width in re.findall(r" (\d+)w", srcset)]


@pytest.mark.parametrize(
    ("language", "alt"), [("en", "A square at dusk"), ("zh-hans", "黄昏时的广场")]
)
def test_a_picture_offers_its_formats_and_sizes_and_says_its_own(index, language, alt) -> None:
    image = make_image(file=picture_file(LANDSCAPE))
    page = add_public(
        index,
        NewsPage,
        hero_image=image,
        body_en=[block_of(image)],
        body_zh_hans=[block_of(image)],
    )

    hero, in_text = re.findall(r"<picture>.*?</picture>", main_of(page, language), re.DOTALL)

    sources = [attributes(tag) for tag in re.findall("<source[^>]*>", hero)]
    fallback = attributes(re.search("<img[^>]*>", hero)[0])
    assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
    for each in (*sources, fallback):
        assert widths(each["srcset"]) == [400, 600, 900, 1472]
        assert each["sizes"].endswith("min(46rem, 92vw)")
    assert (fallback["width"], fallback["height"], fallback["alt"]) == ("400", "225", alt)
    # Only the first large picture is fetched at once.
    assert 'fetchpriority="high"' in hero
    assert "loading=" not in hero
    assert 'decoding="async"' in in_text
    assert 'loading="lazy"' in in_text
    assert "fetchpriority" not in in_text


def test_without_a_picture_above_the_first_of_the_text_is_fetched_at_once(index) -> None:
    page = add_public(index, NewsPage, body_en=[block_of(make_image()) for _each in range(2)])

    first, second = re.findall("<img[^>]*>", main_of(page, "en"))

    assert 'fetchpriority="high"' in first
    assert 'loading="lazy"' in second


def test_a_small_picture_is_neither_enlarged_nor_offered_twice(index) -> None:
    page = add_public(index, NewsPage, hero_image=make_image(file=picture_file((500, 300))))

    fallback = attributes(re.search("<img[^>]*>", main_of(page, "en"))[0])

    assert widths(fallback["srcset"]) == [400, 500]


def test_a_crop_keeps_what_the_editor_marked(db) -> None:
    image = make_image(file=picture_file((1600, 400), "red", "blue"))
    pilot = add_public(
        make_index(make_site(), PilotIndexPage, "pilots"), PilotPage, stage="completed"
    )
    PilotPhoto.objects.create(page=pilot, image=image, consent_note="The city")
    image.set_focal_point(Rect(1380, 180, 1420, 220))
    image.save()

    main_of(pilot, "en")

    cropped = SiteRendition.objects.get(image=image, filter_spec="format-jpeg|fill-400x300")
    picture = Image.open(cropped.file).convert("RGB")
    assert picture.size == (400, 300)
    assert min(picture.getpixel((x, 150))[2] for x in (5, 200, 395)) > 200


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_credit_and_licence_stand_below_every_picture(index, language: str) -> None:
    image = make_image(credit_zh_hans="张三", licence="cc_by_4_0")
    page = add_public(
        index,
        NewsPage,
        hero_image=image,
        body_en=[block_of(image)],
        body_zh_hans=[block_of(image)],
    )

    captions = re.findall(r"<figcaption>.*?</figcaption>", main_of(page, language), re.DOTALL)

    assert len(captions) == 2
    for caption in captions:
        # A name that is written in one language only is given all the same, and marked.
        assert ('<span lang="zh-Hans">张三</span>' in caption) == (language == "en")
        assert "张三" in caption
        assert 'href="https://creativecommons.org/licenses/by/4.0/"' in caption


def test_twenty_pictures_cost_as_many_queries_as_two(index) -> None:
    costs = []
    for count in (2, 20):
        blocks = [block_of(make_image()) for _number in range(count)]
        page = add_public(index, NewsPage, slug=f"pictures-{count}", body_en=blocks)
        main_of(page, "en")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            html = main_of(page, "en")
        assert html.count("<picture>") == count
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_pictures_are_made_when_a_page_is_published(
    index, settings, django_capture_on_commit_callbacks
) -> None:
    immediate = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    settings.TASKS = {"default": immediate, "pictures": immediate}
    image = make_image(file=picture_file((500, 300)))

    with django_capture_on_commit_callbacks() as after_commit:
        page = make_news(index, **both_languages(hero_image=image))
    assert SiteRendition.objects.count() == 0
    for callback in after_commit:
        callback()

    made = SiteRendition.objects.count()
    assert made == 6
    main_of(page, "zh-hans")
    assert SiteRendition.objects.count() == made


def test_a_picture_without_its_file_breaks_neither_page_nor_command(index, capsys) -> None:
    image = make_image()
    page = add_public(index, NewsPage, hero_image=image)
    image.file.storage.delete(image.file.name)

    call_command("make_renditions")

    assert capsys.readouterr().out.strip() == "0 made, 2 pictures without a file"
    assert "<picture>" in main_of(page, "en")


class EveryPictureTests(SeededTestCase):
    """On the demonstration content and on pages that show everything a template can show."""

    def test_no_reader_waits_for_a_picture_once_the_command_has_run(self) -> None:
        add_content()
        call_command("make_renditions")
        made = SiteRendition.objects.count()
        assert made > 50

        pages, pictures = public_pages(), 0
        for _page, _language, path in pages:
            html = Client().get(path).content.decode()
            for tag in re.findall("<img[^>]*>", html):
                pictures += 1
                said = attributes(tag)
                assert {"width", "height", "alt", "sizes"} <= set(said), (path, tag)
                assert ("loading" in said) != ("fetchpriority" in said), (path, tag)
            assert html.count("fetchpriority") <= 1, path

        assert pictures > 20
        assert SiteRendition.objects.count() == made
