"""Owns pilot projects: what a city asked for, the stages reached, the money and the results.

May import partners, cities_site.library and cities_site.bilingual.
"""
