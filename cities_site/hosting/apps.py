"""Start-up of what follows changes and tasks."""

from django.apps import AppConfig


class HostingConfig(AppConfig):
    """Tries failed tasks again, and tells front caches of changes."""

    name = "cities_site.hosting"
    label = "hosting"

    def ready(self) -> None:
        """Listen to the ends of tasks and to the changes of records."""
        from django_tasks.signals import task_finished

        from cities_site.hosting import front_caches
        from cities_site.hosting.retries import retry_failed

        task_finished.connect(retry_failed, dispatch_uid="retry failed tasks")
        front_caches.connect()
