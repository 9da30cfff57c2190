"""A pilot's page as readers of one language see it: every list ready, every link followable."""

from typing import TYPE_CHECKING, Any

from cities_site.bilingual.languages import localized, words
from partners.references import refer_to
from pilots.classification import classification_context
from pilots.mentions import pilot_mentions
from pilots.stages import MilestoneLine, stage_rail

if TYPE_CHECKING:
    from pilots.models import PilotPage


def pilot_context(pilot: "PilotPage", language: str) -> dict[str, Any]:
    """Gather a constant number of queries' worth of details for the pilot's template."""
    milestones = milestone_lines(pilot, language)
    return classification_context(pilot, language) | {
        "city": pilot.city,
        "country": pilot.country,
        "point": pilot.point(),
        "rail": stage_rail(pilot.stage, pilot.stage_completed, milestones),
        "milestones": sorted(milestones, key=lambda line: line.date, reverse=True),
        "partners": partner_lines(pilot, language),
        "contributions": contribution_lines(pilot, language),
        "indicators": [row for row in pilot.indicators.all() if words(row, "name", language)],
        "documents": [
            link.document
            for link in pilot.document_links.select_related("document")
            if not link.document.withheld
        ],
        "photos": [
            photo.image
            for photo in pilot.photos.select_related("image").prefetch_related("image__renditions")
        ],
        "data_as_of": getattr(pilot, localized("data_as_of", language)),
        "mentions": pilot_mentions.lists_for(pilot, language),
    }


def milestone_lines(pilot: "PilotPage", language: str) -> list[MilestoneLine]:
    """Return the dated steps; evidence is linked only where the language has its page."""
    lines = []
    for milestone in pilot.milestones.select_related("evidence"):
        evidence = milestone.evidence
        if evidence and not (evidence.live and evidence.is_available_in(language)):
            evidence = None
        lines.append(
            MilestoneLine(
                date=milestone.date,
                date_in_words=milestone.date_in_words,
                duration_days=milestone.duration_days,
                stage=milestone.stage,
                stage_label=milestone.get_stage_display(),
                label=words(milestone, "label", language),
                evidence_title=words(evidence, "headline", language) if evidence else "",
                evidence_url=(evidence.url_in(language) or "") if evidence else "",
            )
        )
    return lines


def partner_lines(pilot: "PilotPage", language: str) -> list[dict[str, Any]]:
    """Return the organisations that take part, each with its role."""
    return [
        {"partner": refer_to(link.partner, language), "role": link.get_role_display()}
        for link in pilot.partner_links.select_related("partner")
    ]


def contribution_lines(pilot: "PilotPage", language: str) -> list[dict[str, Any]]:
    """Return the contributions in money or in kind, each with its giver and its certainty."""
    return [
        {
            "partner": refer_to(row.partner, language),
            "source_name": words(row, "source_name", language),
            "amount": row.amount_in_words,
            "in_kind": words(row, "in_kind", language),
            "status": row.get_status_display(),
        }
        for row in pilot.co_financing.select_related("partner")
    ]
