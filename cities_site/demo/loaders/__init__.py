"""One loader for each kind of record of the sample content."""
