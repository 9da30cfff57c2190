"""Translations come back as drafts; what no longer fits is named, and nothing else is touched."""

import pytest
from django.contrib.auth.models import Permission
from lxml import etree
from wagtail.models import Revision

from cities_site.bilingual.models import TranslationState
from cities_site.bilingual.passages import PassageState
from cities_site.bilingual.writing import draft_of
from news.models import NewsPage
from tests.desk.exchange.files import (
    HEADING,
    TEXT,
    VERSIONS,
    exported,
    make_article,
    report_of,
    send,
    set_target,
    side,
    task_of,
    unit,
)
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.library.makers import make_document, make_image, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


def chinese_of(page) -> list[dict]:
    return list(draft_of(page).body_zh_hans.get_prep_value())


def told(report) -> dict[str, str]:
    return {problem.place: problem.message for problem in report.problems}


def translated(version: str) -> str:
    """Return a translation of the text block, with the codes of a version."""
    if version == "1.2":
        return (
            '<g id="1"><g id="3">街道</g>和广场因树木而<g id="2">凉爽</g>。<x id="4"/>永远。</g>'
            '<g id="5"><g id="6">一</g></g>'
        )
    return (
        '<pc id="1"><pc id="3">街道</pc>和广场因树木而<pc id="2">凉爽</pc>。<ph id="4"/>永远。</pc>'
        '<pc id="5"><pc id="6">一</pc></pc>'
    )


TRANSLATED = (
    '<p data-block-key="k1"><a linktype="page" id="3">街道</a>和广场因树木而<b>凉爽</b>。<br/>'
    '永远。</p><ul><li data-block-key="k2">一</li></ul>'
)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_that_comes_back_unchanged_changes_nothing(index, translator, version) -> None:
    chinese = {"type": "text", "id": "own", "value": "<p>甲 &amp; <i>乙</i>&nbsp;</p>"}
    records = [make_article(index, (chinese,)), make_topic(), make_image(), make_document()]
    revisions = Revision.objects.count()

    report = report_of(translator, exported(translator, records, version))

    assert report.written == []
    assert Revision.objects.count() == revisions
    assert report.unchanged == 6
    # What is not translated yet is not in the file, and said to be missing.
    assert {message.split(":")[0] for message in told(report).values()} == {"Translate this"}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_translated_file_becomes_one_draft_that_nobody_has_approved(
    index, translator, version
) -> None:
    page = make_article(index)
    revisions = page.revisions.count()
    root = exported(translator, [page], version)
    set_target(root, "headline", "屋顶上的绿色")
    set_target(root, "body:b1.text", "为什么种树")
    set_target(root, "body:b2", translated(version))
    set_target(root, "body:b3.text", "树木&lt;有用&gt;。")
    set_target(root, "body:b3.attribution", "一位市长")

    report = report_of(translator, root)

    assert (report.texts, report.unchanged, report.problems) == (5, 1, [])
    page = NewsPage.objects.get(pk=page.pk)
    assert page.headline_zh_hans == "绿色屋顶"
    assert page.revisions.count() == revisions + 1
    assert page.get_latest_revision().user == translator
    draft = draft_of(page)
    assert draft.headline_zh_hans == "屋顶上的绿色"
    assert [block["value"] for block in chinese_of(page)] == [
        {"text": "为什么种树", "level": "h3"},
        TRANSLATED,
        {"text": "树木<有用>。", "attribution": "一位市长"},
    ]
    assert {each.state for each in draft.passages()} == {PassageState.UNREVIEWED}
    assert task_of(page).state == TranslationState.NEEDS_REVIEW


def test_a_changed_original_is_refused_passage_by_passage(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    draft = draft_of(page)
    draft.headline_en = "Cool roofs"
    draft.body_en = [HEADING, TEXT | {"value": TEXT["value"].replace("Always", "Never")}]
    draft.save_revision()
    for key in ("headline", "summary", "body:b1.text", "body:b3.text"):
        set_target(root, key, f"译文 {key}")
    set_target(root, "body:b2", translated("1.2"))

    report = report_of(translator, root)

    assert told(report) == {
        "Title": "Export again and translate the new words: the original has changed since.",
        "Text 2: Text": "Export again and translate the new words: the original has changed since.",
        "body:b3.text": "Export again: the original no longer has this text.",
        "body:b3.attribution": "Export again: the original no longer has this text.",
    }
    after = draft_of(page)
    assert (after.headline_zh_hans, after.summary_zh_hans) == ("绿色屋顶", "译文 summary")
    assert [block["id"] for block in chinese_of(page)] == ["b1"]


def test_markup_ids_and_shared_values_make_no_file_stale(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    draft = draft_of(page)
    moved = TEXT | {"value": TEXT["value"].replace("k1", "other")}
    draft.body_en = [moved, HEADING | {"value": {"text": "Why trees", "level": "h2"}}]
    draft.save_revision()
    set_target(root, "body:b1.text", "为什么种树")
    set_target(root, "body:b2", translated("1.2"))

    report_of(translator, root)

    assert [block["id"] for block in chinese_of(page)] == ["b2", "b1"]


def test_a_file_without_digests_is_judged_by_the_original_it_holds(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    for key in ("headline", "summary"):
        del unit(root, key).attrib["extradata"]
        set_target(root, key, "译文")
    draft = draft_of(page)
    draft.headline_en = "Cool roofs"
    draft.save_revision()

    report = report_of(translator, root)

    assert draft_of(page).summary_zh_hans == "译文"
    assert "has changed since" in told(report)["Title"]


def test_nothing_is_written_over_a_translation_that_changed_here(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    draft = draft_of(page)
    draft.headline_zh_hans = "这里改过"
    draft.save_revision()
    set_target(root, "headline", "那里改过")

    report = report_of(translator, root)

    assert draft_of(page).headline_zh_hans == "这里改过"
    assert "somebody has changed the translation here" in told(report)["Title"]


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("树木降温", "Put the code 1 back"),
        ('<g id="1">树</g><g id="77">木</g>', "77"),
        ('<g id="one">树</g>', "g one"),
        ('<bpt id="1">&lt;script&gt;</bpt>树', "bpt"),
        ("", "nothing for it"),
        ("   ", "nothing for it"),
    ],
)
def test_what_cannot_be_written_is_named_and_the_rest_is_written(
    index, translator, content, hint
) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    set_target(root, "body:b2", content)
    set_target(root, "body:b1.text", "为什么种树")

    report = report_of(translator, root)

    assert hint in told(report)["Text 2: Text"]
    assert [block["id"] for block in chinese_of(page)] == ["b1"]


def test_a_text_that_is_too_long_is_refused(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    set_target(root, "headline", "长" * 201)
    set_target(root, "body:b1.text", "长" * 161)

    report = report_of(translator, root)

    assert told(report)["Title"] == "Shorten this to 200 characters: it has 201."
    assert "160 characters" in told(report)["Text 1: Heading – Heading"]
    assert report.written == []


def test_a_unit_that_is_there_twice_is_read_once(index, translator) -> None:
    topic = make_topic()
    root = exported(translator, [topic], "1.2")
    set_target(root, "name", "甲")
    again = exported(translator, [topic], "1.2")
    set_target(again, "name", "乙")
    root.append(again[0])

    report = report_of(translator, root)

    topic.refresh_from_db()
    assert topic.name_zh_hans == "甲"
    assert "Keep one" in told(report)["Name"]


@pytest.mark.parametrize(
    "name",
    ["news.newspage:999999", "auth.user:1", "nothing", "", "news.newspage:9" + "9" * 30, "a:b:c"],
)
def test_records_that_are_not_there_are_named(index, translator, name) -> None:
    root = exported(translator, [make_topic()], "1.2")
    root[0].set("original", name)

    report = report_of(translator, root)

    assert [problem.record for problem in report.problems] == [name]
    assert report.written == []


def test_texts_cut_into_segments_by_a_tool_are_put_together(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "2.0")
    summary = unit(root, "summary")
    summary.remove(summary.find("{*}segment"))
    pieces = (
        "<segment><source>Green roofs</source><target>绿色<mrk>屋顶</mrk></target></segment>"
        "<ignorable><source>、</source></ignorable>"
        "<segment><source> cool.</source><target>降温。</target></segment>"
    )
    namespace = etree.QName(root).namespace
    summary.extend(etree.fromstring(f'<unit xmlns="{namespace}">{pieces}</unit>'))

    report_of(translator, root)

    assert draft_of(page).summary_zh_hans == "绿色屋顶、降温。"


def test_codes_that_a_tool_has_split_in_two_are_understood(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "2.0")
    set_target(
        root,
        "body:b2",
        '<sc id="1"/><pc id="3">街道</pc>和广场因树木而<pc id="2">凉爽</pc>。<ph id="4"/>永远。'
        '<ec startRef="1"/><pc id="5"><pc id="6">一</pc></pc>',
    )

    report_of(translator, root)

    assert chinese_of(page)[0]["value"] == TRANSLATED


def test_only_the_languages_one_writes_are_written(index) -> None:
    editor = make_user("editor", "Editors")
    page = make_article(index)
    root = exported(editor, [page], "1.2")
    set_target(root, "headline", "屋顶上的绿色")

    report = report_of(editor, root)

    assert report.written == []
    assert "Ask somebody who writes 中文" in told(report)["Title"]
    assert draft_of(page).headline_zh_hans == "绿色屋顶"


def test_records_one_may_not_edit_are_not_written(index, translator) -> None:
    page, topic = make_article(index), make_topic()
    root = exported(translator, [page, topic], "1.2")
    set_target(root, "headline", "屋顶上的绿色")
    set_target(root, "name", "气候变化")
    outsider = make_user("outsider")
    codenames = ["access_admin", "change_translationtask", "edit_chinese"]
    outsider.user_permissions.set(Permission.objects.filter(codename__in=codenames))

    report = report_of(outsider, root)

    assert report.written == []
    assert "right to edit this record" in told(report)["Title"]
    assert "right to edit this record" in told(report)["Name"]


def test_a_locked_page_is_not_written(index, translator) -> None:
    page = make_article(index)
    root = exported(translator, [page], "1.2")
    set_target(root, "headline", "屋顶上的绿色")
    page.locked, page.locked_by = True, make_user("editor", "Editors")
    page.save()

    report = report_of(translator, root)

    assert "unlock" in told(report)["Title"]
    assert report.written == []


def test_files_and_vocabularies_are_saved(index, translator) -> None:
    topic, image = make_topic(), make_image(caption_en="Dusk")
    document = make_document(label_zh_hans="")
    root = exported(translator, [topic, image, document], "2.0")
    set_target(root, "name", "气候变化")
    set_target(root, "caption", "黄昏")
    set_target(root, "label", "城市报告")

    report = report_of(translator, root)

    for record in (topic, image, document):
        record.refresh_from_db()
    assert (topic.name_zh_hans, image.caption_zh_hans, document.label_zh_hans) == (
        "气候变化",
        "黄昏",
        "城市报告",
    )
    assert report.texts == 3
    assert topic.get_latest_revision().user == translator


def test_a_file_for_other_languages_is_refused(index, translator) -> None:
    topic = make_topic()
    root = exported(translator, [topic], "1.2")
    set_target(root, "name", "Climat")
    root[0].set("target-language", "fr")

    report = report_of(translator, root)

    assert "other languages" in told(report)["Name"]


def test_a_live_page_keeps_its_words_until_it_is_published(index, translator) -> None:
    page = make_news(index, **both_languages())
    root = exported(translator, [page], "1.2")
    set_target(root, "headline", "屋顶上的绿色")

    send(translator, root)

    assert NewsPage.objects.get(pk=page.pk).headline_zh_hans == "绿色屋顶"
    assert side(exported(translator, [page], "1.2"), "headline", "target").text == "屋顶上的绿色"
