"""The Cities Project website: one Wagtail site in English and Chinese."""
