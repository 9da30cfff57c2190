"""One screen on which a publisher decides: the checks, both languages, what changed, who wrote."""
