"""What the API tells of each type of page.  Nothing that is not named here leaves the site."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.models import get_page_models

from cities_site.api.fields import (
    DayOfEachVersion,
    Fact,
    Field,
    File,
    KnownDate,
    Markup,
    Organisation,
    PageNumber,
    PageNumbers,
    Rows,
    Vocabulary,
    VocabularyEntry,
    Words,
)
from cities_site.library.models.classification import CLASSIFICATION


def _facts(names: str) -> tuple[Fact, ...]:
    return tuple(Fact(name) for name in names.split())


CLASSIFIED = tuple(Vocabulary(name, (name,)) for name in CLASSIFICATION)
INTRODUCTION = (Markup("intro"),)
ROLE = (Organisation("partner"), Fact("role"))

FIELDS: dict[str, tuple[Field, ...]] = {
    "home.HomePage": (
        *INTRODUCTION,
        PageNumber("featured_pilot"),
    ),
    "home.ContentPage": (Markup("body"), Fact("last_reviewed_on")),
    "news.NewsIndexPage": INTRODUCTION,
    "news.PublicationIndexPage": INTRODUCTION,
    "news.EventIndexPage": INTRODUCTION,
    "pilots.PilotIndexPage": INTRODUCTION,
    "partners.PartnerIndexPage": INTRODUCTION,
    "news.NewsPage": (
        Words("subhead"),
        Markup("body"),
        Fact("kind"),
        Words("dateline_place"),
        Fact("dateline_date"),
        DayOfEachVersion("data_as_of"),
        Organisation("source_organisation"),
        *_facts("source_published_date external_url external_language"),
        Words("series"),
        Fact("series_position"),
        PageNumber("pilot"),
        *CLASSIFIED,
        Rows("partner_links", ("partner_links__partner",), (Organisation("partner"),)),
        Rows(
            "figures",
            ("figures__source",),
            (
                Fact("value"),
                Words("qualifier"),
                Words("label"),
                Fact("as_of"),
                Organisation("source"),
            ),
        ),
    ),
    "news.PublicationPage": (
        Markup("contents"),
        Markup("body"),
        *_facts("kind relation authors"),
        KnownDate("published_on", precision="published_precision"),
        Words("series"),
        *_facts("symbol isbn issn doi licence"),
        Organisation("shared_by"),
        Rows("publishers", ("publishers__partner",), (Organisation("partner"),)),
        Rows(
            "files",
            ("files__document",),
            (File("document"), Fact("external_url"), Fact("language")),
        ),
        PageNumbers("pilots", ("pilots",)),
        PageNumbers("events", ("events",)),
        *CLASSIFIED,
    ),
    "news.EventPage": (
        Markup("body"),
        *_facts("kind mode start_date start_time end_date end_time date_precision timezone"),
        Fact("status"),
        Words("status_reason"),
        Words("venue"),
        *_facts("registration_url registration_deadline captions"),
        Markup("discussion"),
        Markup("outcomes"),
        Rows("organisers", ("organisers__partner",), ROLE),
        Rows(
            "speakers",
            ("speakers__organisation", "speakers__country"),
            (
                Words("name"),
                Words("title"),
                Organisation("organisation"),
                VocabularyEntry("country"),
                Fact("role"),
            ),
        ),
        Rows("agenda", ("agenda",), (Fact("time"), Words("title"))),
        Rows("working_languages", ("working_languages",), (Fact("language"),)),
        Rows("interpretation", ("interpretation",), (Fact("language"),)),
        Rows("document_links", ("document_links__document",), (File("document"),)),
        Rows(
            "recordings",
            ("recordings",),
            _facts("platform language url reachable_in_mainland"),
        ),
        PageNumbers("pilots", ("pilots",)),
        *CLASSIFIED,
    ),
    "pilots.PilotPage": (
        Words("line"),
        Fact("code"),
        VocabularyEntry("city"),
        VocabularyEntry("country"),
        *_facts("latitude longitude stage stage_completed"),
        Markup("needs"),
        Markup("body"),
        *_facts("currency budget_total budget_confirmed budget_as_of"),
        DayOfEachVersion("data_as_of"),
        Words("contact_role"),
        Fact("sdg_targets"),
        Rows(
            "milestones",
            ("milestones__evidence",),
            (
                KnownDate("date", precision="precision"),
                *_facts("duration_days stage"),
                Words("label"),
                PageNumber("evidence"),
            ),
        ),
        Rows("partner_links", ("partner_links__partner",), ROLE),
        Rows(
            "co_financing",
            ("co_financing__partner",),
            (
                Organisation("partner"),
                Words("source_name"),
                *_facts("amount currency"),
                Words("in_kind"),
                Fact("status"),
            ),
        ),
        Rows(
            "indicators",
            ("indicators",),
            (
                Words("name"),
                Words("unit"),
                *_facts("baseline target actual as_of"),
                Words("source"),
            ),
        ),
        Rows("document_links", ("document_links__document",), (File("document"),)),
        *CLASSIFIED,
    ),
    "partners.PartnerPage": (
        *_facts("acronym kind un_system registry_status support_mode"),
        VocabularyEntry("city"),
        VocabularyEntry("country"),
        VocabularyEntry("region"),
        Vocabulary("services", ("services",)),
        KnownDate("joined_on", precision="joined_precision"),
        KnownDate("founded_on", precision="founded_precision"),
        *_facts("website last_verified_on"),
        Markup("body"),
        Rows("roles", ("roles",), (Fact("role"),)),
        Rows(
            "former_names",
            ("former_names",),
            (
                Words("name"),
                Fact("acronym"),
                KnownDate("valid_from", precision="valid_from_precision"),
                KnownDate("valid_to", precision="valid_to_precision"),
            ),
        ),
        Rows(
            "figures",
            ("figures__source",),
            (
                Fact("value"),
                Words("qualifier"),
                Words("label"),
                KnownDate("as_of", precision="as_of_precision"),
                PageNumber("source"),
            ),
        ),
    ),
}


def label_of(model: type[models.Model]) -> str:
    """Return the name of a type of page, such as news.NewsPage."""
    return model._meta.label


def fields_of(model: type[models.Model]) -> tuple[Field, ...]:
    """Return the fields of a type of page beside those that every page has."""
    return FIELDS.get(label_of(model), ())


def page_types() -> list[type[models.Model]]:
    """Return the types of pages that the API tells of."""
    return [apps.get_model(label) for label in FIELDS]


def types_left_out() -> set[str]:
    """Return the names of creatable page types that nobody has described here."""
    return {label_of(model) for model in get_page_models() if model.is_creatable} - set(FIELDS)


def fetched_whole(pages: models.QuerySet, fields: Iterable[Field]) -> models.QuerySet:
    """Return `pages` with all that `fields` read, at the same number of queries for any rows."""
    model = pages.model
    direct = [name for name in _names(fields) if _is_foreign_key(model, name)]
    lookups = dict.fromkeys(lookup for field in fields for lookup in field.fetches)
    return pages.select_related(*direct).prefetch_related(*lookups)


def _names(fields: Iterable[Field]) -> Iterator[str]:
    yield from (field.name for field in fields)


def _is_foreign_key(model: type[models.Model], name: str) -> Any:
    return isinstance(model._meta.get_field(name), models.ForeignKey)
