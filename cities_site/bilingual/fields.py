"""Model fields of bilingual records."""

from typing import Any

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """A StreamField whose block tree stays out of migrations.

    Each registered stream has three columns, so Wagtail's own field would write its whole tree
    three times at every change of a block.  Migrations see an empty tree: the column is the same.
    """

    def deconstruct(self) -> tuple[str, str, list, dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [[]], options
