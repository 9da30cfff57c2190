"""What each licence asks of whoever passes a work on: its address, and a notice on translations.

Creative Commons licences ask for a link to their text. Those for intergovernmental organisations
(3.0 IGO) come with a notice that the originator prescribes for translations that it did not make,
in the wording that the World Health Organization and other agencies print in their works. The
licences 4.0 ask that changes be indicated (section 3(a)(1)(B) of their text).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.library.fields import Licence

_NOTICE_OF_ORIGINATOR = {
    ENGLISH: gettext_lazy(
        "This translation was not created by %(originator)s. %(Originator)s is not responsible "
        "for the content or accuracy of this translation. The original English edition shall be "
        "the binding and authentic edition."
    ),
    CHINESE: gettext_lazy(
        "This translation was not created by %(originator)s. %(Originator)s is not responsible "
        "for the content or accuracy of this translation. The original Chinese edition shall be "
        "the binding and authentic edition."
    ),
}
_NOTICE_OF_CHANGE = {
    ENGLISH: gettext_lazy("This is a translation of the English original."),
    CHINESE: gettext_lazy("This is a translation of the Chinese original."),
}
_CREATIVE_COMMONS = "https://creativecommons.org/"


@dataclass(frozen=True)
class LicenceTerms:
    """Where a licence can be read, and its notice on translations by language of the original."""

    url: str
    translation_notices: dict[str, str | Promise] | None = None


def _licence(path: str, notices: dict[str, str | Promise] | None = None) -> LicenceTerms:
    return LicenceTerms(f"{_CREATIVE_COMMONS}{path}/", notices)


# A licence without terms of its own has no page to link and asks for no notice. Licences without
# derivatives (ND) permit no translation, so they prescribe nothing for one.
TERMS = {
    Licence.CC0_1_0: _licence("publicdomain/zero/1.0"),
    Licence.CC_BY_4_0: _licence("licenses/by/4.0", _NOTICE_OF_CHANGE),
    Licence.CC_BY_SA_4_0: _licence("licenses/by-sa/4.0", _NOTICE_OF_CHANGE),
    Licence.CC_BY_NC_4_0: _licence("licenses/by-nc/4.0", _NOTICE_OF_CHANGE),
    Licence.CC_BY_NC_SA_4_0: _licence("licenses/by-nc-sa/4.0", _NOTICE_OF_CHANGE),
    Licence.CC_BY_3_0_IGO: _licence("licenses/by/3.0/igo", _NOTICE_OF_ORIGINATOR),
    Licence.CC_BY_NC_3_0_IGO: _licence("licenses/by-nc/3.0/igo", _NOTICE_OF_ORIGINATOR),
    Licence.CC_BY_NC_ND_3_0_IGO: _licence("licenses/by-nc-nd/3.0/igo"),
    Licence.CC_BY_NC_SA_3_0_IGO: _licence("licenses/by-nc-sa/3.0/igo", _NOTICE_OF_ORIGINATOR),
}


def licence_url(licence: str) -> str:
    """Return the address of a licence's own text, or "" where it has none."""
    terms = TERMS.get(licence)
    return terms.url if terms else ""


def translation_notice(licence: str, originator: str, original: str) -> str:
    """Return the notice that `licence` asks for beside a translation, in the active language.

    `originator` names whoever made the work, or is empty where nobody recorded it; `original` is
    the language of the original. The answer is "" where the licence asks for no notice.
    """
    terms = TERMS.get(licence)
    if terms is None or terms.translation_notices is None:
        return ""
    name = originator or gettext("the original publisher")
    notice = str(terms.translation_notices[original])
    return notice % {"originator": name, "Originator": capfirst(name)}
