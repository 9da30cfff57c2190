"""What counts as personal data, in whichever way it is written, and what does not."""

import pytest
from django.test import override_settings

from cities_site.bilingual.personal_data.detection import Kind, find_personal_data
from tests.bilingual.personal_data import strings

FOUND = [
    (kind, text)
    for kind, texts in (
        (Kind.TELEPHONE, strings.TELEPHONES),
        (Kind.EMAIL, strings.EMAILS),
        (Kind.IDENTITY, strings.IDENTITIES),
        (Kind.PASSPORT, strings.PASSPORTS),
        (Kind.BANK, strings.BANKS),
    )
    for text in texts
]


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(FOUND) >= 60
    assert len(set(strings.HARMLESS)) >= 80


@pytest.mark.parametrize(("kind", "text"), FOUND)
@pytest.mark.parametrize(
    "frame", ["{}", "See the note of the city. {} More follows.", "见说明，{}，谢谢。"]
)
def test_personal_data_is_found_however_it_is_written(kind: Kind, text: str, frame: str) -> None:
    findings = find_personal_data(frame.format(text))
    assert kind in [finding.kind for finding in findings], findings


@pytest.mark.parametrize("text", strings.HARMLESS)
@pytest.mark.parametrize("frame", ["{}", "See {} for more.", "见{}。"])
def test_codes_dates_money_and_statistics_raise_no_alarm(text: str, frame: str) -> None:
    with override_settings(PERSONAL_DATA_ROLE_ADDRESSES=["cities@example.org"]):
        assert find_personal_data(frame.format(text)) == []


def test_a_finding_quotes_what_was_written_and_masks_it_for_reports() -> None:
    [finding] = find_personal_data("请联系：１３８ ００１３ ８０００，谢谢。")
    assert finding.text == "１３８ ００１３ ８０００"
    assert finding.passage == "请联系：１３８ ００１３ ８０００，谢谢。"
    assert finding.masked == "１…０"


def test_addresses_of_offices_and_of_their_domains_pass() -> None:
    text = "Write to press@example.org or li.wei@example.com."
    with override_settings(PERSONAL_DATA_ROLE_ADDRESSES=["press@example.org"]):
        assert [finding.text for finding in find_personal_data(text)] == ["li.wei@example.com"]
    with override_settings(PERSONAL_DATA_ROLE_ADDRESSES=["press@example.org", "@example.com"]):
        assert find_personal_data(text) == []


def test_long_texts_without_an_end_are_read_in_time() -> None:
    for hostile in (
        "1" * 50_000,
        "1 3" * 20_000,
        "a.b" * 20_000 + "@",
        "Tel " * 20_000,
        "一" * 50_000,
    ):
        find_personal_data(hostile)
