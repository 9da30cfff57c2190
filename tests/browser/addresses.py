"""One address for every template, in the form they have below a language."""

HOME = ""
ARTICLE = "news/quanzhou-donates-100000-surgical-masks-bergamo/"
EVERY_PART = [
    f"{section}/every-part/"
    for section in ("news", "publications", "events", "pilot-projects", "partners")
]
# Seeded pages show what readers meet; the pages with every part show what editors can make.
PAGES = [
    HOME,
    "about/",
    "news/",
    "news/?page=2",
    "news/?lang=all",
    "news/?year=2018&kind=news",
    "news/?year=1999",
    ARTICLE,
    "publications/",
    "publications/city-to-city-partnerships-sstc-sustainable-urban-development/",
    "events/",
    "events/south-south-cooperation-between-cities-for-climate-action/",
    "pilot-projects/",
    "pilot-projects/?view=map",
    "pilot-projects/khajura/",
    "partners/",
    "partners/?view=map",
    "partners/mcsr-ca-business-council/",
    *EVERY_PART,
    "events/ahead/",
    "news/every-part/versions/1/",
    "news/withdrawn/",
    "contact/?reason=partner&about=/en/partners/every-part/",
    "contact/thanks/",
    "feedback/?about=/en/news/",
    f"qr/?path=/en/{ARTICLE}",
    "subscribe/",
    "subscribe/asked/",
    "subscribe/confirmed/",
    "unsubscribe/00000000-0000-0000-0000-000000000000/",
    "glossary/",
    "key-figures/",
    "services/",
    "language-parity/",
    "removals/",
    "self-check/",
    "open-data/",
    "open-data/partners/",
    "search/",
    "search/?q=Quanzhou",
    "search/?q=cities&kind=news",
    "search/?q=Quanzhuo",
    "search/?q=nothing-at-all",
]
REMOVED = "news/removed/"
NO_SUCH_PAGE = "no-such-page/"
EXPIRED_LINK = "subscribe/confirm/expired/"
# The page that exists in the other language only.
NOT_AVAILABLE = {"en": "news/chinese-only/", "zh-hans": "news/english-only/"}


def addresses(language: str) -> list[tuple[str, int]]:
    """Return every address below a language, with the status that it answers with."""
    pages = [(path, 200) for path in PAGES]
    gone = [(REMOVED, 410), (EXPIRED_LINK, 410)]
    return [*pages, *gone, (NO_SUCH_PAGE, 404), (NOT_AVAILABLE[language], 404)]
