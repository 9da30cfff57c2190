"""Settings of backups, health, logs, metrics and reports of errors."""

import os
from pathlib import Path

# --- Backups -------------------------------------------------------------------------------
_written_files = Path(os.environ.get("DATA_DIR", Path(__file__).resolve().parents[2] / "var"))
# Where `manage.py backup` writes; best on another machine or disk than the site.
BACKUP_DIR = Path(os.environ.get("BACKUP_DIR", "").strip() or _written_files / "backups")
# Public keys of age that can open backups, separated by spaces; without one they are not encrypted.
BACKUP_RECIPIENTS = os.environ.get("BACKUP_RECIPIENTS", "").split()

# --- Health, metrics and reports -------------------------------------------------------------
# Opens /health/metrics and the details of /health/ready: "Authorization: Bearer …"; without one
# they are shown to this machine alone.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "").strip()
# Statements that take longer are logged, without their values.
SLOW_QUERY_SECONDS = float(os.environ.get("SLOW_QUERY_SECONDS", "").strip() or 0.5)
# A service that collects errors, by its DSN; needs requirements-reporting.txt.
SENTRY_DSN = os.environ.get("SENTRY_DSN", "").strip()
SENTRY_ENVIRONMENT = os.environ.get("SENTRY_ENVIRONMENT", "").strip() or "production"
# A collector of traces, as OpenTelemetry names the variable; needs requirements-reporting.txt.
OPENTELEMETRY_ENDPOINT = os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT", "").strip()

# --- When something is late -------------------------------------------------------------------
# Minutes after which scheduled publishing is late, and hours after which a backup is.
PUBLISHING_LATE_MINUTES = 15
BACKUP_LATE_HOURS = int(os.environ.get("BACKUP_LATE_HOURS", "").strip() or 26)

# --- Logs --------------------------------------------------------------------------------------
# For production: one line of JSON for each event, on the standard error output.
JSON_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"event": {"()": "cities_site.operations.logs.EventFormatter"}},
    "handlers": {"events": {"class": "logging.StreamHandler", "formatter": "event"}},
    "root": {"handlers": ["events"], "level": "INFO"},
    "loggers": {
        # Its own handlers print on a developer's screen and write letters to administrators.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # One line for each statement is for debugging alone.
        "django.db.backends": {"level": "WARNING"},
    },
}
