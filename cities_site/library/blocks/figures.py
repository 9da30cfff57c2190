"""A number that says when it was true and who said so."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DateBlock

from cities_site.library.blocks.structure import ShownBlock


class FigureBlock(ShownBlock):
    """One dated and sourced value."""

    value = CharBlock(
        label=_("Value"),
        max_length=60,
        help_text=_("The number with its qualifier, such as “close to 50”."),
    )
    label = CharBlock(
        label=_("What is counted"), max_length=160, help_text=_("The words after the number.")
    )
    as_of = DateBlock(
        label=_("Data as of"),
        required=False,
        help_text=_("The day for which the number was true, if the source says so."),
    )
    source = CharBlock(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Who stated the number."),
    )

    class Meta:
        icon = "order"
        label = _("Figure")
        template = "blocks/figure.html"
