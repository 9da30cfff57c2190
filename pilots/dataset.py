"""What the open data of the pilots says of each: the data dictionary and its values."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import language_tag, localized
from cities_site.library.open_data.columns import (
    Column,
    DataSet,
    Kind,
    known_date,
    plain_number,
    public_words,
)
from partners.references import public_names
from pilots.choices import IATI_STATUS, Stage


def _partners(pilot: Any) -> list[dict[str, Any]]:
    # The number leads to a record of the registry, which those that are only mentioned have not.
    return [
        {"id": link.partner_id if link.partner.live else None, "name": names, "role": link.role}
        for link in pilot.partner_links.all()
        if (names := public_names(link.partner))
    ]


def _contributions(pilot: Any) -> list[dict[str, Any]]:
    return [
        {
            "contributor": public_names(row.partner) or public_words(row, "source_name", pilot),
            "amount": plain_number(row.amount),
            "currency": row.currency,
            "in_kind": public_words(row, "in_kind", pilot),
            "status": row.status,
        }
        for row in pilot.co_financing.all()
    ]


def _milestones(pilot: Any) -> list[dict[str, Any]]:
    return [
        {
            "date": known_date(row.date, row.precision),
            "duration_days": row.duration_days,
            "stage": row.stage,
            "label": public_words(row, "label", pilot),
        }
        for row in pilot.milestones.all()
    ]


def _indicators(pilot: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": public_words(row, "name", pilot),
            "unit": public_words(row, "unit", pilot),
            "baseline": plain_number(row.baseline),
            "target": plain_number(row.target),
            "actual": plain_number(row.actual),
            "as_of": known_date(row.as_of),
            "source": public_words(row, "source", pilot),
        }
        for row in pilot.indicators.all()
    ]


def _data_as_of(pilot: Any) -> dict[str, Any]:
    return {
        language_tag(language): day.isoformat()
        for language in pilot.available_languages
        if (day := getattr(pilot, localized("data_as_of", language)))
    }


PILOTS = DataSet(
    name="pilots",
    title=_("Pilot projects"),
    files={"CSV": "pilots_csv", "JSON": "pilots_json", "GeoJSON": "pilots_geojson"},
    dictionary="pilots_dictionary",
    point=lambda pilot: pilot.point(),
    columns=(
        Column(
            "id",
            Kind.NUMBER,
            _("Number of the record; it never changes."),
            "57",
            lambda pilot: pilot.pk,
        ),
        Column(
            "code",
            Kind.TEXT,
            _("Code under which the project is registered; empty if there is none."),
            "CP-2019-01",
            lambda pilot: pilot.code,
        ),
        Column(
            "name",
            Kind.WORDS,
            _("Name of the pilot: its city or locality."),
            "Khajura",
            lambda pilot: public_words(pilot, "headline"),
        ),
        Column(
            "title",
            Kind.WORDS,
            _("Title of the project."),
            "",
            lambda pilot: public_words(pilot, "line"),
        ),
        Column(
            "summary",
            Kind.WORDS,
            _("What the pilot is about, in a sentence or two."),
            "",
            lambda pilot: public_words(pilot, "summary"),
        ),
        Column(
            "stage",
            Kind.CODE,
            _("Stage that it has reached."),
            "needs_assessment",
            lambda pilot: pilot.stage,
            Stage.choices,
        ),
        Column(
            "stage_completed",
            Kind.FLAG,
            _("Whether this stage is finished and the next one has not begun."),
            "true",
            lambda pilot: pilot.stage_completed,
        ),
        Column(
            "iati_status",
            Kind.NUMBER,
            _("Activity status to which the stage maps in the IATI standard, 1 to 6."),
            str(IATI_STATUS[Stage.NEEDS_ASSESSMENT]),
            lambda pilot: pilot.iati_status,
        ),
        Column(
            "city",
            Kind.WORDS,
            _("City or locality."),
            "Khajura",
            lambda pilot: public_words(pilot.city, "name"),
        ),
        Column(
            "country_code",
            Kind.TEXT,
            _("Country or territory, if a source states it: two letters of ISO 3166-1."),
            "CN",
            lambda pilot: pilot.country.iso_code if pilot.country else None,
        ),
        Column(
            "country",
            Kind.WORDS,
            _("Short name of the country or territory in United Nations usage."),
            "China",
            lambda pilot: public_words(pilot.country, "name"),
        ),
        Column(
            "latitude",
            Kind.NUMBER,
            _("Degrees north of an approximate point (WGS 84), negative for south."),
            "24.87",
            lambda pilot: (pilot.point() or (None, None))[0],
        ),
        Column(
            "longitude",
            Kind.NUMBER,
            _("Degrees east of an approximate point (WGS 84), negative for west."),
            "118.68",
            lambda pilot: (pilot.point() or (None, None))[1],
        ),
        Column(
            "services",
            Kind.LIST,
            _("Services that the project provides."),
            "needs-assessment",
            lambda pilot: [service.slug for service in pilot.services.all()],
        ),
        Column(
            "topics",
            Kind.LIST,
            _("Topics under which it is filed."),
            "covid-19",
            lambda pilot: [topic.slug for topic in pilot.topics.all()],
        ),
        Column(
            "sdgs",
            Kind.LIST,
            _("Numbers of the Sustainable Development Goals to which it contributes."),
            "11",
            lambda pilot: [str(goal.number) for goal in pilot.sdgs.all()],
        ),
        Column(
            "sdg_targets",
            Kind.LIST,
            _("Targets of the goals to which it contributes."),
            "11.2; 13.1",
            lambda pilot: [each.strip() for each in pilot.sdg_targets.split(",") if each.strip()],
        ),
        Column(
            "partners",
            Kind.OBJECTS,
            _("Organizations that take part: number of the record, name, role."),
            '[{"id": 42, "name": {"en": "…"}, "role": "technical"}]',
            _partners,
        ),
        Column(
            "currency",
            Kind.TEXT,
            _("Currency of the budget: three letters of ISO 4217."),
            "USD",
            lambda pilot: pilot.currency,
        ),
        Column(
            "budget",
            Kind.NUMBER,
            _("Total of the budget; empty while it is not published."),
            "",
            lambda pilot: plain_number(pilot.budget_total),
        ),
        Column(
            "budget_confirmed",
            Kind.FLAG,
            _("Whether those who pay the total have approved it."),
            "false",
            lambda pilot: pilot.budget_confirmed,
        ),
        Column(
            "budget_as_of",
            Kind.DATE,
            _("Date to which the total refers."),
            "2019-06-10",
            lambda pilot: known_date(pilot.budget_as_of),
        ),
        Column(
            "contributions",
            Kind.OBJECTS,
            _("Contributions in money or in kind: contributor, amount, currency, status."),
            '[{"contributor": {"en": "…"}, "amount": null, "status": "pledged"}]',
            _contributions,
        ),
        Column(
            "milestones",
            Kind.OBJECTS,
            _("Dated steps: date, duration in days, stage, what happened."),
            '[{"date": "2019-06-10", "duration_days": 5, "stage": "needs_assessment"}]',
            _milestones,
        ),
        Column(
            "indicators",
            Kind.OBJECTS,
            _("Measured results: name, unit, baseline, target, latest value, its date, source."),
            '[{"name": {"en": "…"}, "baseline": 0, "target": null, "actual": null}]',
            _indicators,
        ),
        Column(
            "data_as_of",
            Kind.WORDS,
            _("Date of the latest facts in each language version."),
            "2020-03-11",
            _data_as_of,
        ),
        Column(
            "page",
            Kind.ADDRESSES,
            _("Page of the record on this site."),
            "https://example.org/en/pilot-projects/khajura/",
            None,
        ),
    ),
)
