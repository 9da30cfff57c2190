"""Covers: the first page of a PDF document as an image, made once and never for a reader."""
