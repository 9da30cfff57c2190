"""ASCII slugs from titles of either language."""

import re
import unicodedata

from django.utils.text import slugify
from pypinyin import lazy_pinyin
from pypinyin.seg import mmseg

MAXIMUM_LENGTH = 80
# Up to so many characters, a run of Chinese is most often one name.
_NAME_LENGTH = 4
_HAN_RUN = re.compile(r"[\u3007\u3400-\u9fff]+")


def suggest_slug(title: str) -> str:
    """Return an ASCII slug for `title`, with Chinese read in pinyin; "page" when nothing is left.

    pypinyin's phrases give the readings, so that 重庆 becomes chongqing and 长沙 changsha.  A
    short run of Chinese is a name and stays one word; in a longer one the phrases do.
    """
    folded = unicodedata.normalize("NFKC", title)
    slug = slugify(_HAN_RUN.sub(lambda run: f" {_romanised(run[0])} ", folded))
    if len(slug) > MAXIMUM_LENGTH:
        slug = slug[: MAXIMUM_LENGTH + 1].rpartition("-")[0] or slug[:MAXIMUM_LENGTH]
    return slug or "page"


def _romanised(run: str) -> str:
    words = [run] if len(run) <= _NAME_LENGTH else mmseg.seg.cut(run)
    return " ".join("".join(lazy_pinyin(word)) for word in words)
