"""Owns how machines and lost readers find their way: sitemap, robots.txt, security.txt, 404.

May import every section, cities_site.library and cities_site.bilingual; not home, search or desk.
"""
