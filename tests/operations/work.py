"""Everyday work, each as one request: what a process can be killed in the middle of."""

from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from cities_site.library.models import SiteDocument, SiteImage
from tests.editor import filled_form, open_editor, send, sign_in
from tests.factories import both_languages, make_administrator, make_news, make_news_index
from tests.factories import make_site as make_home
from tests.operations.schedules import schedule

Prepared = Callable[[], Any]


class Desk:
    """An administrator with a page in both languages, and a second one below the same list."""

    def __init__(self) -> None:
        self.index = make_news_index(make_home())
        self.page = make_news(self.index, **both_languages())
        self.other = make_news(self.index, headline_en="Other roofs")
        self.user = make_administrator()
        self.client = sign_in(self.user)

    def _post(self, name: str, *arguments: Any, **data: Any) -> Any:
        answer = self.client.post(reverse(name, args=arguments), data)
        assert answer.status_code in (200, 302), answer.status_code
        return answer

    def saving(self) -> Prepared:
        editor = open_editor(self.page, self.user)
        return lambda: send(editor, {"headline_en": "Cool roofs"})

    def publishing(self) -> Prepared:
        editor = open_editor(self.page, self.user)
        changes = {"headline_en": "Cool roofs", "headline_zh_hans": "凉爽屋顶"}
        return lambda: send(editor, changes | {"action-publish": "1"})

    def creating(self) -> Prepared:
        address = reverse("wagtailadmin_pages:add", args=("news", "newspage", self.index.pk))
        data = filled_form(self.client.get(address).context["form"])
        changes = both_languages(slug="", **{"action-publish": "1"})
        return lambda: self.client.post(address, data | changes)

    def unpublishing(self) -> Prepared:
        return lambda: self._post("wagtailadmin_pages:unpublish", self.page.pk)

    def deleting(self) -> Prepared:
        return lambda: self._post("wagtailadmin_pages:delete", self.page.pk)

    def moving(self) -> Prepared:
        place = make_news_index(self.index.get_parent().specific, slug="more").pk
        return lambda: self._post("wagtailadmin_pages:move_confirm", self.page.pk, place)

    def copying(self) -> Prepared:
        data = {
            "new_title": "Green roofs again",
            "new_slug": "green-roofs-again",
            "new_parent_page": self.index.pk,
            "publish_copies": "on",
        }
        return lambda: self._post("wagtailadmin_pages:copy", self.page.pk, **data)

    def uploading_a_picture(self) -> Prepared:
        file = BytesIO()
        Image.new("RGB", (40, 30), "green").save(file, "PNG")
        upload = SimpleUploadedFile("roof.png", file.getvalue(), "image/png")
        return lambda: self._post("wagtailimages:add", title="Roof", file=upload)

    def uploading_a_document(self) -> Prepared:
        upload = SimpleUploadedFile("roofs.txt", b"Roofs cool the city.", "text/plain")
        return lambda: self._post("wagtaildocs:add", title="Roofs", language="en", file=upload)

    def reordering(self) -> Prepared:
        address = reverse("wagtailadmin_pages:set_page_position", args=(self.other.pk,))
        return lambda: self.client.post(f"{address}?position=0")

    def sending_to_review(self) -> Prepared:
        editor = open_editor(self.page, self.user)
        changes = {"headline_en": "Cool roofs", "action-submit": "1"}
        return lambda: send(editor, changes)

    def publishing_what_is_due(self) -> Prepared:
        schedule(self.page, headline_en="Cool roofs")
        return lambda: call_command("publish_due", stdout=StringIO())


OPERATIONS = [name for name in vars(Desk) if not name.startswith("_")]


def files_of_records() -> list[Any]:
    """Return every file that a record names."""
    records = [*SiteImage.objects.all(), *SiteDocument.objects.all()]
    return [record.file for record in records]
