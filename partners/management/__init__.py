"""Commands of the partner registry."""
