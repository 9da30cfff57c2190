"""What may be uploaded: files that are what their names say, complete, bounded and without code."""
