"""Which words of the partner registry exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from partners.models import FormerName, PartnerFigure, PartnerIndexPage, PartnerPage


@register(PartnerIndexPage)
class PartnerIndexPageTranslation(TranslationOptions):
    """The registry page."""

    fields = ("intro",)


@register(PartnerPage)
class PartnerPageTranslation(TranslationOptions):
    """An organisation."""

    fields = ("body",)


@register(FormerName)
class FormerNameTranslation(TranslationOptions):
    """A former name."""

    fields = ("name",)


@register(PartnerFigure)
class PartnerFigureTranslation(TranslationOptions):
    """A figure."""

    fields = ("qualifier", "label")
