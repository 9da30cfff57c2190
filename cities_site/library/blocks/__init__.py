"""What editors build a body from; one family of blocks per module."""

from cities_site.library.blocks.documents import DocumentsBlock
from cities_site.library.blocks.figures import FigureBlock
from cities_site.library.blocks.images import ImageBlock
from cities_site.library.blocks.links import LinksBlock
from cities_site.library.blocks.tables import TableBlock
from cities_site.library.blocks.text import HeadingBlock, QuotationBlock, TextBlock
from cities_site.library.blocks.video import VideoBlock

# Every body of both languages offers the same blocks, so that either can follow the other.
BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("image", ImageBlock()),
    ("quotation", QuotationBlock()),
    ("figure", FigureBlock()),
    ("table", TableBlock()),
    ("documents", DocumentsBlock()),
    ("links", LinksBlock()),
    ("video", VideoBlock()),
]

__all__ = [
    "BODY_BLOCKS",
    "DocumentsBlock",
    "FigureBlock",
    "HeadingBlock",
    "ImageBlock",
    "LinksBlock",
    "QuotationBlock",
    "TableBlock",
    "TextBlock",
    "VideoBlock",
]
