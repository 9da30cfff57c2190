"""Owns articles, publications and events, their lists, and the feed of what is new.

May import pilots, partners, cities_site.library and cities_site.bilingual.
"""
