"""Owns the partner registry: organisations, their names over time, and their public pages.

May import cities_site.library and cities_site.bilingual.
"""
