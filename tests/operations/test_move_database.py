"""All content goes from the embedded SQLite to the site's database, and is the same there."""

import sqlite3
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from cities_site.operations.backup.restoring import differences
from cities_site.operations.databases import checksums
from cities_site.operations.moving import move
from news.models import NewsPage
from tests.factories import make_administrator, make_news
from tests.operations.content import ADDRESSES, make_small_site
from tests.operations.other_site import OtherSite

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def embedded_site(folder: Path) -> OtherSite:
    """Return a site on SQLite with the content of the tests' own database."""
    site = OtherSite(folder, f"sqlite:///{folder / 'site.sqlite3'}")
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(folder / "site.sqlite3")
        connection.connection.backup(copy)
        copy.close()
    else:
        site.manage("migrate", "--verbosity", "0")
        with site.database() as alias:
            move("default", alias, replace=True, progress=lambda _line: None)
    return site


def readable(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_is_moved_and_found_again(tmp_path: Path) -> None:
    page = make_small_site()
    site = embedded_site(tmp_path)
    before, pages = checksums("default", derived=False), [readable(path) for path in ADDRESSES]
    with pytest.raises(CommandError, match="not empty"):
        call_command("move_database", site.database_url)
    NewsPage.objects.filter(pk=page.pk).update(headline_en="Only in the target")

    output = StringIO()
    call_command("move_database", site.database_url, replace=True, stdout=output)

    assert "all tables equal" in output.getvalue()
    differing = differences(before, checksums("default", derived=False))
    # When it was applied, and what a rebuilt search writes anew, are facts of each database.
    assert set(differing) <= {"django_migrations", "search_searchentry", "search_searchfacet"}
    assert [readable(path) for path in ADDRESSES] == pages
    assert make_news(page.get_parent().specific, headline_en="Written after the move").pk


def test_a_move_that_fails_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    make_administrator()
    site = embedded_site(tmp_path)
    before = checksums("default")
    source = sqlite3.connect(tmp_path / "site.sqlite3")
    source.execute("DELETE FROM django_migrations WHERE app = 'news'")
    source.commit()
    source.close()
    with pytest.raises(CommandError, match="Run migrate on both"):
        call_command("move_database", site.database_url, replace=True)
    assert checksums("default") == before
