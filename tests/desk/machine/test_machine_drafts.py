"""An engine fills what is empty, as drafts that are marked until somebody approves them."""

import pytest
from django.test import Client
from django.urls import reverse

from cities_site.bilingual.models import TranslationState
from cities_site.bilingual.writing import draft_of
from cities_site.desk.machine.engine import LibreTranslate
from cities_site.desk.models import MachineTranslation
from cities_site.library.models import GlossaryTerm, Topic
from news.models import NewsPage
from tests.desk.exchange.files import QUOTATION, make_article, task_of
from tests.desk.machine.work import address_of, draft_by_machine
from tests.editor import sign_in
from tests.factories import make_news, make_user
from tests.library.makers import make_image, make_topic

pytestmark = pytest.mark.django_db


def bulk_address(records: list) -> str:
    address = reverse(
        "wagtail_bulk_action", args=["desk", "translationtask", "translate-by-machine"]
    )
    return address + "?" + "&".join(f"id={task_of(record).pk}" for record in records)


def chinese_of(page) -> list[dict]:
    return list(draft_of(page).body_zh_hans.get_prep_value())


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_without_an_address_there_is_no_button_and_no_page(index, translator) -> None:
    page = make_news(index)
    client = sign_in(translator)
    list_address = reverse("wagtailsnippets_desk_translationtask:list")
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert "by machine" not in client.get(editor).content.decode()
    assert "translate-by-machine" not in client.get(list_address).content.decode()
    for send in (client.get, client.post):
        assert send(address_of(page), follow=True).status_code == 404
        assert send(bulk_address([page]), follow=True).status_code == 404


def test_the_editor_and_the_list_lead_to_it_where_an_engine_is_configured(
    engine, index, translator
) -> None:
    page = make_news(index)
    client = sign_in(translator)

    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    listed = client.get(reverse("wagtailsnippets_desk_translationtask:list")).content.decode()

    assert address_of(page) in editor
    assert "translate-by-machine" in listed


def test_the_page_lists_what_is_not_translated_and_names_the_engine(
    engine, index, translator
) -> None:
    page = make_article(index, headline_zh_hans="")

    response = sign_in(translator).get(address_of(page))

    html = response.content.decode()
    assert [passage.key for passage, _chosen in response.context["passages"]] == [
        "body:b1",
        "body:b2",
        "body:b3",
        "headline",
    ]
    assert "sent to 127.0.0.1" in html
    assert "Green roofs cool the city." not in html
    assert engine.questions == []


def test_ticked_passages_are_filled_in_a_draft_and_marked(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    draft_of(page).save_revision().publish()

    response = draft_by_machine(page, translator, ["headline", "body:b3"])

    assert any("2 passages were drafted by machine" in message for message in told(response))
    draft = draft_of(page)
    assert draft.headline_zh_hans == "绿色屋顶"
    assert chinese_of(page) == [
        QUOTATION | {"value": {"text": "树木有用。", "attribution": "一位市长"}}
    ]
    assert NewsPage.objects.get(pk=page.pk).headline_zh_hans in (None, "")
    marks = MachineTranslation.objects.of(page)
    assert {mark.passage: (mark.engine, mark.user) for mark in marks} == {
        "headline": ("127.0.0.1", translator),
        "body:b3": ("127.0.0.1", translator),
    }
    assert task_of(page).passages_by_machine == 2


def test_links_and_paragraphs_survive_and_stay_at_home(engine, index, translator) -> None:
    page = make_article(index)

    draft_by_machine(page, translator, ["body:b2"])

    (question,) = engine.questions
    assert question["format"] == "html"
    assert question["q"] == [
        '<p id="1">Trees <b id="2">cool</b> <a id="3">streets</a> &amp; squares.<br id="4"/>'
        'Always.</p><ul id="5"><li id="6">One</li></ul>'
    ]
    (block,) = chinese_of(page)
    assert 'linktype="page" id="3">译7</a>' in block["value"]
    assert block["value"].startswith('<p data-block-key="k1">译6<b>译4</b> <a ')


@pytest.mark.parametrize(
    "broken",
    [
        "译文",
        "<p>译文</p>",
        '<p id="1">译文<script id="9">x</script></p>',
        "",
        "<p id='1'>",
        '<p id="1"><b id="2">a</b><a id="3" href="https://example.org">b</a><br id="4"></p>x',
    ],
)
def test_an_answer_that_breaks_the_markup_is_not_written(engine, index, translator, broken) -> None:
    page = make_article(index)
    engine.translate = lambda text: broken
    revisions = page.revisions.count()

    response = draft_by_machine(page, translator, ["body:b2"])

    assert any("Translate this yourself" in message for message in told(response))
    assert page.revisions.count() == revisions
    assert not MachineTranslation.objects.exists()


def test_signs_that_no_database_holds_are_left_out(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    engine.translate = lambda text: "绿色\x00屋顶"

    draft_by_machine(page, translator, ["headline"])

    assert draft_of(page).headline_zh_hans == "绿色屋顶"


def test_a_translation_that_is_too_long_is_not_written(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    engine.translate = lambda text: "长" * 201

    response = draft_by_machine(page, translator, ["headline"])

    assert any("200 characters" in message for message in told(response))
    assert draft_of(page).headline_zh_hans in (None, "")


def test_approved_terms_are_applied(engine, index, translator) -> None:
    GlossaryTerm.objects.create(
        term_en="green roof", term_zh_hans="绿化屋面", category="project", status="confirmed"
    )
    page = make_article(index, headline_zh_hans="", summary_zh_hans="")
    engine.translate = lambda text: text.replace("cool the city.", "为城市降温。")

    draft_by_machine(page, translator, ["headline", "summary"])

    draft = draft_of(page)
    assert (draft.headline_zh_hans, draft.summary_zh_hans) == ("绿化屋面", "绿化屋面为城市降温。")
    assert engine.questions[0]["q"] == ["[T1]", "[T1] cool the city."]


def test_a_text_whose_terms_are_lost_is_asked_for_without_marks(engine, index, translator) -> None:
    GlossaryTerm.objects.create(
        term_en="green roof", term_zh_hans="绿化屋面", category="project", status="confirmed"
    )
    page = make_article(index, summary_zh_hans="")
    engine.translate = lambda text: "降温。" if "[T1]" in text else "绿色屋顶降温。"

    draft_by_machine(page, translator, ["summary"])

    assert draft_of(page).summary_zh_hans == "绿色屋顶降温。"


def test_what_is_translated_is_never_touched(engine, index, translator) -> None:
    page = make_article(index)

    response = draft_by_machine(page, translator, ["headline", "nonsense", "body:b1"])

    # The form refuses what is not on offer.
    assert draft_of(page).headline_zh_hans == "绿色屋顶"
    assert engine.questions == []
    assert response.status_code == 200


def test_words_written_while_the_engine_was_busy_stay(
    engine, index, translator, monkeypatch
) -> None:
    page = make_article(index, headline_zh_hans="", summary_zh_hans="")
    translate = LibreTranslate.translate

    def slowly(*args, **options) -> list[str]:
        draft = draft_of(page)
        draft.headline_zh_hans = "人写的"
        draft.save_revision()
        return translate(*args, **options)

    monkeypatch.setattr(LibreTranslate, "translate", slowly)

    draft_by_machine(page, translator, ["headline", "summary"])

    draft = draft_of(page)
    assert (draft.headline_zh_hans, draft.summary_zh_hans) == ("人写的", "绿色屋顶为城市降温。")
    assert [mark.passage for mark in MachineTranslation.objects.all()] == ["summary"]


def test_an_error_of_the_engine_is_shown_and_nothing_is_written(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    engine.answer = (403, {}, b"{}")

    response = draft_by_machine(page, translator, ["headline"])

    assert "Check the key: 127.0.0.1 refuses it." in response.content.decode()
    assert response.context["passages"][-1][1] is True
    assert not MachineTranslation.objects.exists()


def test_chosen_lines_of_the_list_are_drafted_at_once(engine, index, translator) -> None:
    first = make_article(index, headline_zh_hans="")
    second = make_news(index, headline_en="Why trees", slug="why")
    topic = make_topic(name_en="A mayor", name_zh_hans="", public_zh_hans=False)
    client = sign_in(translator)
    address = bulk_address([first, second, topic])

    assert "127.0.0.1" in client.get(address).content.decode()
    client.post(address)

    assert draft_of(first).headline_zh_hans == "绿色屋顶"
    assert draft_of(second).headline_zh_hans == "为什么种树"
    assert Topic.objects.get(pk=topic.pk).name_zh_hans == "一位市长"
    assert task_of(first).passages_by_machine == 4
    assert task_of(topic).passages_by_machine == 1
    assert task_of(second).state == TranslationState.NEEDS_REVIEW


def test_files_and_public_vocabularies_are_left_to_people(engine, index, translator) -> None:
    image = make_image(caption_en="Dusk")
    topic = make_topic(description_en="Trees work.")
    client = sign_in(translator)

    for record in (image, topic):
        html = client.get(address_of(record)).content.decode()
        assert "checkbox" not in html.partition("</header>")[2]
        client.post(address_of(record), {"passages": ["caption", "description"]})
    client.post(bulk_address([image, topic]))

    assert engine.questions == []


def test_only_the_languages_one_writes_are_drafted(engine, index) -> None:
    page = make_article(index, headline_zh_hans="")
    editor = make_user("editor", "Editors")

    html = sign_in(editor).get(address_of(page)).content.decode()
    assert "Ask somebody who writes 中文" in html
    draft_by_machine(page, editor, ["headline"])
    sign_in(editor).post(bulk_address([page]))

    assert engine.questions == []


@pytest.mark.parametrize(
    "address",
    [
        "/admin/translations/machine/news/newspage/999999/",
        "/admin/translations/machine/news/newspage/99999999999999999999999/",
        "/admin/translations/machine/auth/user/1/",
        "/admin/translations/machine/x/y/z/",
    ],
)
def test_what_is_not_there_is_not_found(engine, index, translator, address) -> None:
    assert sign_in(translator).get(address, follow=True).status_code == 404


def test_it_is_not_for_visitors(engine, index) -> None:
    page = make_news(index)

    assert Client().get(address_of(page)).status_code == 302
    assert sign_in(make_user("nobody")).get(address_of(page)).status_code == 302
