"""What is known of a publication and needed to cite it; whatever is not known is left empty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from stdnum import isbn

from cities_site.bilingual.languages import language_tag, words
from cities_site.library.fields import DatePrecision
from partners.references import PartnerReference

if TYPE_CHECKING:
    from news.models import PublicationPage

_BETWEEN_AUTHORS = re.compile(r"\s*[,，、;；]\s*")
_KNOWN_PARTS = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2, DatePrecision.DAY: 3}


@dataclass(frozen=True)
class Citation:
    """A publication as readers of one language cite it.

    `authors` are persons, `publishers` the institutions in the order of the title page. `date`
    has as many of year, month and day as are known. `original_title` is empty on the page of the
    original language; its language is `original_language`.
    """

    key: str
    title: str
    language: str
    original_title: str
    original_language: str
    authors: tuple[str, ...]
    publishers: tuple[PartnerReference, ...]
    date: tuple[int, ...]
    date_in_words: str
    series: str
    symbol: str
    isbn: str
    issn: str
    doi: str
    url: str

    @cached_property
    def publisher_names(self) -> list[str]:
        """The institutions as this language calls them, or as they are known."""
        return [publisher.name for publisher in self.publishers]

    @cached_property
    def creators(self) -> list[str]:
        """Who stands first in a citation: the persons, or failing them the institutions."""
        return list(self.authors) or self.publisher_names

    @cached_property
    def doi_url(self) -> str:
        """The address at which the DOI is looked up, or ""."""
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @cached_property
    def language_tag(self) -> str:
        """The BCP 47 tag of the language in which the title is given."""
        return language_tag(self.language)


def cite(
    publication: "PublicationPage",
    publishers: Sequence[PartnerReference],
    language: str,
    url: str,
) -> Citation:
    """Gather the citation of a publication for readers of `language`; asks the database nothing.

    `url` is the absolute address of the publication's page in that language.
    """
    original = publication.source_language
    title = words(publication, "headline", language)
    original_title = words(publication, "headline", original)
    return Citation(
        key=f"{publication.slug}-{language}",
        title=title,
        language=language,
        original_title=original_title if original_title != title else "",
        original_language=original,
        authors=tuple(name for name in _BETWEEN_AUTHORS.split(publication.authors.strip()) if name),
        publishers=tuple(publishers),
        date=known_date(publication),
        date_in_words=publication.published_in_words,
        series=words(publication, "series", language),
        symbol=publication.symbol,
        isbn=isbn.format(publication.isbn) if publication.isbn else "",
        issn=publication.issn,
        doi=publication.doi,
        url=url,
    )


def known_date(publication: "PublicationPage") -> tuple[int, ...]:
    """Return year, month and day of publication, as many of them as are known."""
    date = publication.published_on
    if date is None:
        return ()
    known = _KNOWN_PARTS.get(publication.published_precision, 0)
    return (date.year, date.month, date.day)[:known]
