"""Running the site: scheduled publishing, backups, health, metrics and the status page.

May import every section, library and bilingual; nothing but urls and tests imports it.
"""
