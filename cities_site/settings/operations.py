"""Settings of backups, health, logs, metrics and reports of errors."""

import os
from pathlib import Path

# --- Backups -------------------------------------------------------------------------------
_written_files = Path(os.environ.get("DATA_DIR", Path(__file__).resolve().parents[2] / "var"))
# Where `manage.py backup` writes; best on another machine or disk than the site.
BACKUP_DIR = Path(os.environ.get("BACKUP_DIR", "").strip() or _written_files / "backups")
# Public keys of age that can open backups, separated by spaces; without one they are not encrypted.
BACKUP_RECIPIENTS = os.environ.get("BACKUP_RECIPIENTS", "").split()
