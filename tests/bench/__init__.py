"""Measures the site with 1,000 news pages; run it with `make bench`."""
