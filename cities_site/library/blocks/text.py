"""Blocks of words: headings, paragraphs and quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.rich_text import RichText

from cities_site.bilingual.texts import stored_names
from cities_site.library.blocks.structure import ShownBlock
from cities_site.library.fields import TEXT_FEATURES

LEVELS = [("h2", _("Section")), ("h3", _("Subsection"))]


class HeadingBlock(ShownBlock):
    """A heading inside a text; the page's own title is the only first-level heading."""

    text = CharBlock(
        label=_("Heading"), max_length=160, help_text=_("What the part below is about.")
    )
    level = ChoiceBlock(
        label=_("Level"),
        choices=LEVELS,
        default="h2",
        help_text=_("A subsection belongs under a section."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class TextBlock(RichTextBlock):
    """Paragraphs and lists, with links and emphasis."""

    def __init__(self, **options):
        options.setdefault("features", TEXT_FEATURES)
        super().__init__(**options)

    def get_searchable_content(self, value: RichText) -> list[str]:
        """Return the words, with names by reference in both languages."""
        return super().get_searchable_content(RichText(stored_names(value.source)))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class QuotationBlock(ShownBlock):
    """Words of somebody else, with who said them."""

    text = PlainTextBlock(
        label=_("Quotation"),
        max_length=1000,
        help_text=_("The exact words, without quotation marks."),
    )
    attribution = CharBlock(
        label=_("Attribution"),
        max_length=200,
        required=False,
        help_text=_("Who said it, in which public role."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quotation.html"
