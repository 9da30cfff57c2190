"""Shared material of every section: images, documents, blocks, vocabularies, key figures, settings.

May import `cities_site.bilingual`, Wagtail and Django; knows nothing of news, pilots or partners.
"""
