"""Takes the last inline script of Wagtail's widgets away when the site starts."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Configuration of the security app."""

    name = "cities_site.security"
    label = "security"

    def ready(self) -> None:
        """Let choosers render without inline scripts; templates cover every other widget."""
        from cities_site.security.admin_scripts import render_choosers_without_scripts

        render_choosers_without_scripts()
