"""Owns the sample content and the command that loads it, with the accounts to try the site.

May import everything below the top layer, but neither home, search nor desk.
"""
