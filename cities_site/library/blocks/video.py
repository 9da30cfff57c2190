"""A video as a picture with plain links: nothing is loaded from another host."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructValue,
    URLBlock,
)
from wagtail.images.blocks import ImageChooserBlock

from cities_site.library.blocks.structure import ShownBlock, ShownValue
from cities_site.library.fields import TEXT_FEATURES, FileLanguage


class VideoLinkValue(StructValue):
    """One place where the video can be watched."""

    @property
    def host(self) -> str:
        """Return the host that the link leads to, to be named beside it."""
        return urlsplit(self.get("url") or "").hostname or ""

    @property
    def language_label(self) -> str:
        """Return the name of the language spoken there, in the active language."""
        return str(dict(FileLanguage.choices).get(self.get("language"), ""))


class VideoLinkBlock(StructBlock):
    """One platform that shows the video in one language."""

    platform = CharBlock(
        label=_("Platform"), max_length=80, help_text=_("The name of the platform.")
    )
    url = URLBlock(label=_("Address"))
    language = ChoiceBlock(label=_("Language"), choices=FileLanguage.choices, default="en")
    may_not_open = BooleanBlock(
        label=_("May not open in some places"),
        required=False,
        help_text=_("Tick for platforms that cannot be reached everywhere."),
    )

    class Meta:
        icon = "link"
        label = _("Link to the video")
        value_class = VideoLinkValue


class VideoValue(ShownValue):
    """A video that can still be watched somewhere."""

    @property
    def is_shown(self) -> bool:
        """Tell whether there is a link to follow or a transcript to read."""
        return bool(self.get("links") or self.get("transcript"))


class VideoBlock(ShownBlock):
    """A video: title, poster, links to platforms and the transcript."""

    title = CharBlock(label=_("Title"), max_length=200)
    poster = ImageChooserBlock(
        label=_("Poster image"),
        required=False,
        help_text=_("A still picture from the video, kept on this site."),
        layouts=("video",),
    )
    links = ListBlock(VideoLinkBlock(), label=_("Links"), min_num=0)
    transcript = RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("What is said in the video, for readers who cannot watch or hear it."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
        value_class = VideoValue
