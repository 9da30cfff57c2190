"""Owns the self-check: a crawl of the whole public site, its results and their public page.

May import everything but the addresses in cities_site.urls; nothing may import it but those.
"""
