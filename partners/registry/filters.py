"""How the list of the registry is narrowed down."""

from functools import reduce
from operator import or_
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, localized
from cities_site.bilingual.models import TranslationState
from cities_site.library.models import Country, Region, Service
from partners.choices import PartnerKind, ProjectRole, RegistryStatus
from partners.models import PartnerPage, PartnerRole
from partners.registry.columns import VersionState
from partners.registry.verification import DUE, due_for_verification

# Where a place may be written; a record may name its city alone.
REGION_PATHS = ("region", "country__region", "city__region", "city__country__region")
COUNTRY_PATHS = ("country", "city__country")
NAME_PATHS = (
    "draft_title",
    "acronym",
    "other_names__name",
    "former_names__acronym",
    *(localized("headline", language) for language in LANGUAGES),
    *(localized("former_names__name", language) for language in LANGUAGES),
)


def with_name(partners: QuerySet, text: str) -> QuerySet:
    """Keep records of which some name holds `text`: official, draft, other, former or acronym."""
    matches = reduce(or_, (Q(**{f"{path}__icontains": text.strip()}) for path in NAME_PATHS))
    # By keys: joined rows would list a record once for each of its names.
    return partners.filter(pk__in=PartnerPage.objects.filter(matches).values("pk"))


def _choices(choices: Any, label: Any, **options: Any) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices, widget=CheckboxSelectMultiple, **options
    )


class PartnerFilterSet(WagtailFilterSet):
    """Narrows the registry down by what it says of each record."""

    kind = _choices(PartnerKind.choices, _("Partner type"))
    registry_status = _choices(RegistryStatus.choices, _("Registry status"))
    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Region"),
        queryset=Region.objects.all(),
        widget=CheckboxSelectMultiple,
        method="filter_place",
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country or territory"), queryset=Country.objects.all(), method="filter_place"
    )
    service = django_filters.ModelMultipleChoiceFilter(
        label=_("Service"),
        queryset=Service.objects.all(),
        widget=CheckboxSelectMultiple,
        method="filter_service",
    )
    role = _choices(ProjectRole.choices, _("Role"), method="filter_role")
    version_en = _choices(VersionState.choices, _("English version"), method="filter_version")
    version_zh_hans = _choices(VersionState.choices, _("Chinese version"), method="filter_version")
    draft_translation_state = _choices(TranslationState.choices, _("Translation"))
    verification = django_filters.ChoiceFilter(
        label=_("Verification"),
        choices=[
            (DUE, _("Due for verification")),
            ("True", _("Never verified")),
            ("False", _("Verified")),
        ],
        method="filter_verification",
    )
    verified_before = django_filters.DateFilter(
        field_name="last_verified_on",
        lookup_expr="lt",
        label=_("Last verified before"),
        widget=AdminDateInput,
    )

    class Meta:
        model = PartnerPage
        fields: list[str] = []

    def filter_place(self, partners: QuerySet, name: str, value: Any) -> QuerySet:
        """Keep records that are there, by their own place or by that of their city or country."""
        if not value:
            return partners
        places = value if name == "region" else [value]
        paths = REGION_PATHS if name == "region" else COUNTRY_PATHS
        return partners.filter(reduce(or_, (Q(**{f"{path}__in": places}) for path in paths)))

    def filter_service(self, partners: QuerySet, name: str, value: Any) -> QuerySet:
        """Keep records that take part in one of the services."""
        if not value:
            return partners
        matches = PartnerPage.objects.filter(services__in=value)
        return partners.filter(pk__in=matches.values("pk"))

    def filter_verification(self, partners: QuerySet, name: str, value: str) -> QuerySet:
        """Keep records that somebody should check, that nobody ever has, or that somebody has."""
        if value == DUE:
            return due_for_verification(partners)
        return partners.filter(last_verified_on__isnull=value == "True")

    def filter_role(self, partners: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep records that play one of the roles."""
        if not value:
            return partners
        return partners.filter(pk__in=PartnerRole.objects.filter(role__in=value).values("page"))

    def filter_version(self, partners: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep records whose version in one language is in one of the states."""
        if not value:
            return partners
        language = ENGLISH if name == "version_en" else CHINESE
        withdrawn = Q(withdrawals__has_key=language)
        missing = Q(**{localized("headline", language): ""}) | Q(
            **{f"{localized('headline', language)}__isnull": True}
        )
        public = Q(live=True, **{localized("public", language): True})
        conditions = {
            VersionState.WITHDRAWN: withdrawn,
            VersionState.MISSING: missing & ~withdrawn,
            VersionState.PUBLIC: public & ~missing & ~withdrawn,
            VersionState.NOT_PUBLIC: ~public & ~missing & ~withdrawn,
        }
        return partners.filter(reduce(or_, (conditions[VersionState(item)] for item in value)))
