"""Whether what was read before is still true: the site's generation, and what is kept by it.

Owns the count of changes, the memos and the page cache.  May import nothing of the project: it
knows the names of tables, and nothing of what is in them.
"""
