"""Which words of articles, publications and events exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from news import models


@register((models.NewsIndexPage, models.PublicationIndexPage, models.EventIndexPage))
class IndexPageTranslation(TranslationOptions):
    """The lists of the section."""

    fields = ("intro",)


@register(models.NewsPage)
class NewsPageTranslation(TranslationOptions):
    """An article; each edition has its own date of data."""

    fields = ("subhead", "body", "dateline_place", "data_as_of", "series")


@register(models.NewsFigure)
class NewsFigureTranslation(TranslationOptions):
    """A figure in an article."""

    fields = ("qualifier", "label")


@register(models.Correction)
class CorrectionTranslation(TranslationOptions):
    """A correction; the quoted words stay in their own language."""

    fields = ("reason",)


@register(models.PublicationPage)
class PublicationPageTranslation(TranslationOptions):
    """A publication."""

    fields = ("series", "contents", "body")


@register(models.EventPage)
class EventPageTranslation(TranslationOptions):
    """An event."""

    fields = ("status_reason", "venue", "discussion", "outcomes", "body")


@register(models.EventSpeaker)
class EventSpeakerTranslation(TranslationOptions):
    """A speaker."""

    fields = ("name", "title")


@register(models.AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    """A line of the programme."""

    fields = ("title",)
