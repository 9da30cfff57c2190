"""Running the site: scheduled publishing, backups, health, metrics and the status page."""
