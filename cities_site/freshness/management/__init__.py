"""Commands of the generation."""
