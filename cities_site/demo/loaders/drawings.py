"""The drawings beside the articles."""

from typing import Any

from django.core.files.base import ContentFile

from cities_site.demo.artwork import draw_route
from cities_site.demo.loading import Loading
from cities_site.demo.source import in_columns
from cities_site.library.models import SiteImage


def drawing_for_item(loading: Loading, number: int) -> SiteImage | None:
    """Return the drawing made for an item, if there is one."""
    row = next((row for row in loading.content.site["images"] if row["item"] == number), None)
    if row is None:
        return None
    return loading.once(
        f"image:{row['key']}",
        lambda: SiteImage.objects.filter(title=row["title"]).first(),
        lambda: _create(loading, row),
    )


def _create(loading: Loading, row: dict[str, Any]) -> SiteImage:
    image = SiteImage(
        title=row["title"],
        file=ContentFile(draw_route(row["points"], row["ground"]), name=f"{row['key']}.png"),
        # A drawing without words of its own decorates; readers of its page lose nothing.
        is_decorative=row["alt"] is None,
        **in_columns("alt_text", row["alt"]),
        **in_columns("credit", loading.content.site["image_credit"]),
    )
    image.save()
    return image
