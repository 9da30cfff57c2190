"""The engine is asked over HTTP; whatever it does wrong is an error in words."""

import json

import pytest

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.desk.machine import engine as engine_module
from cities_site.desk.machine.engine import (
    LibreTranslate,
    MachineTranslationError,
    configured_translator,
)


def ask(texts: list[str] = ("Trees",), is_html: bool = False) -> list[str]:
    return configured_translator().translate(list(texts), ENGLISH, CHINESE, is_html=is_html)


def body(value) -> tuple[int, dict[str, str], bytes]:
    return 200, {}, json.dumps(value).encode()


def test_the_question_has_the_texts_the_languages_and_the_key(engine) -> None:
    assert ask(["Green roofs", "Trees work."]) == ["绿色屋顶", "树木有用。"]

    assert engine.questions == [
        {
            "path": "/translate",
            "q": ["Green roofs", "Trees work."],
            "source": "en",
            "target": "zh",
            "format": "text",
            "api_key": "a-key",
        }
    ]


def test_the_names_of_the_languages_and_the_form_of_the_address_can_differ(
    engine, settings
) -> None:
    settings.MACHINE_TRANSLATION_CHINESE = "zh-Hans"
    settings.MACHINE_TRANSLATION_API_KEY = ""
    settings.MACHINE_TRANSLATION_URL = f"{engine.address}/api/translate"

    configured_translator().translate(["树"], CHINESE, ENGLISH, is_html=True)

    (question,) = engine.questions
    assert (question["source"], question["target"]) == ("zh-Hans", "en")
    assert (question["path"], question["format"]) == ("/api/translate", "html")
    assert "api_key" not in question


def test_many_texts_are_asked_for_in_portions(engine, monkeypatch) -> None:
    monkeypatch.setattr(engine_module, "TEXTS_AT_ONCE", 2)

    assert len(ask(["a", "b", "c", "d", "e"])) == 5

    assert [len(question["q"]) for question in engine.questions] == [2, 2, 1]
    monkeypatch.setattr(engine_module, "CHARACTERS_AT_ONCE", 3)
    ask(["aaaa", "b", "c"])
    assert [len(question["q"]) for question in engine.questions[3:]] == [1, 2]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ((403, {}, b'{"error": "Invalid API key"}'), "Check the key"),
        ((429, {}, b'{"error": "Slowdown"}'), "Wait a little"),
        ((400, {}, b'{"error": "zh is not supported"}'), "error 400. zh is not supported"),
        ((500, {}, b"<html>"), "error 500"),
        ((500, {}, b"[]"), "error 500"),
        ((302, {"Location": "http://127.0.0.1:9/x"}, b""), "error 302"),
        ((200, {}, b"<html>Welcome</html>"), "Check the address"),
        ((200, {}, b"[" * 100_000), "Check the address"),
        ((200, {}, b"\xff\xfe\x00"), "Check the address"),
        (body({"translatedText": []}), "Check the address"),
        (body({"translatedText": ["a", "b"]}), "Check the address"),
        (body({"translatedText": "a"}), "Check the address"),
        (body({"translatedText": [None]}), "Check the address"),
        (body(["a"]), "Check the address"),
        ((200, {"Content-Length": "999"}, b"{"), "does not answer"),
    ],
)
def test_a_wrong_answer_is_an_error_in_words(engine, answer, hint) -> None:
    engine.answer = answer

    with pytest.raises(MachineTranslationError, match=hint):
        ask()


def test_an_answer_without_end_is_cut_off(engine, monkeypatch) -> None:
    monkeypatch.setattr(engine_module, "MAX_ANSWER_BYTES", 1000)
    engine.answer = body({"translatedText": ["译" * 1000]})

    with pytest.raises(MachineTranslationError, match="Check the address"):
        ask()


def test_a_slow_engine_is_given_up(engine, monkeypatch) -> None:
    monkeypatch.setattr(engine_module, "SECONDS", 0.2)
    engine.seconds = 1

    with pytest.raises(MachineTranslationError, match="does not answer"):
        ask()


def test_an_engine_that_is_not_there_is_an_error_in_words(settings) -> None:
    settings.MACHINE_TRANSLATION_ALLOW_HTTP = True

    with pytest.raises(MachineTranslationError, match="127.0.0.1 does not answer"):
        LibreTranslate("http://127.0.0.1:9").translate(["a"], ENGLISH, CHINESE, is_html=False)


@pytest.mark.parametrize("scheme", ["http", "file", "ftp", ""])
def test_texts_travel_encrypted_outside_development(engine, settings, scheme) -> None:
    settings.MACHINE_TRANSLATION_ALLOW_HTTP = False
    address = f"{scheme}://{engine.address.removeprefix('http://')}"

    with pytest.raises(MachineTranslationError, match="https://"):
        LibreTranslate(address).translate(["a"], ENGLISH, CHINESE, is_html=False)
    assert engine.questions == []


def test_without_an_address_there_is_no_engine() -> None:
    assert configured_translator() is None
