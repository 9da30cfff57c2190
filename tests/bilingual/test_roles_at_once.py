"""Several roles edit, publish, withdraw and move pages at once; what holds after every step."""

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from cities_site.bilingual.models import BasePage
from news.models import NewsPage
from tests.editor import OpenEditor, open_editor, send
from tests.factories import make_news, make_news_index, make_site, make_user

ROLES = {"editor": "Editors", "translator": "Translators", "publisher": "Publishers"}
COLUMN = {"en": "headline_en", "zh-hans": "headline_zh_hans"}
# Whose word makes which language public.
MAY_PUBLISH = {"editor": {"en"}, "translator": set(), "publisher": {"en", "zh-hans"}}
WORDS = st.sampled_from(["Roofs", "屋顶", "Trees", "", "x" * 300, "a\x00b", "\u202e"])
LANGUAGES = st.sampled_from(list(COLUMN))


class SeveralRoles(RuleBasedStateMachine):
    """Each role has its browser; an editor that is open may be sent long after it was opened."""

    editors = Bundle("editors")

    def __init__(self) -> None:
        super().__init__()
        # Each story begins on an empty site; the test's own transaction would keep the last one.
        self.story = transaction.atomic()
        self.story.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.story.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.index = make_news_index(make_site())
        self.people = {role: make_user(role, group) for role, group in ROLES.items()}
        self.pages = [
            make_news(self.index, slug=f"page-{n}", live=False, public_en=False) for n in range(2)
        ]
        # Pages and languages that a request by somebody with the right made public.
        self.published: set[tuple[int, str]] = set()
        self.statuses: list[int] = []

    @rule(target=editors, role=st.sampled_from(list(ROLES)), number=st.integers(0, 1))
    def open(self, role: str, number: int) -> tuple[str, int, OpenEditor]:
        editor = open_editor(NewsPage.objects.get(pk=self.pages[number].pk), self.people[role])
        editor.client.raise_request_exception = False
        return role, number, editor

    @rule(opened=editors, language=LANGUAGES, words=WORDS)
    def save(self, opened: tuple[str, int, OpenEditor], language: str, words: str) -> None:
        _role, _number, editor = opened
        self.note(send(editor, {COLUMN[language]: words}))

    @rule(opened=editors, languages=st.sets(LANGUAGES))
    def publish(self, opened: tuple[str, int, OpenEditor], languages: set[str]) -> None:
        role, number, editor = opened
        changes = {"action-publish": "1", "publication_languages": sorted(languages)}
        changes |= {f"public_{language.replace('-', '_')}": "on" for language in languages}
        self.published |= {
            (self.pages[number].pk, language) for language in languages & MAY_PUBLISH[role]
        }
        self.note(send(editor, changes))

    @rule(role=st.sampled_from(list(ROLES)), number=st.integers(0, 1))
    def unpublish(self, role: str, number: int) -> None:
        self.ask(role, f"/admin/pages/{self.pages[number].pk}/unpublish/")

    @rule(role=st.sampled_from(list(ROLES)), number=st.integers(0, 1))
    def move_below_the_other(self, role: str, number: int) -> None:
        page, other = self.pages[number], self.pages[1 - number]
        self.ask(role, f"/admin/pages/{page.pk}/move/{other.pk}/confirm/")

    @rule(role=st.sampled_from(list(ROLES)), number=st.integers(0, 1))
    def copy(self, role: str, number: int) -> None:
        self.ask(
            role,
            f"/admin/pages/{self.pages[number].pk}/copy/",
            new_title="Copy",
            new_slug=f"copy-{BasePage.objects.count()}",
            new_parent_page=str(self.index.pk),
            publish_copies="on",
        )

    def ask(self, role: str, path: str, **fields: str) -> None:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(username=role))
        self.note(client.post(path, fields))

    def note(self, response) -> None:
        self.statuses.append(response.status_code)

    @invariant()
    def no_step_is_a_server_error(self) -> None:
        assert all(status < 500 for status in self.statuses), self.statuses

    @invariant()
    def the_tree_is_whole(self) -> None:
        assert not any(BasePage.find_problems())

    @invariant()
    def nothing_is_public_that_nobody_published(self) -> None:
        for page in NewsPage.objects.all():
            for language in COLUMN:
                if Client().get(page.url_in(language)).status_code == 200:
                    made_public = (page.pk, language) in self.published
                    # A copy is public where its original may have been.
                    languages = {published for _page, published in self.published}
                    is_copy = page.slug.startswith("copy-") and language in languages
                    assert made_public or is_copy, (page.slug, language)


class SeveralRolesTests(TestCase):
    """A bounded number of such stories; the same ones in each run."""

    def test_no_story_of_several_roles_breaks_the_site(self) -> None:
        run_state_machine_as_test(
            SeveralRoles,
            settings=settings(
                max_examples=4,
                stateful_step_count=8,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
