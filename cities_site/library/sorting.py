"""The alphabetical order of names: by letter in English, by pinyin in Chinese."""

import unicodedata

from pypinyin import Style, lazy_pinyin

SORT_KEY_LENGTH = 255


def sort_key(name: str, language: str) -> str:
    """Return the text that puts a name in its place in the registry of one language.

    Pinyin is read from whole phrases, so that 长沙 sorts under "chang" and 重庆 under "chong";
    a code-point order would be meaningless to a Chinese reader.
    """
    if language == "zh-hans":
        syllables = lazy_pinyin(name.strip(), style=Style.NORMAL)
        key = " ".join(" ".join(syllables).split())
    else:
        # Accents are dropped so that "Île" stands beside "Ile" on every database.
        decomposed = unicodedata.normalize("NFKD", name.strip())
        key = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        key = key.removeprefix("The ").removeprefix("the ")
    return key.casefold()[:SORT_KEY_LENGTH]
