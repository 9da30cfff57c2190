"""Finds what belongs to persons and not on a public site, and keeps it from going there."""
