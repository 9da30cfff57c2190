"""The alphabetical order of names: by letter in English, by pinyin in Chinese."""

from typing import Any

from django.db.models import Func

from cities_site.library.readings import reading

SORT_KEY_LENGTH = 255


def sort_key(name: str | None, language: str) -> str:
    """Return the text that puts a name in its place in a list of one language.

    Pinyin is read from whole phrases, so that 长沙 sorts under "chang" and 重庆 under "chong";
    a code-point order would be meaningless to a Chinese reader. Case, accents and signs decide
    nothing, nor does a leading "The" in English; numbers come before letters, and Latin names
    stand among Chinese ones by their letters.
    """
    key = reading(name or "")
    if language == "en":
        key = key.removeprefix("the ")
    return key[:SORT_KEY_LENGTH]


class ByteOrder(Func):
    """Orders by the bytes of a sort key, whatever collation the database was made with.

    Others pass over spaces, which would put 厦门 (xia men) before 西安 (xi an).
    """

    arity = 1
    template = '%(expressions)s COLLATE "C"'

    def as_sqlite(self, *args: Any, **kwargs: Any) -> tuple[str, Any]:
        """Return what SQLite calls the same order."""
        return self.as_sql(*args, template="%(expressions)s COLLATE BINARY", **kwargs)
