"""The frame of the site: home page, site record, sections, plain pages and site texts."""

from typing import Any

from django.apps import apps
from wagtail.models import Site

from cities_site.bilingual.languages import LANGUAGES, localized
from cities_site.bilingual.models import BasePage
from cities_site.demo.bodies import body_from, paragraphs
from cities_site.demo.loaders.about import about_body
from cities_site.demo.loading import Loading, add_public_page
from cities_site.demo.source import CODES, in_columns
from cities_site.library.models import SiteTexts

Sections = dict[str, BasePage | None]


def load_home(loading: Loading, hostname: str, port: int) -> BasePage | None:
    """Create the home page and the site that it is the root of."""
    row = loading.content.site["home"]
    model = apps.get_model(row["type"])
    home = loading.once(
        "page:home", lambda: model.objects.first(), lambda: _create_home(loading, model, row)
    )
    if home is not None:
        loading.once(
            "site:default",
            lambda: Site.objects.filter(root_page=home.pk).first(),
            lambda: _create_site(loading, home, hostname, port),
        )
        loading.once(
            "site:texts",
            lambda: SiteTexts.objects.filter(site__root_page=home.pk).first(),
            lambda: _create_texts(loading, home),
        )
    return home


def load_sections(loading: Loading, home: BasePage | None) -> Sections:
    """Create the lists and plain pages below the home page and return them by their key."""
    if home is None:
        return {}
    return {
        row["key"]: loading.once(
            f"page:{row['key']}",
            lambda row=row: _find(home, row),
            lambda row=row: add_public_page(home, _section(loading, row)),
        )
        for row in loading.content.pages
        if row["key"] != "about"
    }


def load_about(loading: Loading, home: BasePage | None, sections: Sections) -> None:
    """Create the About page, whose cards lead to the sections."""
    row = next(row for row in loading.content.pages if row["key"] == "about")
    if home is None:
        return

    def create() -> BasePage:
        page = _section(loading, row)
        for language in LANGUAGES:
            body = about_body(loading.content, sections, CODES[language])
            setattr(page, localized("body", language), body)
        page = add_public_page(home, page)
        # The menu follows the order of the tree, and contact is its last entry.
        if contact := sections.get("contact"):
            page.move(BasePage.objects.get(pk=contact.pk), pos="left")
        return page

    loading.once("page:about", lambda: _find(home, row), create)


def _find(parent: BasePage, row: dict[str, Any]) -> Any:
    model = apps.get_model(row["type"])
    return model.objects.child_of(parent).filter(slug=row["slug"]).first()


def _section(loading: Loading, row: dict[str, Any]) -> BasePage:
    # Sections are named by their model in the content: this package may not import its
    # neighbour `home`, where the plain pages live.
    model = apps.get_model(row["type"])
    page = model(
        slug=row["slug"],
        show_in_menus=row["in_menus"],
        public_en=True,
        public_zh_hans=True,
        **in_columns("headline", row["headline"]),
        **in_columns("summary", row["summary"]),
    )
    for language in LANGUAGES:
        if words := row.get("intro", {}).get(CODES[language]):
            setattr(page, localized("intro", language), paragraphs(words))
        if rows := row.get("body", {}).get(CODES[language]):
            setattr(page, localized("body", language), body_from(rows))
    return page


def _create_home(loading: Loading, model: type[BasePage], row: dict[str, Any]) -> BasePage:
    site = loading.content.items["site"]
    aim = next(fact for fact in loading.content.items["project"]["facts"] if fact["id"] == "F5")
    home = model(
        slug=row["slug"],
        public_en=True,
        public_zh_hans=True,
        **in_columns("headline", site["short_name"]),
        **in_columns("seo_title", site["home_title"]),
        **in_columns("summary", loading.content.site["home"]["summary"]),
    )
    for language in LANGUAGES:
        column = localized("intro", language)
        if hasattr(home, column):
            setattr(home, column, paragraphs([aim["text"][CODES[language]]]))
    return add_public_page(_tree_root(home), home)


def _tree_root(home: BasePage) -> BasePage:
    """Return the root of all pages, without the placeholder that a new installation brings."""
    root = BasePage.get_first_root_node()
    if root is None:
        return BasePage.add_root(title="Root", slug="root")
    placeholder = root.get_children().filter(slug=home.slug).first()
    if placeholder is not None and placeholder.specific_class is BasePage:
        placeholder.delete()
        root = BasePage.get_first_root_node()
    return root


def _create_site(loading: Loading, home: BasePage, hostname: str, port: int) -> Site:
    name = loading.content.items["site"]["short_name"]["en"]
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.site_name, site.root_page_id = hostname, port, name, home.pk
    site.save()
    return site


def _create_texts(loading: Loading, home: BasePage) -> SiteTexts:
    named = loading.content.items["site"]
    legal = loading.content.site
    texts = SiteTexts(
        site=Site.objects.get(root_page=home.pk),
        **in_columns("short_name", named["short_name"]),
        **in_columns("full_name", named["full_name"]),
        **in_columns("tagline", named["home_title"]),
        **in_columns("primary_cta_label", named["primary_cta"]["label"]),
        **in_columns("demo_notice", named["demo_notice"]),
        **in_columns("external_links_disclaimer", legal["external_links_disclaimer"]),
        **in_columns("map_disclaimer", legal["map_disclaimer"]),
        **in_columns("views_disclaimer", legal["views_disclaimer"]),
        primary_cta_url=named["primary_cta"]["url"] or "",
    )
    texts.save()
    return texts
