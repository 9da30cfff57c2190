"""Where the translation of a record is written."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.coreutils import cautious_slugify
from wagtail.models import AbstractPage

from cities_site.bilingual.languages import NATIVE_NAMES, other_language
from cities_site.desk.models import TranslationTask
from cities_site.desk.tracking import FILES

EDITORS_OF_FILES = {"siteimage": "wagtailimages:edit", "sitedocument": "wagtaildocs:edit"}


def edit_address(task: TranslationTask) -> str:
    """Return the address of the record's editor, at the tab of its translation.

    No query for any number of lines.  Files have one form for both languages.
    """
    content_type = ContentType.objects.get_for_id(task.content_type_id)
    model = content_type.model_class()
    if model in FILES:
        return reverse(EDITORS_OF_FILES[content_type.model], args=[task.object_id])
    target = other_language(task.source_language)
    # The name that the admin gives to the tab of a language.
    tab = f"#tab-{cautious_slugify(NATIVE_NAMES[target]).lower()}"
    if issubclass(model, AbstractPage):
        return reverse("wagtailadmin_pages:edit", args=[task.object_id]) + tab
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[task.object_id]) + tab
