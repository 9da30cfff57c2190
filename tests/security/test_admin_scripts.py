"""Overrides of Wagtail's widgets: each is needed as long as upstream has an inline script there."""

import inspect
import re
from pathlib import Path

import pytest
import wagtail
from django import forms
from django.template.loader import get_template
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail.admin.widgets.chooser import BaseChooser

from cities_site.library.models import SiteImage
from tests.architecture.layers import ROOT

WAGTAIL = Path(wagtail.__file__).parent
INLINE = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"(application/json|text/x-))[^>]*>")
OVERRIDES = {
    "wagtailadmin/widgets/date_input.html": "admin",
    "wagtailadmin/widgets/time_input.html": "admin",
    "wagtailadmin/widgets/datetime_input.html": "admin",
    "wagtailadmin/panels/inline_panel.html": "admin",
    "wagtailadmin/panels/multiple_chooser_panel.html": "admin",
    "wagtailsearchpromotions/add.html": "contrib/search_promotions",
    "wagtailsearchpromotions/edit.html": "contrib/search_promotions",
}


@pytest.mark.parametrize(("name", "folder"), OVERRIDES.items())
def test_upstream_still_needs_the_override_of_a_template(name: str, folder: str) -> None:
    upstream = WAGTAIL / folder / "templates" / name

    assert INLINE.search(upstream.read_text()), f"{name} is needless: delete ours"
    assert Path(get_template(name).origin.name) == ROOT / "templates" / name
    assert not INLINE.search((ROOT / "templates" / name).read_text())


def test_upstream_still_needs_the_override_of_choosers() -> None:
    # Ours stands in the class, so the file says what upstream does.
    source = (WAGTAIL / "admin/widgets/chooser.py").read_text()

    assert "<script>" in source, "render_choosers_without_scripts is needless: delete it"
    assert "cities_site" in inspect.getsourcefile(BaseChooser.render)


def test_nothing_else_of_wagtail_has_an_inline_script() -> None:
    found = {
        str(path.relative_to(WAGTAIL)).partition("templates/")[2]
        for path in WAGTAIL.rglob("*.html")
        if INLINE.search(path.read_text()) and not {"test", "project_template"} & set(path.parts)
    }

    assert found == set(OVERRIDES)


@pytest.mark.parametrize("widget", [AdminDateInput, AdminTimeInput, AdminDateTimeInput])
def test_a_picker_names_itself_without_a_script(widget: type[forms.Widget]) -> None:
    html = widget().render("day", None, {"id": "id_day-0"})

    assert "<script" not in html
    assert 'data-controller="start-widget"' in html
    assert 'data-start-widget-name-value="init' in html


def test_a_chooser_names_itself_and_survives_what_is_no_record(db: None) -> None:
    from wagtail.images.widgets import AdminImageChooser

    for value in (None, "abc", "9" * 40, SiteImage.objects.create(title="x", width=1, height=1)):
        html = AdminImageChooser().render("image", value, {"id": "id_image"})
        assert "<script" not in html
        assert 'data-start-widget-name-value="ImageChooser"' in html
