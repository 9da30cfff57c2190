"""The words of documents: read from their files by a program of its own, never for a reader."""
