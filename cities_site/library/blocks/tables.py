"""A table with a caption and typed columns."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DecimalBlock, RichTextBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cities_site.library.blocks.structure import ShownBlock, ShownValue


class TableValue(ShownValue):
    """A table together with the caption that is written in it."""

    @property
    def is_shown(self) -> bool:
        """Tell whether the table has any row."""
        table = self.get("table")
        return bool(table and table.columns and table.row_data)

    @property
    def caption(self) -> str:
        """Return the caption that editors write above the table."""
        return self["table"].caption


class TableBlock(ShownBlock):
    """Rows and columns; the first row of headings is required by the editor."""

    table = TypedTableBlock(
        [
            ("text", CharBlock(label=_("Text"), required=False)),
            ("number", DecimalBlock(label=_("Number"), required=False)),
            (
                "rich_text",
                RichTextBlock(label=_("Text with links"), required=False, features=["link"]),
            ),
        ],
        label=_("Table"),
        help_text=_("Give the table a caption and every column a heading."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        value_class = TableValue
