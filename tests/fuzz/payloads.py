"""What hostile or careless clients send: values, names, headers, bodies."""

import json
import random
import string

VALUES = [
    "", " ", "\x00", "a\x00b", "\x01\x02\x1f", "\x7f", "'", '"', "\\", "%", "%00", "%zz", "%s%n",
    "../../etc/passwd", "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "0", "-1", "1", "2",
    "²", "١", "1e309", "NaN", "inf", "-0", "0x10", "1_000", " 1 ", "99999999999999999999",
    "2147483648", "-2147483649", "9223372036854775808", "-9223372036854775809", "9" * 400,
    "9" * 5000, "true", "null", "None", "[]", "{}", "[[]]", '{"a":', "[" * 3000, "a" * 3000,
    "泉州", "“泉州", '"泉州', "AND", "OR NOT", "* NEAR(", "a:b", "-", "(", ")", "^", "~", "||",
    "&&", "cities " * 600, "\r\nX: y", "\ud83d".encode("utf-8", "surrogatepass").decode("latin-1"),
    "\u202e", "\ufeff", "ﷺ" * 50, "𠀀", "1944", "1945", "2101", "10000", "00002020",
    "0000-00-00", "0001-01-01", "9999-12-31", "2020-02-30", "2020-01-01T25:00", "9999-12-31T23:59",
    "25:61", "all", "map", "en", "zh-hans", "xx", "image/png", "topic", "covid-19", "pk", "-pk",
    "title", "?", "id__in", "path__startswith", "; DROP TABLE", "sleep(5)", "一二三", "\t", "\n",
    "…", "，", "🙂", "javascript:alert(1)", "//evil.example/", "https://evil.example/", "http://[",
    "abc", "en-us", "1,2,3", "1,abc", "news.NewsPage", "auth.User", "x.y", "wagtailcore.page",
    "a@b@c", "=cmd|' /C calc'!A0", "c" * 255, "汉" * 120,
]  # fmt: skip

# Parameters that views read whether or not a form on the page sends them.
NAMES = [
    "q", "p", "page", "year", "topic", "sdg", "service", "region", "country", "kind", "lang",
    "role", "type", "view", "next", "format", "query", "", "about", "reason", "useful", "path",
    "message", "address", "id", "ids", "ordering", "order", "export", "locale", "site", "tag",
    "tags", "collection_id", "collection", "search", "limit", "offset", "fields", "child_of",
    "descendant_of", "slug", "page_type", "target_pages[]", "target_pages", "match_subclass",
    "user_perms", "can_choose_root", "allow_external_link", "link_text", "link_url", "title",
    "multiple", "term", "is_public", "object_id", "content_type", "app_label", "model", "user",
    "owner", "status", "state", "created_at_from", "created_at_to", "timestamp_from",
    "timestamp_to",
    "latest_revision_created_at_from", "first_published_at_to", "action", "hide_commenting_actions",
    "page_id", "position", "mode", "filter_spec", "element_id", "w-hidden", "per_page", "_w_filter",
    "revision_id", "loaded_revision_id", "loaded_revision_created_at", "in_preview_panel",
    "results", "has_child_pages", "edited_by", "usage_count_min", "usage_count_max", "embedding",
    "action-publish", "action-submit", "action-unpublish", "comment", "include_descendants",
    "overwrite_revision_id", "create_action", "for_explorer", "translation_of", "html_path",
]  # fmt: skip

LANGUAGES = [
    "", "en", "zh", "zh-CN", "zh-TW;q=0.5", "*", ";;;", "q=1", "en;q=x", "a" * 600, "-", "é",
    "en-" + "x-" * 200,
]  # fmt: skip
HOSTS = ["", "evil.example", "testserver:99999", "a b", "[::1", "\\", "泉州.example", "*"]
HEADERS = {
    "If-Modified-Since": ["x", "Thu, 99 Foo 99999 00:00:00 GMT", "0"],
    "If-None-Match": ["*", '"' * 50, "W/"],
    "Range": ["bytes=abc", "bytes=9999999999999-", "bytes=-1", "lines=1"],
    "Referer": ["javascript:x", "http://[", "//", "\\"],
    "Origin": ["null", "http://[", "https://evil.example"],
    "X-Forwarded-For": ["x", ",,,", "999.1.1.1, ::1%eth0"],
    "X-Forwarded-Host": ["evil.example"],
    "X-Requested-With": ["XMLHttpRequest"],
    "Accept": ["application/json", "text/html;q=x", "*/*;*/*", "x" * 500],
    "Authorization": ["Basic x", "Bearer \\"],
    "Content-Length": ["abc", "-1"],
    "Sec-Fetch-Site": ["cross-site"],
}
QUERIES = [
    "%ff%fe", "%zz=%zz", "a=%C0%AF", "q=%ED%A0%80", "&&&&", "=", "====", "q=%00", "q[]=1&q[0]=x",
    "page=1&page=2&page=x", "%u6cc9", "q=" + "%E6%B3%89" * 800,
    "&".join(f"a{n}=1" for n in range(1500)),
    "a;b=c", "?" * 50, "q=" + "%22" * 99, "year=%D9%A1", "+", "%",
]  # fmt: skip
BODIES = [
    ("application/json", "["), ("application/json", "null"), ("application/json", '{"a":' * 2000),
    ("application/json", "[" * 100_000), ("application/json", "9" * 5000), ("text/plain", "x"),
    ("multipart/form-data", "x"), ("multipart/form-data; boundary=", "--\r\n"),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n"),
    ("application/x-www-form-urlencoded; charset=bogus", "a=1"),
    ("application/x-www-form-urlencoded; charset=utf-16", "a=1"),
    ("application/x-www-form-urlencoded", "%ff=%fe&a=%C0"), ("", ""), ("/", "x" * 9000),
]  # fmt: skip


def _raw_text(text: object = "x", **more: object) -> str:
    block = {
        "key": "k", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": [], **more,
    }  # fmt: skip
    return json.dumps({"blocks": [block], "entityMap": {}})


def _one(kind: str, value: str = "", **parts: str) -> dict[str, str]:
    block = {"0-type": kind, "0-id": "", "0-order": "0", "0-deleted": ""}
    if value:
        block["0-value"] = value
    return {"count": "1"} | block | {f"0-value-{name}": part for name, part in parts.items()}


# What the editor of a stream never sends, by the part of the name behind the field's.
STREAMS: list[dict[str, str]] = [
    {"count": "abc"}, {"count": "10"}, {"count": "-1"}, {"count": ""}, {"count": "1e3"},
    {"count": "99999999999999999999"}, {"count": "2", "0-type": "text", "0-deleted": ""},
    _one("text", "{"), _one("text", "[]"), _one("text", "null"), _one("text", "5"),
    _one("text", '{"blocks": 5}'), _one("text", '{"blocks": [5]}'), _one("text", "[" * 5000),
    _one("text", '{"blocks": [{}], "entityMap": {}}'), _one("text", _raw_text(5)),
    _one("text", '{"blocks": [], "entityMap": []}'), _one("text", _raw_text("a\x00b")),
    _one("text", _raw_text(entityRanges=[{"offset": 0, "length": 1, "key": 7}])),
    _one("text", _raw_text(inlineStyleRanges=[{"offset": -1, "length": 99, "style": "X"}])),
    _one("text", _raw_text(type="no-such-type", depth=5000)),
    _one("text", _raw_text(depth="x")), _one("text", '{"a":' * 5000),
    _one("image", image="abc"), _one("image", image="99999999999999999999"), _one("image"),
    _one("image", image="-1"), _one("table", "{"), _one("table", "[]"), _one("table"),
    _one("table", table="{"),
    _one("table", **{"table-column-count": "abc", "table-row-count": "x"}),
    _one("table", **{"table-column-count": "99999999", "table-row-count": "99999999"}),
    _one("table", **{"table-column-count": "1", "table-row-count": "1"}),
    _one("documents", count="abc"), _one("documents", **{"documents-count": "abc"}),
    _one("video", **{"links-count": "abc", "title": "x"}), _one("video", poster="abc"),
    _one("heading", text="x", level="h9"), _one("no-such-block", "x"), _one("", ""),
    _one("key_figure", "abc"), _one("figures", **{"figures-count": "x"}), _one("quotation", "x"),
    _one("text", _raw_text()) | {"0-order": "abc"}, _one("text", _raw_text()) | {"0-id": "x" * 500},
    _one("text", _raw_text()) | {"0-id": "\x00"}, _one("text", _raw_text()) | {"0-order": "9" * 30},
]  # fmt: skip


def value(chance: random.Random) -> str:
    """Return one hostile value; one in five is made up on the spot."""
    if chance.random() < 0.8:
        return chance.choice(VALUES)
    alphabet = chance.choice(
        [string.punctuation + " ", string.printable, "泉州“”、，\x00\x0b\u2028"]
    )
    return "".join(chance.choice(alphabet) for _each in range(chance.randrange(1, 40)))
