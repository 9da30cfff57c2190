"""What is written twice in the shared library: registrations only."""

from modeltranslation.translator import TranslationOptions, register

from cities_site.library import models


@register(models.SiteImage)
class SiteImageTranslation(TranslationOptions):
    """The words about a picture."""

    fields = ("alt_text", "caption", "credit")


@register(models.SiteDocument)
class SiteDocumentTranslation(TranslationOptions):
    """The title of a document."""

    fields = ("label",)


@register(models.Topic)
class TopicTranslation(TranslationOptions):
    """The words of a topic."""

    fields = ("name", "description")


@register(models.SustainableDevelopmentGoal)
class SustainableDevelopmentGoalTranslation(TranslationOptions):
    """The short title of a goal."""

    fields = ("name",)


@register(models.Service)
class ServiceTranslation(TranslationOptions):
    """The words of a service."""

    fields = ("name", "short_name", "description")


@register(models.Region)
class RegionTranslation(TranslationOptions):
    """The name of a region."""

    fields = ("name",)


@register(models.Country)
class CountryTranslation(TranslationOptions):
    """The name of a country or territory."""

    fields = ("name",)


@register(models.City)
class CityTranslation(TranslationOptions):
    """The name of a city."""

    fields = ("name",)


@register(models.KeyFigure)
class KeyFigureTranslation(TranslationOptions):
    """The words around a figure."""

    fields = ("label", "value_text", "as_of_text", "source")


@register(models.GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    """A term in each language."""

    fields = ("term",)


@register(models.SiteTexts)
class SiteTextsTranslation(TranslationOptions):
    """The names and sentences of the whole site."""

    fields = (
        "short_name",
        "full_name",
        "tagline",
        "primary_cta_label",
        "demo_notice",
        "external_links_disclaimer",
        "map_disclaimer",
        "views_disclaimer",
    )
