"""Makers of the records that tests need, with an explicit parent and nothing hidden."""

from typing import Any

from django.contrib.auth.models import Group, User
from wagtail.models import Site

from cities_site.bilingual.models import BasePage
from cities_site.home.models import HomePage
from news.models import NewsIndexPage, NewsPage

PASSWORD = "correct horse battery staple"


def make_site() -> HomePage:
    """Replace Wagtail's welcome page with a home page that is public in both languages."""
    root = BasePage.objects.get(depth=1)
    root.get_children().delete()
    root.refresh_from_db()
    home = HomePage(
        headline_en="Home",
        headline_zh_hans="首页",
        slug="home",
        public_en=True,
        public_zh_hans=True,
    )
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


def make_news_index(home: HomePage, **fields: Any) -> NewsIndexPage:
    """Add a news index that is public in both languages."""
    index = NewsIndexPage(
        **{
            "headline_en": "News",
            "headline_zh_hans": "新闻",
            "slug": "news",
            "public_en": True,
            "public_zh_hans": True,
            "show_in_menus": True,
        }
        | fields
    )
    home.add_child(instance=index)
    return index


def make_news(parent: NewsIndexPage, **fields: Any) -> NewsPage:
    """Add a published news page; English only unless told otherwise."""
    page = NewsPage(
        **{
            "headline_en": "Green roofs",
            "summary_en": "Green roofs cool the city.",
            "public_en": True,
            "public_zh_hans": False,
        }
        | fields
    )
    live = page.live
    page.live = False
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return NewsPage.objects.get(pk=page.pk)


def both_languages(**fields: Any) -> dict[str, Any]:
    """Return the fields of a page that is public in English and Chinese."""
    return {
        "headline_en": "Green roofs",
        "summary_en": "Green roofs cool the city.",
        "headline_zh_hans": "绿色屋顶",
        "summary_zh_hans": "绿色屋顶为城市降温。",
        "public_en": True,
        "public_zh_hans": True,
    } | fields


def make_user(name: str, group: str | None = None, **fields: Any) -> User:
    """Add an account, in `group` where one is named."""
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_administrator() -> User:
    """Add a superuser."""
    return User.objects.create_superuser("administrator", "administrator@example.org", PASSWORD)
