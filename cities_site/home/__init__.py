"""Owns the front page and the plain content pages, such as "About" and the legal texts.

May import every section and cities_site.library and cities_site.bilingual; not search or desk.
"""
