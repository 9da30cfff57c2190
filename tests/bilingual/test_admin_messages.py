"""The admin's scripts speak the language of the person who is signed in."""

import json

from django.test import Client


def test_our_catalogues_complete_the_messages_of_the_admins_scripts(db: None) -> None:
    response = Client().get("/admin/jsi18n/", headers={"Accept-Language": "zh-hans"})

    chinese = json.dumps("（此菜单中有%(number)s个新条目）")
    assert chinese in response.content.decode()


def test_in_english_the_scripts_keep_their_own_words(db: None) -> None:
    response = Client().get("/admin/jsi18n/", headers={"Accept-Language": "en"})

    assert "\\u65b0" not in response.content.decode()
