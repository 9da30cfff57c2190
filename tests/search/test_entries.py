"""What the public search knows follows what is public, at once and without a trace of the rest."""

import datetime
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageViewRestriction

from cities_site.library.models import City, GlossaryTerm, Region
from cities_site.search.models import SearchEntry
from cities_site.search.selectors import find
from cities_site.search.surroundings import state_of_entries
from news.models import NewsIndexPage, NewsPage
from partners.models import FormerName, PartnerAlias, PartnerIndexPage, PartnerPage
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> NewsIndexPage:
    return make_news_index(make_site())


@pytest.fixture
def article(index: NewsIndexPage) -> NewsPage:
    return make_news(index, **both_languages())


def titles(query: str, language: str = "en", **filters: list[str]) -> list[str]:
    return [entry.title for entry in find(query, language, filters).entries]


def check() -> str:
    """Return what the command reports when everything is as it should be."""
    output = StringIO()
    call_command("search_index", check=True, stdout=output)
    return output.getvalue()


@pytest.fixture(autouse=True)
def entries_are_true(request: pytest.FixtureRequest) -> Iterator[None]:
    """After whatever a test did, a check of everything finds no difference."""
    yield
    assert ", 0 differ" in check()


def test_each_version_is_found_in_its_language_and_not_in_the_other(article: NewsPage) -> None:
    assert titles("roofs") == ["Green roofs"]
    assert titles("绿色屋顶", "zh-hans") == ["绿色屋顶"]
    assert titles("roofs", "zh-hans") == titles("屋顶") == []


def test_words_of_a_version_that_is_not_public_are_in_no_entry(article: NewsPage) -> None:
    article.public_zh_hans = False
    article.save()

    assert titles("屋顶", "zh-hans") == []
    assert not SearchEntry.objects.filter(language="zh-hans", object_id=article.pk).exists()
    assert titles("roofs") == ["Green roofs"]

    article.unpublish()
    assert titles("roofs") == []


def test_a_draft_changes_nothing_until_it_is_published(article: NewsPage) -> None:
    article.headline_en = "Brown roofs"
    revision = article.save_revision()
    assert titles("brown") == []

    revision.publish()
    assert titles("brown") == ["Brown roofs"]
    assert titles("green roofs") == ["Brown roofs"]  # its summary still says so


def test_addresses_follow_moves_and_slugs(article: NewsPage) -> None:
    other = make_news_index(article.get_site().root_page.specific, slug="archive")
    article.move(other, pos="last-child")
    [entry] = find("roofs", "en").entries
    assert entry.address == "/en/archive/green-roofs/"

    other = NewsIndexPage.objects.get(pk=other.pk)
    other.slug = "old"
    other.save_revision().publish()
    [entry] = find("屋顶", "zh-hans").entries
    assert entry.address == "/zh-hans/old/green-roofs/"


def test_what_is_deleted_is_gone(article: NewsPage) -> None:
    article.delete()

    assert titles("roofs") == []


def test_a_restriction_above_takes_pages_out_and_its_end_brings_them_back(
    index: NewsIndexPage, article: NewsPage
) -> None:
    restriction = PageViewRestriction.objects.create(
        page=index, restriction_type=PageViewRestriction.LOGIN
    )
    assert titles("roofs") == []

    restriction.delete()
    assert titles("roofs") == ["Green roofs"]


def test_a_partner_is_found_by_every_name_it_has(index: NewsIndexPage) -> None:
    partners = make_index(index.get_parent().specific, PartnerIndexPage, "partners")
    partner = PartnerPage(
        headline_en="UN Tourism",
        headline_zh_hans="联合国旅游组织",
        registry_status="partner",
        kind="un_entity",
        acronym="UNT",
        public_zh_hans=True,
    )
    partner.other_names = [PartnerAlias(name="Untourism", search_only=True)]
    partner.former_names = [FormerName(name_en="World Tourism Organization", acronym="UNWTO")]
    partners.add_child(instance=partner)

    for query in ("UNT", "untourism", "World Tourism Organization", "UNWTO", "un tourism"):
        assert titles(query) == ["UN Tourism"], query
    assert titles("unwto", "zh-hans") == ["联合国旅游组织"]


def test_terms_are_found_with_the_forms_that_are_not_to_be_used() -> None:
    make_site()
    term = GlossaryTerm.objects.create(
        term_en="South-South cooperation",
        term_zh_hans="南南合作",
        status="confirmed",
        public_zh_hans=True,
        forbidden_english="North-South cooperation",
    )
    [entry] = find("north-south", "en").entries
    assert entry.title == "South-South cooperation"
    assert entry.address == f"/en/glossary/#{term.slug}"

    term.status = "to_confirm"
    term.save()
    assert titles("南南合作", "zh-hans") == []


def test_a_chinese_query_finds_what_is_public_in_english_only_by_the_glossary(
    index: NewsIndexPage,
) -> None:
    GlossaryTerm.objects.create(
        term_en="South-South cooperation",
        term_zh_hans="南南合作",
        status="confirmed",
        public_zh_hans=True,
    )
    make_news(index, headline_en="South-South cooperation grows", summary_en="It does.")
    make_news(index, headline_en="North and South", summary_en="No cooperation.")

    findings = find("南南合作", "zh-hans", state=state_of_entries())

    assert [entry.title for entry in findings.entries] == ["南南合作"]
    assert [entry.title for entry in findings.other] == ["South-South cooperation grows"]
    assert len(findings.other) == 1


def test_facets_count_what_the_other_filters_leave(index: NewsIndexPage) -> None:
    asia = Region.objects.create(slug="asia", name_en="Asia", name_zh_hans="亚洲", order=1)
    city = City.objects.create(slug="xian", name_en="Xi'an", name_zh_hans="西安", region=asia)
    for year in (2019, 2020, 2020):
        page = make_news(index, headline_en="Roofs", summary_en="Roofs.")
        page.display_date = datetime.date(year, 5, 1)
        page.cities = [city]
        page.save()

    facets = find("roofs", "en", {"year": ["2019"]}).facets
    assert facets["year"] == [("2020", 2), ("2019", 1)]
    assert facets["kind"] == [("news", 1)]
    assert facets["region"] == [("asia", 1)]
    assert len(titles("roofs", year=["2020"], region=["asia"])) == 2
    assert titles("roofs", region=["europe"]) == []

    Region.objects.filter(pk=asia.pk).update(slug="asia-pacific")
    Region.objects.get(pk=asia.pk).save()
    assert len(titles("roofs", region=["asia-pacific"])) == 3


def test_pairs_in_another_order_are_not_taken_for_a_run_of_characters(
    index: NewsIndexPage,
) -> None:
    make_news(
        index,
        headline_zh_hans="州市政府泉州",
        summary_zh_hans="新闻。",
        public_zh_hans=True,
        public_en=False,
    )

    assert titles("泉州市", "zh-hans") == []
    assert titles("州市政", "zh-hans") == ["州市政府泉州"]


def test_a_title_comes_before_a_text_and_the_newer_news_first(index: NewsIndexPage) -> None:
    for title, summary, year in [
        ("Trees", "About roofs.", 2024),
        ("Roofs of old", "Old.", 2015),
        ("Roofs of today", "New.", 2025),
        ("Roofs", "All.", 2014),
    ]:
        day = datetime.date(year, 1, 1)
        make_news(index, headline_en=title, summary_en=summary, display_date=day)

    assert titles("roofs") == ["Roofs", "Roofs of today", "Roofs of old", "Trees"]


def test_a_crash_between_page_and_entry_leaves_both_as_they_were(
    article: NewsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import transaction

    from cities_site.search import following

    def crash(*_arguments: object) -> None:
        raise RuntimeError("killed")

    article.headline_en = "Brown roofs"
    with monkeypatch.context() as patch, transaction.atomic():
        patch.setattr(following, "write", crash)
        with pytest.raises(RuntimeError), transaction.atomic():
            article.save()
    assert titles("brown") == []
    assert NewsPage.objects.get().headline_en == "Green roofs"


def test_the_command_reports_by_record_and_mends(article: NewsPage) -> None:
    NewsPage.objects.filter(pk=article.pk).update(headline_en="Red roofs")
    SearchEntry.objects.filter(language="zh-hans", object_id=article.pk).delete()
    SearchEntry.objects.filter(language="en", kind="page").update(object_id=999_999)

    output = StringIO()
    with pytest.raises(CommandError, match="--repair"):
        call_command("search_index", check=True, stdout=output)
    report = output.getvalue()
    assert f"stale: news.NewsPage {article.pk} en" in report
    assert f"missing: news.NewsPage {article.pk} zh-hans" in report
    assert "without object" in report

    call_command("search_index", repair=True, stdout=StringIO())
    assert titles("red") == ["Red roofs"]
    assert titles("屋顶", "zh-hans") == ["绿色屋顶"]


def test_rebuilding_writes_every_entry_again(article: NewsPage) -> None:
    before = SearchEntry.objects.get(language="en", object_id=article.pk).updated_at
    output = StringIO()
    call_command("search_index", rebuild=True, stdout=output)

    assert SearchEntry.objects.get(language="en", object_id=article.pk).updated_at > before
    assert "records" in output.getvalue()


def test_the_command_of_wagtail_that_rebuilds_every_index_rebuilds_this_one(
    index: NewsIndexPage,
) -> None:
    make_news(index, headline_en="Green roofs", summary_en="They cool.")

    call_command("update_index", verbosity=0)

    assert titles("roofs", "en") == ["Green roofs"]
