"""The termbase as files: tables and TBX, out and in."""
