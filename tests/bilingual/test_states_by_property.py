"""No sequence of edits, moves, approvals and publications loses words or tells a wrong state."""

import json
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cities_site.bilingual.models import TranslationState
from cities_site.bilingual.passages import PassageState
from cities_site.bilingual.texts import plain_lines
from news.models import NewsPage
from tests.factories import make_news, make_news_index, make_site

NUMBERS = st.integers(min_value=0, max_value=5)
TEXTS = st.sampled_from(["", "one", "two", "three", "four"])
LANGUAGES = st.sampled_from(["en", "zh_hans"])


def block(number: int, words: str) -> dict:
    value = f"<p>{words}</p>" if words else ""
    return {"type": "text", "id": f"block-{number}", "value": value}


class TextInTwoLanguages(RuleBasedStateMachine):
    """A text of some blocks, as an editor and a translator might treat it."""

    def __init__(self) -> None:
        super().__init__()
        self.page = NewsPage(headline_en="Roofs")
        self.blocks: dict[str, dict[int, str]] = {"en": {}, "zh_hans": {}}
        # Every pair that somebody has approved, by the number of its block.
        self.approved: dict[int, tuple[str, str]] = {}

    def store(self) -> None:
        for language, blocks in self.blocks.items():
            stream = [block(number, words) for number, words in blocks.items()]
            setattr(self.page, f"body_{language}", stream)

    def passages(self) -> list:
        return [item for item in self.page.passages() if item.key.startswith("body:")]

    @rule(language=LANGUAGES, number=NUMBERS, words=TEXTS)
    def write(self, language: str, number: int, words: str) -> None:
        self.blocks[language][number] = words
        self.store()

    @rule(language=LANGUAGES, number=NUMBERS)
    def remove(self, language: str, number: int) -> None:
        self.blocks[language].pop(number, None)
        self.store()

    @rule(language=LANGUAGES, order=st.permutations(range(6)))
    def move(self, language: str, order: list[int]) -> None:
        before = Counter((item.source, item.translation, item.state) for item in self.passages())
        paired = self.blocks["en"].keys() == self.blocks["zh_hans"].keys()
        blocks = self.blocks[language]
        self.blocks[language] = {number: blocks[number] for number in order if number in blocks}
        self.store()
        if paired:
            after = Counter((item.source, item.translation, item.state) for item in self.passages())
            assert after == before

    @rule()
    def store_and_read_again(self) -> None:
        content = self.page.serializable_data()
        self.page = NewsPage(
            headline_en="Roofs",
            body_en=content["body_en"],
            body_zh_hans=content["body_zh_hans"],
            reviewed_passages=json.loads(json.dumps(self.page.reviewed_passages)),
        )

    @rule(number=NUMBERS)
    def approve_one(self, number: int) -> None:
        for passage in self.passages():
            if passage.key == f"body:block-{number}":
                self.page.approve_passages([passage.key])
                self.approved[number] = (passage.source, passage.translation)

    @rule()
    def approve_all(self) -> None:
        self.page.approve_passages()
        self.approved = {
            int(passage.key.rpartition("-")[2]): (passage.source, passage.translation)
            for passage in self.passages()
        }

    @invariant()
    def every_word_stands_in_exactly_one_passage(self) -> None:
        passages = self.passages()
        for language, shown in (
            ("en", [item.source for item in passages]),
            ("zh_hans", [item.translation for item in passages]),
        ):
            written = [words for words in self.blocks[language].values() if words]
            assert Counter(filter(None, shown)) == Counter(written)

    @invariant()
    def only_what_somebody_approved_counts_as_approved(self) -> None:
        for passage in self.passages():
            if passage.state == PassageState.CURRENT:
                assert (passage.source, passage.translation) in self.approved.values()

    @invariant()
    def an_approved_pair_tells_what_became_of_it(self) -> None:
        states = {passage.key: passage.state for passage in self.passages()}
        for number, pair in self.approved.items():
            english, chinese = (self.blocks[name].get(number, "") for name in ("en", "zh_hans"))
            if not all(pair) or not english or not chinese:
                continue
            expected = {
                (True, True): PassageState.CURRENT,
                (False, True): PassageState.CHANGED,
                (True, False): PassageState.UNREVIEWED,
                (False, False): PassageState.BOTH_CHANGED,
            }[english == pair[0], chinese == pair[1]]
            assert states[f"body:block-{number}"] == expected

    @invariant()
    def the_record_is_ready_when_every_passage_is(self) -> None:
        ready = self.page.computed_translation_state() == TranslationState.READY
        said = any(self.blocks["zh_hans"].values())
        settled = all(item.state == PassageState.CURRENT for item in self.page.passages())
        assert ready == (said and settled)


class TextTests(TestCase):
    """The states of the passages of one text."""

    def test_whatever_is_done_to_a_text_its_states_are_true_and_nothing_is_lost(self) -> None:
        run_state_machine_as_test(
            TextInTwoLanguages,
            settings=settings(
                max_examples=25,
                stateful_step_count=25,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate],
            ),
        )


EVENTS = st.lists(
    st.sampled_from(
        ["write en", "write zh", "approve", "publish en", "publish zh", "publish both", "revert"]
    ),
    min_size=4,
    max_size=9,
)
CARRIED = {"en": "en,shared", "zh": "zh-hans", "both": ""}


class PublicationTests(TestCase):
    """What readers see came from a publication that carried it, whatever happened in between."""

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(events=EVENTS)
    def test_each_language_is_live_as_it_was_last_published(self, events: list[str]) -> None:
        page = make_news(
            make_news_index(make_site()),
            live=False,
            headline_zh_hans="屋顶",
            summary_zh_hans="摘要。",
            public_zh_hans=True,
        )
        draft = {"en": words_of(page, "en"), "zh": words_of(page, "zh_hans")}
        live = {"en": None, "zh": None}
        history = [dict(draft)]
        for position, event in enumerate(events):
            what, _, language = event.partition(" ")
            top = latest(page)
            if what == "write":
                draft[language] = f"{language} {position}"
                name = "en" if language == "en" else "zh_hans"
                setattr(top, f"headline_{name}", draft[language])
                top.save_revision()
            elif what == "approve":
                top.approve_passages()
                top.save_revision()
                assert latest(page).computed_translation_state() == TranslationState.READY
            elif what == "publish":
                top.publication_scope = CARRIED[language]
                top.save_revision().publish()
                for carried in ("en", "zh") if language == "both" else (language,):
                    live[carried] = draft[carried]
            elif what == "revert":
                page.revisions.order_by("created_at", "pk").first().as_object().save_revision()
                draft = dict(history[0])
            self.check(page, draft, live)

    def check(self, page: NewsPage, draft: dict, live: dict) -> None:
        stored, top = NewsPage.objects.get(pk=page.pk), latest(page)
        assert words_of(top, "en") == draft["en"]
        assert words_of(top, "zh_hans") == draft["zh"]
        shown = {
            "en": words_of(stored, "en") if stored.live and stored.public_en else None,
            "zh": words_of(stored, "zh_hans") if stored.live and stored.public_zh_hans else None,
        }
        assert shown == live
        assert stored.draft_translation_state == top.computed_translation_state()
        assert stored.translation_state == stored.computed_translation_state()


def latest(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def words_of(page: NewsPage, language: str) -> str:
    return plain_lines(getattr(page, f"headline_{language}"))
