"""Owns the read-only JSON API of all public content, its description, and the open data page.

May import every section and cities_site.library and cities_site.bilingual; not home, search,
desk or demo.
"""
