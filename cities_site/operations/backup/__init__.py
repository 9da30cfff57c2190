"""Backup and restore: database and media as one archive that is checked by its own checksums."""
