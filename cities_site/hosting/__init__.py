"""What the site needs of its servers: cache, object store, workers, schedule, front caches."""
