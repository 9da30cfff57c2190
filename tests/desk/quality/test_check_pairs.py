"""The checks against pairs that are right and pairs in which one thing is wrong."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from cities_site.desk.quality.findings import WARNING
from cities_site.desk.quality.numerals import han_value
from cities_site.desk.quality.passage import check_passage
from cities_site.desk.quality.typography import corrected
from cities_site.desk.quality.wording import Term, check_terms

FOLDER = Path(__file__).parent
CORRECT, WRONG = FOLDER / "correct_pairs.csv", FOLDER / "wrong_pairs.csv"
# Written without a look at the checks, as translators would: what they were measured with.
INDEPENDENT_CORRECT = FOLDER / "independent_correct_pairs.csv"
INDEPENDENT_WRONG = FOLDER / "independent_wrong_pairs.csv"
# Of 60 errors at least 57 are to be caught.
CAUGHT_AT_LEAST = 57 / 60


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="") as opened:
        return list(csv.DictReader(opened))


def run(file: Path | str) -> dict[str, list[str]]:
    """Return the kinds that the command finds, by the id of the pair."""
    output = io.StringIO()
    call_command("check_pairs", str(file), stdout=output)
    lines = [json.loads(line) for line in output.getvalue().splitlines()]
    return {line["id"]: [item["kind"] for item in line["findings"]] for line in lines}


@pytest.mark.parametrize(("file", "count"), [(CORRECT, 100), (INDEPENDENT_CORRECT, 200)])
def test_correct_pairs_raise_no_alarm(file: Path, count: int) -> None:
    found = run(file)

    assert len(found) >= count
    assert {name: kinds for name, kinds in found.items() if kinds} == {}


@pytest.mark.parametrize(("file", "count"), [(WRONG, 90), (INDEPENDENT_WRONG, 180)])
def test_wrong_pairs_are_caught_by_the_right_kind(file: Path, count: int) -> None:
    found = run(file)
    missed = [row["id"] for row in rows(file) if row["kind"] not in found[row["id"]]]

    assert len(found) >= count
    assert len(missed) <= (1 - CAUGHT_AT_LEAST) * len(found), missed


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "lacks the columns: id, en, zh"),
        (b"id,en\n1,a\n", "lacks the columns: zh"),
        ("id,en,zh\n1,a,泉州\n".encode("gbk"), "is not UTF-8"),
        (None, "Cannot read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(
    tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    file = tmp_path / "pairs.csv"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=complaint):
        run(file)


def test_columns_may_come_in_any_order_and_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_bytes("\ufeffzh,id,en\n有60个城市,x,50 cities\n".encode())

    assert run(file) == {"x": ["number"]}


@pytest.mark.parametrize(
    "text", ["", "\x00", "(" * 5_000, "一" * 50_000, "1,2,3" * 9_999, "[" * 99, "9" * 20_000]
)
def test_no_text_is_too_strange(text: str) -> None:
    check_passage(text, "泉州" + text)
    check_passage("Quanzhou " + text, text)


def test_a_message_names_the_words_and_what_to_do_in_the_readers_language() -> None:
    with translation.override("zh-hans"):
        [finding] = check_passage("50 cities", "60个城市")

    assert "50" in finding.message
    assert "中文" in finding.message


@pytest.mark.parametrize(
    "row", rows(CORRECT) + rows(INDEPENDENT_CORRECT), ids=lambda row: row["id"]
)
def test_a_correct_text_is_left_alone_by_the_correction(row: dict[str, str]) -> None:
    assert corrected(row["zh"]) == row["zh"]
    assert corrected(row["en"]) == row["en"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("城市,乡镇(村)都在学习!", "城市，乡镇（村）都在学习！"),
        ("2020年得到 UNDP 的支持.", "2020年得到UNDP的支持。"),
        ('他说:"好"', "他说：“好”"),
        ("见https://a.org/x,y 和 a@b.org", "见https://a.org/x,y和a@b.org"),
        ("等等...", "等等……"),
        ("运行`a, b`即可", "运行`a, b`即可"),
    ],
)
def test_one_action_corrects_all_of_a_passage(wrong: str, right: str) -> None:
    assert corrected(wrong) == right
    assert corrected(right) == right


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("五十", 50),
        ("二〇二六", 2026),
        ("一百零五", 105),
        ("一亿二千万", 120_000_000),
        ("一万两千", 12_000),
        ("万", None),
    ],
)
def test_chinese_numerals_are_read_by_value(numeral: str, value: int | None) -> None:
    assert han_value(numeral) == value


TERMS = [
    Term("city", "城市"),
    Term("pilot city", "试点城市"),
    Term("UN", "联合国"),
]


@pytest.mark.parametrize(
    ("english", "chinese", "missing"),
    [
        ("Pilot cities met.", "试点城市开会。", []),
        ("A pilot city met.", "试点开会。", ["pilot city"]),
        ("The UN helps.", "联合国提供帮助。", []),
        ("The UN helps.", "联和国提供帮助。", ["UN"]),
        ("It is un-like any.", "与众不同。", []),
    ],
)
def test_terms_are_sought_by_their_longest_form(
    english: str, chinese: str, missing: list[str]
) -> None:
    assert [item.excerpt for item in check_terms(english, chinese, TERMS)] == missing


def test_a_small_quantity_that_was_left_out_is_a_question_and_no_error() -> None:
    [left_out] = check_passage("Three pilot projects are under way.", "试点项目正在实施。")
    [added] = check_passage("Pilot projects are under way.", "三个试点项目正在实施。")

    assert (left_out.severity, left_out.excerpt) == (WARNING, "Three")
    assert (added.severity, added.excerpt) == (WARNING, "三")


def test_a_fraction_is_the_same_in_words_as_a_percentage_and_with_a_stroke() -> None:
    for chinese in ("四分之三的城市", "75%的城市", "3/4的城市", "每四个城市中有三个"):
        assert check_passage("Three out of four cities", chinese) == []
    assert check_passage("Three out of four cities", "1/0的城市")
