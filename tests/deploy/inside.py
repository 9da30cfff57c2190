"""Works in the site of the production set-up, as an editor would: one process, a line for a wish.

`python -m tests.deploy.inside` reads lines of JSON, [name, argument, …], and answers each by one.
"""

import json
import sys
import time
from importlib import import_module
from typing import Any

import django
from django.db import close_old_connections


def read() -> dict[str, Any]:
    """Return an article that the first pages show in both languages, and where it is."""
    from django.utils import translation

    from news.models import NewsIndexPage, NewsPage

    with translation.override("zh-hans"):
        listed = list(NewsIndexPage.objects.get().listed_pages().values_list("pk", flat=True)[:6])
    page = NewsPage.objects.filter(pk__in=listed, public_en=True, public_zh_hans=True).first()
    index = page.get_parent().specific
    return {
        "key": page.pk,
        "words": {"en": page.headline_en, "zh-hans": page.headline_zh_hans},
        "paths": {
            language: [f"/{language}/", index.url_in(language), page.url_in(language)]
            for language in ("en", "zh-hans")
        },
    }


def publish(key: int, english: str, chinese: str) -> None:
    """Publish an article with these headlines."""
    page = _article(key)
    page.headline_en, page.headline_zh_hans = english, chinese
    page.save_revision().publish()


def unpublish(key: int) -> None:
    """Take an article offline."""
    _article(key).unpublish()


def _article(key: int) -> Any:
    from news.models import NewsPage

    return NewsPage.objects.get(pk=key)


def sign_in() -> str:
    """Return the cookie of an administrator who has just added a second factor."""
    from allauth.mfa.models import Authenticator
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User

    from cities_site.accounts.gate import ACTIVE_AT, SIGNED_IN_AT
    from cities_site.accounts.second_factor import ADDED_HERE

    user, _created = User.objects.get_or_create(
        username="administrator", defaults={"is_superuser": True, "is_staff": True}
    )
    Authenticator.objects.get_or_create(user=user, type="totp", defaults={"data": {"secret": ""}})
    session = _session()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SIGNED_IN_AT] = session[ACTIVE_AT] = int(time.time())
    session[ADDED_HERE] = user.pk
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def sign_out(cookie: str) -> None:
    """End the session of a cookie."""
    _session(cookie.partition("=")[2]).delete()


def _session(key: str | None = None) -> Any:
    from django.conf import settings

    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def queue() -> str:
    """Queue the indexing of an article; return the key of the task."""
    from wagtail.tasks import update_reference_index_task

    return update_reference_index_task.enqueue("news", "newspage", str(read()["key"])).id


def status(key: str) -> str:
    """Return how far a task is."""
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.get(pk=key).status


def picture() -> dict[str, str]:
    """Return where the newest picture is stored, and the address of a size of it."""
    from cities_site.library.models import SiteImage

    image = SiteImage.objects.latest("pk")
    return {"name": image.file.name, "address": image.get_rendition("width-400|format-jpeg").url}


def document(*, withhold: bool = False) -> dict[str, str]:
    """Return where the newest document is, with its words; keep it from readers if asked."""
    from cities_site.library.models import SiteDocument

    newest = SiteDocument.objects.latest("pk")
    if withhold:
        SiteDocument.objects.filter(pk=newest.pk).update(withheld=True)
    text = getattr(newest, "file_text", None)
    return {"name": newest.file.name, "address": newest.url, "words": text.text if text else ""}


def withhold() -> None:
    """Keep the newest document from readers."""
    document(withhold=True)


WISHES = (read, publish, unpublish, sign_in, sign_out, queue, status, picture, document, withhold)


def main() -> None:
    """Do what each line asks for until there is none."""
    django.setup()
    by_name = {wish.__name__: wish for wish in WISHES}
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        close_old_connections()
        sys.stdout.write(json.dumps(by_name[name](*arguments)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
