"""Owns the search page of the public site.

May import every section and cities_site.library and cities_site.bilingual; not home or desk.
"""
