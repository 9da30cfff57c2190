"""Uploads: a corpus of files made by code, and what becomes of each."""
