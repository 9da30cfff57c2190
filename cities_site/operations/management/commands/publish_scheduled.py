"""Stands in for Wagtail's command of this name, which can lose what it publishes."""

from cities_site.operations.management.commands.publish_due import Command

__all__ = ["Command"]
