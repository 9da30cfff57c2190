"""Tells words of the interface that stand in the wrong language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from cities_site.bilingual.languages import CHINESE, ENGLISH, language_tag
from cities_site.desk.catalogue.files import own_catalogue, read_catalogue

# What code fills in, such as %(count)s; anything may stand there.
_BLANK = re.compile(r"%\(\w+\)[a-z]")
# Signs alone belong to no language, and a short word between blanks could be anything.
_WORDS = re.compile(r"[A-Za-z]{2}|[\u4e00-\u9fff]")
_SEVERAL_WORDS = re.compile(r"[A-Za-z]{4}|[\u4e00-\u9fff]{2}")


class InterfaceWords:
    """The messages of the interface in one language, as they look on a page."""

    def __init__(self, messages: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._patterns: list[re.Pattern[str]] = []
        for message in messages:
            fixed = _BLANK.split(" ".join(message.split()))
            if len(fixed) == 1:
                if _WORDS.search(fixed[0]):
                    self._whole.add(fixed[0])
            elif any(_SEVERAL_WORDS.search(part) for part in fixed):
                self._patterns.append(re.compile(".+".join(map(re.escape, fixed))))
        self.includes = lru_cache(maxsize=None)(self._includes)

    def _includes(self, text: str) -> bool:
        return text in self._whole or any(pattern.fullmatch(text) for pattern in self._patterns)


def words_of_the_other_language() -> dict[str, InterfaceWords]:
    """Return, by language tag, the messages that must not stand in a text so marked."""
    english, chinese = [], []
    path = own_catalogue(Path(settings.BASE_DIR) / "locale", "zh_Hans")
    for message in read_catalogue(path):
        if not message.id:
            continue
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        # A name that is the same in both languages is in neither.
        english += [text for text in originals if text and text not in texts]
        chinese += [text for text in texts if text and text not in originals]
    return {
        language_tag(CHINESE): InterfaceWords(english),
        language_tag(ENGLISH): InterfaceWords(chinese),
    }
