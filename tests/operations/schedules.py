"""Pages whose publication or expiry is due."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from news.models import NewsPage


def schedule(page: NewsPage, *, minutes_ago: int = 1, **changes: Any) -> Revision:
    """Schedule a draft with `changes` on top of `page` so that it is due since `minutes_ago`."""
    draft = stored(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    revision = draft.save_revision()
    due = timezone.now() - datetime.timedelta(minutes=minutes_ago)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    return revision


def expire(page: NewsPage, *, minutes_ago: int = 1) -> None:
    """Let the time of a live page be over since `minutes_ago`."""
    NewsPage.objects.filter(pk=page.pk).update(
        expire_at=timezone.now() - datetime.timedelta(minutes=minutes_ago)
    )


def stored(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def is_scheduled(revision: Revision) -> bool:
    return Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists()
