"""Owns what readers send and ask for: letters, feedback on pages, sharing and subscriptions.

May import every section and cities_site.library and cities_site.bilingual; not home or desk.
"""
