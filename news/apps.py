"""Configuration of news, publications and events."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News, publications and events; they announce themselves to partners and pilots."""

    name = "news"
    label = "news"
    verbose_name = _("News, publications and events")

    def ready(self) -> None:
        """Let the pages of partners and pilots list what is said about them."""
        # Models exist only once the registry of applications is complete.
        from wagtail.permissions import register_permission_policy

        from cities_site.bilingual.public_record_admin import PublicRecordPermissionPolicy
        from cities_site.bilingual.publication_checks import register_publication_check
        from cities_site.bilingual.publishing import publication_starts
        from news import finders
        from news.earlier_versions import keep_earlier_wording
        from news.models import EarlierVersion
        from news.publication_checks import figures_of_article, recordings_out_of_reach
        from partners.mentions import partner_mentions
        from pilots.mentions import pilot_mentions

        for check in (figures_of_article, recordings_out_of_reach):
            register_publication_check(check, judges_what_is_new=True)

        publication_starts.connect(keep_earlier_wording, dispatch_uid="news_earlier_wording")
        register_permission_policy(EarlierVersion, PublicRecordPermissionPolicy(EarlierVersion))
        partner_mentions.register("publications", _("Publications"), finders.publications_naming)
        partner_mentions.register("events", _("Events"), finders.events_naming)
        partner_mentions.register("news", _("News"), finders.news_naming)
        pilot_mentions.register("news", _("News"), finders.news_about)
        pilot_mentions.register("events", _("Events"), finders.events_about)
        pilot_mentions.register("publications", _("Publications"), finders.publications_about)
