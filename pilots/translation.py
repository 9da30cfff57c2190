"""Which words of pilot projects exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from pilots.models import CoFinancing, Indicator, PilotIndexPage, PilotMilestone, PilotPage


@register(PilotIndexPage)
class PilotIndexPageTranslation(TranslationOptions):
    """The list of pilots."""

    fields = ("intro",)


@register(PilotPage)
class PilotPageTranslation(TranslationOptions):
    """A pilot project."""

    fields = ("line", "needs", "body", "contact_role", "data_as_of")


@register(PilotMilestone)
class PilotMilestoneTranslation(TranslationOptions):
    """A dated step."""

    fields = ("label",)


@register(CoFinancing)
class CoFinancingTranslation(TranslationOptions):
    """A contribution."""

    fields = ("source_name", "in_kind")


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    """A measured result."""

    fields = ("name", "unit", "source")
