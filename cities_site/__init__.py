"""The Cities Project website: one Wagtail site whose pages hold English and Chinese in one record."""
