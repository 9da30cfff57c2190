"""Checks of a translation against its original that know both English and Chinese; text only."""
