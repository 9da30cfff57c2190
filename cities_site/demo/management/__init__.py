"""Commands of the sample content."""
