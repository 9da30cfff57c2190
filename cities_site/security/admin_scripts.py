"""The admin's widgets without inline scripts, which its content security policy forbids.

Wagtail starts five widgets and every chooser by an inline script.  Here each of them is followed
by a hidden element that names what to start; `static/js/admin/start_widgets.js` reads it.  Five
templates under `templates/wagtailadmin` and two under `templates/wagtailsearchpromotions` do this
for everything that has a template; choosers have one method instead.
"""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser

STARTER = (
    '{}<span hidden data-controller="start-widget" data-start-widget-name-value="{}"'
    ' data-start-widget-arguments-value="{}"></span>'
)


def render_chooser(
    self: BaseChooser, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
) -> SafeString:
    """Render a chooser and what starts it; raises KeyError without an id, as Wagtail's does.

    What was sent may be no number of a record: the form says so, and the chooser is empty.
    """
    identifier = (attrs or {})["id"]
    try:
        value_data = self.get_value_data(value)
    except (TypeError, ValueError, OverflowError):
        value_data = None
    widget = self.render_html(name, value_data, attrs)
    options = self.get_js_init_options(identifier, name, value_data)
    return format_html(STARTER, widget, self.js_constructor, json.dumps([identifier, options]))


def render_choosers_without_scripts() -> None:
    """Put `render_chooser` in the place of Wagtail's method.

    All choosers inherit it, and no setting names another class for those that Wagtail makes.
    """
    BaseChooser.render = render_chooser
