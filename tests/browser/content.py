"""Pages that the seeded content lacks: one language only, a second page of a list, every part.

The words mean nothing; they show every block and every fact that a template can show.
"""

from datetime import date, time
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from cities_site.bilingual.models import WithdrawalKind
from cities_site.bilingual.withdrawals import withdraw
from cities_site.demo.loading import add_public_page
from cities_site.library.models import (
    City,
    Region,
    Service,
    SiteDocument,
    SiteImage,
    SustainableDevelopmentGoal,
    Topic,
)
from news import models as news
from partners import models as partners
from pilots import models as pilots
from tests.browser.parts import ELSEWHERE, TEXT, both, every_block, make_document

DAY = date(2020, 6, 30)
# More than one page of a list holds.
ARCHIVE = 14


@transaction.atomic
def add_content() -> None:
    """Add the pages, each under the index of its type."""
    index = news.NewsIndexPage.objects.get()
    add_public_page(index, news.NewsPage(slug="english-only", **words("Cool roofs", "")))
    add_public_page(index, news.NewsPage(slug="chinese-only", **words("", "绿色屋顶")))
    for number in range(ARCHIVE):
        title = words(f"Archive {number}", f"档案{number}")
        page = news.NewsPage(display_date=date(2018, 1, 1 + number), **title)
        add_public_page(index, page)
    add_public_page(index, news.NewsPage(slug="ten-blocks", body_en=ten_blocks(), **TEN))
    event = news.EventPage(slug="row-words", **words("A talk", ""), start_date=DAY)
    event.speakers = [
        news.EventSpeaker(name_en="A. Mayor", title_en="Mayor of ten cities"),
        news.EventSpeaker(name_en="A. Guest"),
    ]
    add_public_page(news.EventIndexPage.objects.get(), event)
    _every_part()
    for kind in WithdrawalKind.values:
        page = news.NewsPage(slug=kind, **words("Not in force", "已失效"))
        reasons = {"en": "The figures were wrong.", "zh-hans": "数据有误。"}
        withdraw(add_public_page(index, page), reasons, kind, index.pk)


TEN: dict[str, Any] = {"headline_en": "Ten cities", "summary_en": "Ten cities, in a sentence."}


def ten_blocks() -> list[dict[str, Any]]:
    """Return an article of ten blocks: two headings, seven texts and a quotation."""
    texts = [
        {"type": "text", "value": f"<p>City {number} planted {number * 100} trees.</p>"}
        for number in range(1, 8)
    ]
    headings = [
        {"type": "heading", "value": {"text": title, "level": "h2"}}
        for title in ("In the north", "In the south")
    ]
    quotation = {"type": "quotation", "value": {"text": "Trees work.", "attribution": "A mayor"}}
    stream = [headings[0], *texts[:4], headings[1], *texts[4:], quotation]
    return [{**block, "id": f"ten-{number}"} for number, block in enumerate(stream)]


def words(english: str, chinese: str) -> dict[str, Any]:
    """Return the title, summary and public state of a page in the languages that are given."""
    return {
        "headline_en": english,
        "summary_en": english and f"{english}, in a sentence.",
        "public_en": bool(english),
        "headline_zh_hans": chinese,
        "summary_zh_hans": chinese and f"{chinese}，一句话。",
        "public_zh_hans": bool(chinese),
        "source_language": "en" if english else "zh-hans",
    }


def _every_part() -> None:
    partner = partners.PartnerPage.objects.live().first()
    document = make_document()
    image = SiteImage.objects.create(
        title="Route",
        file=ContentFile(SiteImage.objects.first().file.read(), name="route.png"),
        **both("alt_text", "A route"),
        **both("caption", "A route between cities"),
        **both("credit", "Cities Project"),
    )
    body = both("body", every_block(image, document, partner))
    publication = _publication(partner, document, image)
    pilot = _pilot(partner, document, image, body)
    add_public_page(news.PublicationIndexPage.objects.get(), publication)
    add_public_page(pilots.PilotIndexPage.objects.get(), pilot)
    article = _article(partner, pilot, image, body)
    _correct(add_public_page(news.NewsIndexPage.objects.get(), article))
    events = news.EventIndexPage.objects.get()
    add_public_page(events, _event(partner, document, image, body))
    add_public_page(events, _event_ahead())
    add_public_page(events, _event_called_off())
    add_public_page(partners.PartnerIndexPage.objects.get(), _partner(partner, image, body))


def _classify(page: Any) -> None:
    page.topics = list(Topic.objects.all()[:2])
    page.sdgs = list(SustainableDevelopmentGoal.objects.all())
    page.services = list(Service.objects.all()[:2])
    page.regions = list(Region.objects.all()[:2])
    page.cities = list(City.objects.filter(country__isnull=False)[:2])


def _article(partner: Any, pilot: Any, image: SiteImage, body: dict[str, Any]) -> news.NewsPage:
    page = news.NewsPage(
        slug="every-part",
        **words("An article with every part", "内容齐全的文章"),
        **body,
        **both("subhead", "A second title"),
        **both("series", "A series"),
        series_position=2,
        **both("dateline_place", "Quanzhou"),
        dateline_date=DAY,
        **both("data_as_of", DAY),
        source_organisation=partner,
        source_published_date=DAY,
        external_url=ELSEWHERE,
        external_language="en",
        hero_image=image,
        pilot=pilot,
        display_date=DAY,
    )
    _classify(page)
    page.figures = [
        news.NewsFigure(
            value=50,
            as_of=DAY,
            source=partner,
            **both("qualifier", "close to"),
            **both("label", "roofs"),
        )
    ]
    page.corrections = [
        news.Correction(
            original="Rofs", corrected="Roofs", corrected_on=DAY, **both("reason", "Spelling")
        )
    ]
    page.partner_links = [news.NewsPartner(partner=partner)]
    return page


def _correct(article: news.NewsPage) -> None:
    """Correct the article, keep its earlier wording and tell readers."""
    draft = article.get_latest_revision_as_object()
    draft.corrections.add(news.Correction(original="Rofs", keeps_earlier_version=True))
    draft.change_notes = {"en": "A word was corrected.", "zh-hans": "更正了一个词。"}
    draft.save_revision().publish()


def _publication(partner: Any, document: SiteDocument, image: SiteImage) -> news.PublicationPage:
    page = news.PublicationPage(
        slug="every-part",
        **words("A publication with every part", "内容齐全的出版物"),
        authors="A. Author",
        published_on=DAY,
        **both("series", "A series"),
        symbol="A/RES/1",
        isbn="978-92-1-101429-7",
        doi="10.18356/example",
        licence="cc_by_3_0_igo",
        cover=image,
        shared_by=partner,
        **both("contents", TEXT),
        display_date=DAY,
    )
    _classify(page)
    page.publishers = [news.PublicationPublisher(partner=partner)]
    page.files = [
        news.PublicationFile(document=document, language="en"),
        news.PublicationFile(external_url=ELSEWHERE, language="fr"),
    ]
    return page


def _event(partner: Any, document: Any, image: Any, body: dict[str, Any]) -> news.EventPage:
    page = news.EventPage(
        slug="every-part",
        **words("An event with every part", "内容齐全的活动"),
        **body,
        start_date=DAY,
        start_time=time(9),
        end_date=DAY,
        end_time=time(11),
        date_precision="minute",
        timezone="Asia/Shanghai",
        status="postponed",
        **both("status_reason", "The hall is closed."),
        **both("venue", "The town hall"),
        join_url=ELSEWHERE,
        registration_url=ELSEWHERE,
        registration_deadline=DAY,
        captions=True,
        **both("discussion", TEXT),
        **both("outcomes", TEXT),
        image=image,
        display_date=DAY,
    )
    _classify(page)
    page.organisers = [news.EventOrganiser(partner=partner)]
    page.speakers = [
        news.EventSpeaker(
            organisation=partner, **both("name", "A. Mayor"), **both("title", "Mayor")
        )
    ]
    page.agenda = [news.AgendaItem(time=time(9), **both("title", "Opening"))]
    page.document_links = [news.EventDocument(document=document)]
    page.recordings = [
        news.EventRecording(
            platform="Platform", language=language, url=ELSEWHERE, reachable_in_mainland=reachable
        )
        for language, reachable in (("en", False), ("zh-hans", True), ("fr", None))
    ]
    page.working_languages = [news.EventWorkingLanguage(language="en")]
    page.interpretation = [news.EventInterpretation(language="zh-hans")]
    return page


def _event_ahead() -> news.EventPage:
    """Return an event with all that can be done before one, and the longest of dates."""
    return news.EventPage(
        slug="ahead",
        **words("An event that lies ahead", "即将举行的活动"),
        start_date=date(2099, 9, 30),
        start_time=time(9),
        end_date=date(2099, 10, 1),
        end_time=time(17, 30),
        date_precision="minute",
        timezone="America/New_York",
        join_url=ELSEWHERE,
        registration_url=ELSEWHERE,
        registration_deadline=date(2099, 9, 23),
    )


def _event_called_off() -> news.EventPage:
    return news.EventPage(
        slug="called-off",
        **words("An event that was called off", "已取消的活动"),
        start_date=date(2099, 9, 29),
        status="cancelled",
        **both("status_reason", "The hall is closed."),
    )


def _pilot(partner: Any, document: Any, image: Any, body: dict[str, Any]) -> pilots.PilotPage:
    page = pilots.PilotPage(
        slug="every-part",
        **words("A pilot with every part", "内容齐全的试点"),
        **body,
        **both("line", "Green roofs for every school"),
        code="P-1",
        city=City.objects.first(),
        stage="implementing",
        **both("needs", TEXT),
        currency="USD",
        budget_total=1200000,
        budget_as_of=DAY,
        **both("data_as_of", DAY),
        **both("contact_role", "Project office"),
        sdg_targets="11.6, 13.1",
        display_date=DAY,
    )
    _classify(page)
    page.milestones = [
        pilots.PilotMilestone(date=DAY, stage="design", **both("label", "Design agreed"))
    ]
    page.partner_links = [pilots.PilotPartner(partner=partner)]
    page.co_financing = [
        pilots.CoFinancing(partner=partner, amount=50000, currency="USD"),
        pilots.CoFinancing(**both("source_name", "The city"), **both("in_kind", "Staff time")),
    ]
    page.indicators = [
        pilots.Indicator(
            baseline=0,
            target=100,
            actual=40,
            as_of=DAY,
            **both("name", "Roofs"),
            **both("unit", "roofs"),
            **both("source", "City"),
        )
    ]
    page.document_links = [pilots.PilotDocument(document=document)]
    page.photos = [pilots.PilotPhoto(image=image)]
    return page


def _partner(partner: Any, image: SiteImage, body: dict[str, Any]) -> partners.PartnerPage:
    page = partners.PartnerPage(
        slug="every-part",
        **words("A partner with every part", "内容齐全的伙伴"),
        **body,
        acronym="PEP",
        kind="network",
        registry_status="partner",
        support_mode="direct",
        city=City.objects.filter(country__isnull=False).first(),
        joined_on=DAY,
        founded_on=DAY,
        website=ELSEWHERE,
        focal_point_mailbox="office@example.org",
        logo=image,
        logo_permission="Granted",
        last_verified_on=DAY,
    )
    page.services = list(Service.objects.all()[:2])
    page.roles = [partners.PartnerRole(role="initiator")]
    page.other_names = [partners.PartnerAlias(name="Another name")]
    page.former_names = [
        partners.FormerName(acronym="OLD", valid_to=DAY, **both("name", "A former name"))
    ]
    page.figures = [
        partners.PartnerFigure(
            value=50,
            as_of=DAY,
            source=partner,
            **both("qualifier", "close to"),
            **both("label", "members"),
        )
    ]
    return page
