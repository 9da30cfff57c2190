"""Words from outside are written into one text of the translation, and into nothing else."""

import json

import pytest

from cities_site.bilingual.passages import PassageState
from cities_site.bilingual.writing import draft_of, save_texts, segments_of, sides_of
from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import make_image, make_topic

pytestmark = pytest.mark.django_db

HEADING = {"type": "heading", "id": "b1", "value": {"text": "Why trees", "level": "h3"}}
TEXT = {"type": "text", "id": "b2", "value": "<p>Trees <b>cool</b> streets.</p>"}
QUOTATION = {
    "type": "quotation",
    "id": "b3",
    "value": {"text": "Trees work.", "attribution": "A mayor"},
}
TABLE = {
    "type": "table",
    "id": "b4",
    "value": {
        "table": {
            "columns": [
                {"type": "text", "heading": "Tree"},
                {"type": "number", "heading": "Metres"},
            ],
            "rows": [{"values": ["Oak", "20"]}, {"values": ["Elm", "30"]}],
            "caption": "Heights",
        }
    },
}


@pytest.fixture
def index():
    return make_news_index(make_site())


def page_with(index, english: list, chinese: list = (), **fields) -> NewsPage:
    page = make_news(index, **both_languages(public_zh_hans=False, **fields))
    page.body_en, page.body_zh_hans = english, list(chinese)
    page.save_revision()
    return NewsPage.objects.get(pk=page.pk)


def keys(record) -> list[str]:
    return [segment.key for segment in segments_of(sides_of(draft_of(record)))]


def chinese_of(page) -> list[dict]:
    return list(draft_of(page).body_zh_hans.get_prep_value())


def test_each_text_of_a_block_is_a_segment_of_its_own(index) -> None:
    page = page_with(index, [HEADING, TEXT, QUOTATION, TABLE])

    assert [key for key in keys(page) if key.startswith("body")] == [
        "body:b1.text",
        "body:b2",
        "body:b3.text",
        "body:b3.attribution",
        "body:b4.table.columns.0",
        "body:b4.table.columns.1",
        "body:b4.table.caption",
        "body:b4.table.rows.0.0",
        "body:b4.table.rows.1.0",
    ]


def test_a_field_is_written_into_a_new_draft_and_approves_nothing(index) -> None:
    page = make_news(index, **both_languages())
    page.approve_passages()
    page.save_revision().publish()
    revisions = page.revisions.count()

    assert save_texts(draft_of(page), {"headline": "屋顶上的绿色"}, None) == 1

    page = NewsPage.objects.get(pk=page.pk)
    assert page.headline_zh_hans == "绿色屋顶"
    draft = draft_of(page)
    assert draft.headline_zh_hans == "屋顶上的绿色"
    states = {passage.key: passage.state for passage in draft.passages()}
    assert states == {"headline": PassageState.UNREVIEWED, "summary": PassageState.CURRENT}
    assert page.revisions.count() == revisions + 1
    assert page.draft_title == "Green roofs · 屋顶上的绿色"


def test_words_that_are_there_already_save_nothing(index) -> None:
    page = page_with(index, [HEADING], [HEADING | {"value": {"text": "树", "level": "h3"}}])
    revisions = page.revisions.count()
    texts = {each.key: each.translation for each in segments_of(sides_of(draft_of(page)))}

    assert save_texts(draft_of(page), texts, None) == 0

    assert page.revisions.count() == revisions


def test_a_missing_block_gets_the_structure_of_its_original(index) -> None:
    page = page_with(index, [HEADING, QUOTATION])

    save_texts(draft_of(page), {"body:b3.text": "树木有用。"}, None)

    assert chinese_of(page) == [
        QUOTATION | {"value": {"text": "树木有用。", "attribution": ""}},
    ]
    passage = next(each for each in draft_of(page).passages() if each.key == "body:b3")
    assert passage.translation == "树木有用。"


def test_missing_blocks_stand_where_the_original_has_them(index) -> None:
    own = {"type": "figure", "id": "own", "value": {"value": "12", "label": "棵树"}}
    translated = QUOTATION | {"value": {"text": "树木有用。", "attribution": "市长"}}
    page = page_with(index, [HEADING, TEXT, QUOTATION, TABLE], [translated, own])

    save_texts(
        draft_of(page), {"body:b1.text": "为什么种树", "body:b4.table.caption": "高度"}, None
    )

    stream = chinese_of(page)
    assert [block["id"] for block in stream] == ["b1", "b3", "b4", "own"]
    assert stream[1] == translated
    table = stream[2]["value"]["table"]
    assert table["rows"] == [{"values": ["", "20"]}, {"values": ["", "30"]}]
    assert [column["heading"] for column in table["columns"]] == ["", ""]


def test_pictures_come_along_when_a_translation_begins_and_stay_away_when_taken_out(index) -> None:
    image = make_image()
    picture = {"type": "image", "id": "b0", "value": {"image": image.pk, "caption": ""}}
    page = page_with(index, [picture, HEADING, TEXT])

    save_texts(draft_of(page), {"body:b1.text": "为什么种树"}, None)
    assert chinese_of(page)[0] == picture

    draft = draft_of(page)
    draft.body_zh_hans = chinese_of(page)[1:]
    draft.save_revision()
    save_texts(draft_of(page), {"body:b2": "<p>树木降温。</p>"}, None)
    assert [block["id"] for block in chinese_of(page)] == ["b1", "b2"]


def test_cells_are_written_one_by_one(index) -> None:
    page = page_with(index, [TABLE])

    save_texts(draft_of(page), {"body:b4.table.rows.1.0": "榆树"}, None)
    save_texts(draft_of(page), {"body:b4.table.rows.0.0": "橡树"}, None)

    (table,) = chinese_of(page)
    assert table["value"]["table"]["rows"] == [
        {"values": ["橡树", "20"]},
        {"values": ["榆树", "30"]},
    ]


def test_a_table_of_other_columns_is_left_alone(index) -> None:
    other = json.loads(json.dumps(TABLE))
    other["value"]["table"]["columns"].pop()
    other["value"]["table"]["rows"] = [{"values": ["橡树"]}]
    page = page_with(index, [TABLE], [other])

    assert [key for key in keys(page) if key.startswith("body")] == []
    assert save_texts(draft_of(page), {"body:b4.table.caption": "高度"}, None) == 0


def test_words_of_inline_rows_are_written(index) -> None:
    page = page_with(index, [])
    page.figures.add(page.figures.model(value="12", label_en="trees", sort_order=0))
    page.save_revision().publish()
    (key,) = [key for key in keys(page) if key.startswith("figures:")]

    save_texts(draft_of(page), {key: "棵树"}, None)

    assert draft_of(page).figures.get().label_zh_hans == "棵树"
    assert NewsPage.objects.get(pk=page.pk).figures.get().label_zh_hans in (None, "")


def test_records_without_drafts_are_saved(index) -> None:
    topic = make_topic(name_zh_hans="", public_zh_hans=False)
    image = make_image(caption_en="Dusk", caption_zh_hans="")

    save_texts(draft_of(topic), {"name": "气候变化"}, None)
    save_texts(draft_of(image), {"caption": "黄昏"}, None)

    topic.refresh_from_db()
    image.refresh_from_db()
    assert (topic.name_zh_hans, image.caption_zh_hans) == ("气候变化", "黄昏")
    assert topic.revisions.count() == 1
    assert image.alt_text_zh_hans == "黄昏时的广场"


def test_a_chinese_original_is_translated_into_english(index) -> None:
    page = make_news(
        index,
        source_language="zh-hans",
        headline_en="",
        headline_zh_hans="树",
        summary_en="",
        public_en=False,
        slug="shu",
    )

    save_texts(draft_of(page), {"headline": "Trees"}, None)

    assert draft_of(page).headline_en == "Trees"
