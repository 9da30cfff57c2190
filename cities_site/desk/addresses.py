"""Where the translation of a record is written."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.coreutils import cautious_slugify
from wagtail.models import AbstractPage, Comment

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized, other_language
from cities_site.bilingual.passages import anchor_of
from cities_site.desk.models import TranslationTask
from cities_site.desk.tracking import FILES

EDITORS_OF_FILES = {"siteimage": "wagtailimages:edit", "sitedocument": "wagtaildocs:edit"}


def edit_address(task: TranslationTask, passage: str = "") -> str:
    """Return the address of the record's editor, at `passage` or where work goes on.

    Without such a passage it is the tab of the translation.  No query for any number of lines.
    Files have one form for both languages.
    """
    content_type = ContentType.objects.get_for_id(task.content_type_id)
    model = content_type.model_class()
    if model in FILES:
        return reverse(EDITORS_OF_FILES[content_type.model], args=[task.object_id])
    key = passage or task.next_passage
    place = f"#{anchor_of(key)}" if key else tab_of(other_language(task.source_language))
    if issubclass(model, AbstractPage):
        return reverse("wagtailadmin_pages:edit", args=[task.object_id]) + place
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[task.object_id]) + place


def tab_of(language: str) -> str:
    """Return the fragment that opens the tab of a language in the admin's editor."""
    return f"#tab-{cautious_slugify(NATIVE_NAMES[language]).lower()}"


def comment_address(comment: Comment) -> str:
    """Return the address of the editor of a page with `comment` open."""
    field = comment.contentpath.partition(".")[0]
    place = next((tab_of(item) for item in LANGUAGES if field.endswith(localized("", item))), "")
    return (
        f"{reverse('wagtailadmin_pages:edit', args=[comment.page_id])}?comment={comment.pk}{place}"
    )
