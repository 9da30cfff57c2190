"""Panels of the page and snippet editors, each open to those who may edit what it holds.

The permission sits on every field, never on a tab: a tab that is hidden by permission keeps its
fields in the form, and saving empties them.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    Panel,
    TitleFieldPanel,
)
from wagtail.admin.panels.base import get_form_for_model
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import expand_db_html

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import ENGLISH, LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.models.records import BilingualRecord
from cities_site.bilingual.originals import render_originals, render_progress
from cities_site.bilingual.roles import APPROVE_PERMISSIONS, EDIT_PERMISSIONS

capitalised = lazy(capfirst, str)


class GuardedFieldPanel(FieldPanel):
    """A field that is in the form for those who may edit it, and shows its value to the rest."""

    def format_value_for_display(self, value: Any) -> Any:
        """Return the value as readers see it: rich text and streams rendered, the rest as text."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if callable(getattr(value, "all", None)):
            return ", ".join(str(item) for item in value.all())
        if isinstance(value, StreamValue):
            return mark_safe(str(value))  # noqa: S308 - Wagtail rendered it
        if isinstance(self.db_field, RichTextField):
            return mark_safe(expand_db_html(value or ""))  # noqa: S308 - Wagtail expanded it
        return super().format_value_for_display(value)

    class BoundPanel(FieldPanel.BoundPanel):
        """Turns read-only when the form has no such field for this user."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and self.bound_field is None:
                self.read_only = True
                self.heading = self.panel.heading or capfirst(self.panel.db_field.verbose_name)
                self.help_text = ""

        def is_shown(self) -> bool:
            return self.form is None or self.bound_field is not None or self.read_only

        def classes(self) -> list[str]:
            # The admin hides the heading of a title field, which has a placeholder instead.
            hidden = {"title"} if self.read_only else set()
            return [name for name in super().classes() if name not in hidden]


class BesideOriginal:
    """Shows the original above a field of the translation, and lets approvers approve it there."""

    # The record, its form and the beginning of the passages' keys, for a field of an inline row.
    row: tuple[BilingualRecord, Any, str] | None = None

    def render_html(self, parent_context: dict | None = None) -> str:
        """Put the originals of this field before the field."""
        rendered = super().render_html(parent_context)
        record, form, prefix = self.row or (self.instance, self.form, "")
        if not isinstance(record, BilingualRecord) or not record.pk:
            return rendered
        suffix = localized("", record.target_language)
        if not self.field_name.endswith(suffix):
            return rendered
        originals = render_originals(
            record,
            prefix + self.field_name.removesuffix(suffix),
            may_approve="approved_passages" in getattr(form, "fields", {}),
            may_edit=self.bound_field is not None,
        )
        if not originals:
            return rendered
        pair = "" if isinstance(self.panel.db_field, StreamField) else "original-pair"
        return format_html(
            '<div data-controller="originals"><div class="{}">{}<div>{}</div></div></div>',
            pair,
            originals,
            rendered,
        )


class LanguagePanel(GuardedFieldPanel):
    """One translated field in one language, for those who may edit that language."""

    class BoundPanel(BesideOriginal, GuardedFieldPanel.BoundPanel):
        """The field below its original."""

    def __init__(
        self, field_name: str, language: str, names_language: bool = False, **kwargs: Any
    ) -> None:
        self.language = language
        # In a tab of one language the name of the field is enough; in a row of both it is not.
        self.names_language = names_language
        kwargs.setdefault("permission", EDIT_PERMISSIONS[language])
        super().__init__(localized_once(field_name, language), **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        return {
            **super().clone_kwargs(),
            "language": self.language,
            "names_language": self.names_language,
        }

    def on_model_bound(self) -> None:
        super().on_model_bound()
        name = self.db_field.translated_field.verbose_name
        self.heading = self.heading or (
            format_lazy("{} ({})", capitalised(name), NATIVE_NAMES[self.language])
            if self.names_language
            else capitalised(name)
        )
        # Wagtail gives this widget to plain text fields only, not to fields derived from them.
        if type(self.db_field.translated_field) is models.TextField:
            self.widget = self.widget or AdminAutoHeightTextInput


class HeadlinePanel(GuardedFieldPanel, TitleFieldPanel):
    """The English title, which suggests the slug while it is typed."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        kwargs.setdefault("permission", EDIT_PERMISSIONS[ENGLISH])
        super().__init__(field_name, **kwargs)

    class BoundPanel(BesideOriginal, GuardedFieldPanel.BoundPanel, TitleFieldPanel.BoundPanel):
        """All three behaviours."""


class SharedPanel(GuardedFieldPanel):
    """A fact without language, for those who may edit shared facts."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        kwargs.setdefault("permission", EDIT_PERMISSIONS[SHARED])
        super().__init__(field_name, **kwargs)


class ApprovalPanel(GuardedFieldPanel):
    """The public state of one language, for those who may make it public."""

    def __init__(self, language: str, **kwargs: Any) -> None:
        self.language = language
        kwargs.setdefault("permission", APPROVE_PERMISSIONS[language])
        super().__init__(kwargs.pop("field_name", localized("public", language)), **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "language": self.language}


class FormFieldPanel(FieldPanel):
    """A field of the form alone, which has nothing to compare between revisions."""

    class BoundPanel(FieldPanel.BoundPanel):
        """Never part of a comparison."""

        def get_comparison(self) -> list:
            return []


class ConflictPanel(FormFieldPanel):
    """Offers to save over somebody else's words, once a conflict has been shown."""

    class BoundPanel(FormFieldPanel.BoundPanel):
        """Shown after a conflict only."""

        def is_shown(self) -> bool:
            return super().is_shown() and getattr(self.form, "has_conflict", False)


class TranslationStatePanel(Panel):
    """Says how far the translation of this record is, and what is left in its rows."""

    def __init__(self, language: str, **kwargs: Any) -> None:
        self.language = language
        super().__init__(**kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "language": self.language}

    class BoundPanel(Panel.BoundPanel):
        """One line above the words."""

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def render_html(self, parent_context: dict | None = None) -> str:
            target = self.instance.target_language
            return render_progress(
                self.instance,
                may_edit=self.panel.language == target
                and target in getattr(self.form, "sections", []),
            )


class LanguageInlinePanel(InlinePanel):
    """Inline rows that hold words in both languages beside shared facts.

    Rows are shared structure: the form refuses rows added or removed by those who may not edit
    shared facts.
    """

    def __init__(
        self,
        relation_name: str,
        words: Sequence[str] = (),
        shared: Sequence[str | Panel] = (),
        **kwargs: Any,
    ) -> None:
        if "panels" not in kwargs:
            kwargs["panels"] = [
                *(
                    LanguagePanel(name, language, names_language=True)
                    for name in words
                    for language in LANGUAGES
                ),
                *(SharedPanel(item) if isinstance(item, str) else item for item in shared),
            ]
        super().__init__(relation_name, **kwargs)

    class BoundPanel(InlinePanel.BoundPanel):
        """Rows whose words stand below their originals."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            for position, child in enumerate(self.children if self.form else []):
                key = f"{self.panel.relation_name}:{child.instance.pk or f'+{position}'}:"
                for field in child.children:
                    if isinstance(field, BesideOriginal):
                        field.row = (self.instance, self.form, key)

    def get_form_options(self) -> dict[str, Any]:
        # Wagtail's InlinePanel drops the permissions of its children's fields, so that every
        # editor of the page could write them; they are put back on the rows' form here.
        options = super().get_form_options()
        child_options = self.child_edit_handler.get_form_options()
        formset = options["formsets"][self.relation_name]
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            defer_required_on_fields=child_options.get("defer_required_on_fields", []),
            field_permissions=child_options.get("field_permissions", {}),
        )
        formset["inherit_kwargs"] = ["for_user"]
        return options


def localized_once(field_name: str, language: str) -> str:
    """Return the column of `field_name`; clones of a panel pass the column itself."""
    column = localized(field_name, language)
    suffix = column.removeprefix(field_name)
    return field_name if field_name.endswith(suffix) else column
