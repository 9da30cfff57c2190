"""How names are ordered and looked up, case by case; the database only compares what is made."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities_site.library.readings import folded, lookup_patterns, lookup_text
from cities_site.library.sorting import sort_key

# In the order in which a reader of each language expects them.
CHINESE_ORDER = [
    "100城市网络",
    "22号实验室",
    "北京市",
    "长沙市",
    "朝阳区",
    "重庆市",
    "COVID-19基金",
    "都江堰市",
    "贵阳市",
    "涡阳县",
    "洪洞县",
    "六安市",
    "六合区",
    "漯河市",
    "吕梁市",
    "MCSR CA商务理事会",
    "番禺区",
    "泉州市",
    "单县",
    "深圳市",
    "台州市",
    "UNIDO",
    "西安市",
    "厦大",
    "厦门市",
    "荥阳市",
    "铅山县",
    "荥经县",
    "乐清市",
]
ENGLISH_ORDER = [
    "100 Cities",
    "Ångström Institute",
    "bergamo",
    "The City of Bergamo",
    "Côte Network",
    "Île Council",
    "isfahan",
    "Łódź",
    "“Quanzhou” Bureau",
    "São Paulo",
    "Theatre Union",
    "UN Tourism",
    "ＵＮＤＰ",
    "Xi an Bureau",
    "Xiamen",
    "Xi'an Museum",
]
# Query, names of a record, whether they are meant.
LOOKUPS = [
    ("xa", ["西安市"], True),
    ("xi'an", ["西安市"], True),
    ("xian", ["西安市"], True),
    ("Xī'ān", ["西安市"], True),
    ("xi an", ["西安市"], True),
    ("XIAN", ["中国西安市人民政府"], True),
    ("qz", ["泉州市"], True),
    ("quanz", ["泉州市"], True),
    ("qz", ["西安市"], False),
    ("uan", ["泉州市"], False),
    ("州", ["泉州市"], True),
    ("泉州市人", ["泉州市"], False),
    ("泉州", ["Quanzhou"], False),
    ("长", ["长沙市"], True),
    ("changsha", ["长沙市"], True),
    ("zhangsha", ["长沙市"], False),
    ("cq", ["重庆市"], True),
    ("shanxian", ["单县人民政府"], True),
    ("lvliang", ["吕梁市"], True),
    ("lüliang", ["吕梁市"], True),
    ("luliang", ["吕梁市"], True),
    ("gonglv", ["工率"], True),
    ("gongshuai", ["工率"], True),
    ("xa", ["西广机构"], False),
    ("xbs", ["西湖博士"], False),
    ("unossc", ["United Nations Office for South-South Cooperation"], True),
    ("south south", ["United Nations Office for South-South Cooperation"], True),
    ("cooperation nations", ["United Nations Office for South-South Cooperation"], True),
    ("nations health", ["United Nations Office for South-South Cooperation"], False),
    ("sao paulo", ["São Paulo"], True),
    ("SÃO", ["Sao Paulo"], True),
    ("lodz", ["Łódź"], True),
    ("ｕｎｉｄｏ", ["UNIDO"], True),
    ("mcsr-ca", ["MCSR CA"], True),
    ("mcsr泉州", ["泉州市", "MCSR CA"], True),
    ("nido", ["UNIDO"], True),
    ("Straße", ["STRASSE"], True),
    ("廈門", ["厦门市"], True),
    ("台北", ["臺北市"], True),
    ("臺北", ["台北市"], True),
]


@pytest.mark.parametrize(("language", "order"), [("zh-hans", CHINESE_ORDER), ("en", ENGLISH_ORDER)])
def test_sort_keys_put_names_where_readers_look(language: str, order: list[str]) -> None:
    shuffled = random.Random(1).sample(order, len(order))

    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == order
    assert all(re.fullmatch("[a-z0-9 ]+", sort_key(name, language)) for name in order)


@pytest.mark.parametrize(("query", "names", "meant"), LOOKUPS)
def test_a_name_is_found_by_what_readers_write(query: str, names: list[str], meant: bool) -> None:
    patterns = lookup_patterns(query)

    assert patterns
    assert all(re.search(pattern, lookup_text(names)) for pattern in patterns) is meant


def test_a_reading_by_hand_is_the_only_one_of_the_first_name() -> None:
    text = lookup_text(["单县", "漯河"], "dan xian")

    for query, found in (("danxian", True), ("shanxian", False), ("dx", True), ("luohe", True)):
        [pattern] = lookup_patterns(query)
        assert bool(re.search(pattern, text)) is found, query


@given(st.text(max_size=300))
def test_any_text_can_be_looked_for_and_finds_the_name_that_it_is(text: str) -> None:
    patterns = lookup_patterns(text)

    assert len(patterns) <= 8
    assert bool(patterns) == bool(folded(text[:100]))
    assert all(re.search(pattern, lookup_text([text])) for pattern in patterns)
