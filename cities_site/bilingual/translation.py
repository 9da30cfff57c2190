"""What is translated on every page."""

from modeltranslation.translator import TranslationOptions, register

from cities_site.bilingual.models import BasePage


@register(BasePage)
class BasePageTranslation(TranslationOptions):
    """The words of every page."""

    fields = ("headline", "summary", "seo_title", "search_description")
