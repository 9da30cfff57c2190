"""After any sequence of editing, what is kept is what a process that has just started answers."""

import random
from collections.abc import Callable

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cities_site.bilingual.models import BasePage
from cities_site.home.models import ContentPage, HomePage
from cities_site.library.models import City, GlossaryTerm, SiteTexts, Topic
from news.models import EventPage, NewsIndexPage, NewsPage
from partners.models import PartnerPage
from pilots.models import PilotPage
from tests.base import SeededTestCase
from tests.freshness.readers import caching_reader, read_anew, read_kept

ARTICLE = "news/quanzhou-donates-100000-surgical-masks-bergamo/"
ADDRESSES = [
    f"/{language}/{path}"
    for language in ("en", "zh-hans")
    for path in (
        "",
        "news/",
        "news/?topic=health&lang=all",
        ARTICLE,
        "events/",
        "pilot-projects/?view=map",
        "partners/mcsr-ca-business-council/",
        "search/?q=MCSR",
        "feed.xml",
    )
] + ["/sitemap.xml", "/data/pilots.json", "/api/v2/topics/", "/en/events/calendar.ics", "/en/old/"]


def publish(page: BasePage, **fields: object) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _withdraw_chinese() -> None:
    publish(NewsPage.objects.filter(public_zh_hans=True).live().first(), public_zh_hans=False)


def _move() -> None:
    page = ContentPage.objects.live().first()
    page.move(HomePage.objects.get(), pos="first-child")


def _draft() -> None:
    page = NewsPage.objects.live().last()
    page.headline_en = "Nobody sees this"
    page.save_revision()


def _settings() -> None:
    texts = SiteTexts.for_site(Site.objects.get())
    texts.short_name_en = "Cities of today"
    texts.save()


def _record(model: type, name: str) -> Callable[[], object]:
    return lambda: model.objects.filter(**{f"{name}_en__gt": ""}).update(
        **{f"{name}_en": f"Renamed {name}"}
    )


EDITING: dict[str, Callable[[], object]] = {
    "publish": lambda: publish(
        NewsPage.objects.get(slug=ARTICLE.split("/")[1]), headline_en="Masks for Bergamo"
    ),
    "new": lambda: publish(
        NewsIndexPage.objects.get().add_child(
            instance=NewsPage(
                headline_en="New",
                summary_en="It is new.",
                slug="new",
                live=False,
                public_en=True,
            )
        )
    ),
    "withdraw Chinese": _withdraw_chinese,
    "unpublish": lambda: EventPage.objects.live().first().unpublish(),
    "move": _move,
    "delete": lambda: NewsPage.objects.live().last().delete(),
    "draft": _draft,
    "partner": lambda: publish(
        PartnerPage.objects.get(slug="mcsr-ca-business-council"), headline_en="Business Council"
    ),
    "city": _record(City, "name"),
    "topic": _record(Topic, "name"),
    "term": _record(GlossaryTerm, "term"),
    "picture": lambda: (
        NewsPage.objects.live().filter(hero_image__isnull=False).update(hero_image=None)
    ),
    "pilot": lambda: publish(PilotPage.objects.live().first(), headline_en="Khajura"),
    "menu": lambda: BasePage.objects.filter(slug="events").update(show_in_menus=False),
    "settings": _settings,
    "redirect": lambda: Redirect.objects.create(old_path="/en/old", redirect_link="/en/news/"),
    "address": lambda: Site.objects.update(hostname="cities.example.org"),
}


class AnyEditingTests(SeededTestCase):
    def test_every_kept_answer_is_the_one_that_would_be_made(self) -> None:
        turns = list(EDITING)
        random.Random(20).shuffle(turns)
        reader = caching_reader()
        for turn in ["nothing", *turns]:
            if turn != "nothing":
                with self.captureOnCommitCallbacks(execute=True):
                    EDITING[turn]()
            for address in ADDRESSES:
                assert read_kept(reader, address) == read_anew(address), (turn, address)
