"""What happens to pages, for parts of the site that lower layers must not know."""

from django.dispatch import Signal

# Sent with `page` and `update_fields` when a page and all rows beside it are stored.  Django's
# post_save comes before the rows are.
page_stored = Signal()
