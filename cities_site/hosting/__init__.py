"""What the site needs of its servers: cache, object store, workers, schedule, front caches.

May import nothing of the project, and knows nothing of its content.
"""
