"""The script that starts the admin's widgets."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def start_widgets() -> SafeString:
    """Start what `admin_scripts` and the templates of widgets name."""
    return format_html('<script src="{}"></script>', static("js/admin/start_widgets.js"))
