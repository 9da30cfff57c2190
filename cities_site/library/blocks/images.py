"""An image inside a text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock
from wagtail.images.blocks import ImageChooserBlock

from cities_site.library.blocks.structure import ShownBlock, ShownValue


class ImageValue(ShownValue):
    """An image with the words that go with it here."""

    @property
    def is_shown(self) -> bool:
        """Tell whether the image still exists."""
        return self.get("image") is not None


class ImageBlock(ShownBlock):
    """One image with its caption and credit."""

    image = ImageChooserBlock(
        label=_("Image"), help_text=_("Its alternative text is written with the image itself.")
    )
    caption = CharBlock(
        label=_("Caption"),
        max_length=500,
        required=False,
        help_text=_("What the picture adds here; leave empty to use the image's own caption."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"
        value_class = ImageValue
