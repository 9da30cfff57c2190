"""The approved terms of the glossary, as the checks need them."""

from cities_site.bilingual.languages import CHINESE, ENGLISH, words
from cities_site.desk.quality.wording import Term
from cities_site.library.models import GlossaryTerm

# Words of the interface and of web pages have other renderings in running text.
CATEGORIES = (GlossaryTerm.Category.PROJECT,)


def approved_terms() -> list[Term]:
    """Return the confirmed terms of the project, in one query."""
    confirmed = GlossaryTerm.objects.filter(
        status=GlossaryTerm.Status.CONFIRMED, category__in=CATEGORIES
    )
    terms = [
        Term(
            words(term, "term", ENGLISH),
            words(term, "term", CHINESE),
            term.forbidden_in(CHINESE),
            term.forbidden_in(ENGLISH),
        )
        for term in confirmed
    ]
    return [term for term in terms if term.english and term.chinese]
