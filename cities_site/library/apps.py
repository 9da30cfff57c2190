"""Start-up of the shared library."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Registers the shared images, documents, vocabularies and settings."""

    name = "cities_site.library"
    label = "library"
    verbose_name = _("Shared library")

    def ready(self) -> None:
        """Put our rule of deletion before Wagtail's, and let pictures follow files and pages."""
        from django.db.models.signals import post_delete
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published

        from cities_site.bilingual.personal_data.guard import judge_links
        from cities_site.bilingual.publication_checks import register_publication_check
        from cities_site.library import tasks
        from cities_site.library.evidence import figures_without_evidence
        from cities_site.library.models import SiteDocument, SiteImage
        from cities_site.library.permissions import SharedFilePermissionPolicy
        from cities_site.library.reach import links_out_of_reach
        from cities_site.library.rights import maps_without_clearance, pictures_without_rights
        from cities_site.library.share_images import prepare_when_saved
        from cities_site.library.withheld_links import findings_in_documents

        post_save.connect(prepare_when_saved, sender=SiteImage, dispatch_uid="prepare_share_image")

        for model, auth_model in (
            (SiteImage, "wagtailimages.Image"),
            (SiteDocument, "wagtaildocs.Document"),
        ):
            policy = SharedFilePermissionPolicy(
                model, auth_model=auth_model, owner_field_name="uploaded_by_user"
            )
            register_permission_policy(model, policy, exact_class=True)
        judge_links(findings_in_documents)
        register_publication_check(maps_without_clearance, strict=True, judges_what_is_new=True)
        for check in (pictures_without_rights, figures_without_evidence, links_out_of_reach):
            register_publication_check(check, judges_what_is_new=True)
        post_save.connect(tasks.cover_follows_file, sender=SiteDocument)
        post_save.connect(tasks.text_follows_file, sender=SiteDocument)
        post_delete.connect(tasks.cover_goes_with_document, sender=SiteDocument)
        page_published.connect(tasks.pictures_follow_publication)
