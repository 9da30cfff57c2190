"""The translation desk: the interface's message catalogues and the work of translators.

May import library, bilingual and the content sections; nothing but urls and tests imports it.
"""
