"""An HTML page as a crawler sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin

from lxml import html

# Texts that readers see or hear although they are attributes.
SPOKEN = ("alt", "aria-label", "title", "placeholder", "data-label")
UNSEEN = frozenset({"script", "style", "template", "head"})
# What a browser loads by itself, and in which attribute its address stands.
LOADED = (
    ("script", "src"), ("img", "src"), ("source", "src"), ("video", "src"), ("audio", "src"),
    ("iframe", "src"), ("embed", "src"), ("object", "data"), ("video", "poster"), ("use", "href"),
)  # fmt: skip
LOADING_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(frozen=True)
class Document:
    """One page: its address, with scheme and host, and its markup."""

    address: str
    markup: str = field(repr=False)

    @cached_property
    def root(self) -> html.HtmlElement:
        """The parsed page."""
        return html.document_fromstring(self.markup)

    @property
    def language(self) -> str:
        """The language that the page declares."""
        return self.root.get("lang", "")

    @property
    def main_headings(self) -> int:
        """How many headings of the first level there are."""
        return len(self.root.findall(".//h1"))

    @property
    def canonical(self) -> str:
        """The address by which the page wants to be known, "" where it names none."""
        return next((link.get("href") for link in self._links("canonical")), "")

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses of the versions by language, of readers of other languages too."""
        links = self._links("alternate")
        return {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}

    def _links(self, relation: str) -> list[html.HtmlElement]:
        found = self.root.iterfind(".//link[@href]")
        return [link for link in found if relation in link.get("rel", "").split()]

    @cached_property
    def fragments(self) -> set[str]:
        """The places of the page that an address can point at."""
        return {element.get("id") for element in self.root.iterfind(".//*[@id]")}

    @cached_property
    def targets(self) -> list[str]:
        """The addresses that the page leads to, whole, with their fragments."""
        elements = [*self.root.iterfind(".//a[@href]"), *self._links("alternate")]
        return [urljoin(self.address, element.get("href").strip()) for element in elements]

    @property
    def loaded(self) -> Iterator[str]:
        """Yield the addresses that a browser loads with the page, whole."""
        for tag, attribute in LOADED:
            for element in self.root.iterfind(f".//{tag}[@{attribute}]"):
                yield urljoin(self.address, element.get(attribute))
        for element in self.root.iterfind(".//*[@srcset]"):
            for candidate in element.get("srcset").split(","):
                yield urljoin(self.address, candidate.split()[0])
        for link in self.root.iterfind(".//link[@href]"):
            if LOADING_RELATIONS & set(link.get("rel", "").split()):
                yield urljoin(self.address, link.get("href"))

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every text that readers see or hear, with the language it is marked with."""
        yield from _texts(self.root, self.language)


def _texts(element: html.HtmlElement, language: str) -> Iterator[tuple[str, str]]:
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    language = element.get("lang") or language
    for name in SPOKEN:
        if value := element.get(name, "").strip():
            yield language, value
    for text in (element.text, *(child.tail for child in element)):
        if text and (words := " ".join(text.split())):
            yield language, words
    for child in element:
        yield from _texts(child, language)
