"""The demonstration content: complete, true to its source, and loaded once."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from cities_site.bilingual.models import BasePage, TranslationState
from cities_site.library.models import Region, Service, SustainableDevelopmentGoal, Topic
from news.models import EventPage, NewsPage, PublicationPage
from partners.models import PartnerPage
from pilots.models import PilotPage
from tests.base import SeededTestCase, load_content
from tests.gates.test_seeded_site import TELEPHONE

# Keys of records are random (RFC 9562): eleven of their digits in a row say nothing.
RANDOM_KEY = r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"


class SeededContentTests(SeededTestCase):
    def test_everything_of_the_source_is_there(self) -> None:
        counts = {
            model: model.objects.live().count()
            for model in (NewsPage, PublicationPage, EventPage, PilotPage, PartnerPage)
        }
        assert list(counts.values()) == [4, 2, 2, 1, 8]
        vocabularies = (Service, Region, SustainableDevelopmentGoal, Topic)
        assert [model.objects.count() for model in vocabularies] == [6, 5, 17, 3]

    def test_loading_again_changes_nothing(self) -> None:
        page = NewsPage.objects.order_by("path").first()
        page.headline_en = "Changed by an editor"
        page.save_revision().publish()
        before = (BasePage.objects.count(), User.objects.count(), Topic.objects.count())

        load_content()

        assert (BasePage.objects.count(), User.objects.count(), Topic.objects.count()) == before
        assert NewsPage.objects.get(pk=page.pk).headline_en == "Changed by an editor"

    def test_no_telephone_number_is_stored_anywhere(self) -> None:
        with StringIO() as dump:
            call_command("dumpdata", exclude=["wagtailsearch"], stdout=dump)
            text = re.sub(
                rf'"(path|password|[a-z_]*fingerprint|sha256)": "[^"]*"|{RANDOM_KEY}',
                "",
                dump.getvalue(),
            )
        assert len(text) > 100_000
        assert not TELEPHONE.search(text)

    def test_editorial_translations_await_review(self) -> None:
        states = set(NewsPage.objects.values_list("translation_state", flat=True))
        assert states == {TranslationState.NEEDS_REVIEW}

    def test_the_chinese_item_has_two_versions_and_two_editions(self) -> None:
        page = NewsPage.objects.get(source_language="zh-hans")
        assert page.revisions.count() == 2
        assert page.data_as_of_en and page.data_as_of_zh_hans
        assert page.corrections.count() > 0

    def test_ties_keep_the_order_of_the_source(self) -> None:
        newest = NewsPage.objects.live().newest_first()
        tied = [page.listing_order for page in newest if str(page.display_date) == "2020-03-11"]
        assert tied == [7, 8]


@pytest.mark.django_db
def test_accounts_are_never_made_where_they_are_not_allowed(settings) -> None:
    settings.DEMO_ACCOUNTS_ALLOWED = False
    with pytest.raises(CommandError):
        call_command("seed_demo", demo_users=True, stdout=StringIO())
    assert not User.objects.exists()
