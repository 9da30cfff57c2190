"""Commands of the public search."""
