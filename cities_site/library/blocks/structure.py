"""What every block with fields shares: it is shown only while it has something to show."""

from typing import Any

from wagtail.blocks import StructBlock, StructValue


class ShownValue(StructValue):
    """A block's value that knows whether anything is left to show."""

    @property
    def is_shown(self) -> bool:
        """Tell whether readers see the block; values that lead elsewhere override this."""
        return True


class ShownBlock(StructBlock):
    """A block that renders to nothing when what it leads to has been deleted or withdrawn."""

    def render(self, value: ShownValue, context: dict[str, Any] | None = None) -> str:
        """Return the block's HTML, or nothing."""
        return super().render(value, context=context) if value.is_shown else ""

    class Meta:
        value_class = ShownValue
