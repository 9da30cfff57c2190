"""What the pages of items show to readers of one language, gathered for their templates."""
