"""Which words of the front page and of plain pages exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from cities_site.home.models import ContentPage, HomePage


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    """The front page."""

    fields = ("intro",)


@register(ContentPage)
class ContentPageTranslation(TranslationOptions):
    """A plain page."""

    fields = ("body",)
