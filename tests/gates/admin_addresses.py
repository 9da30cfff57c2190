"""Every address below the admin, made real with records that the tests have."""

import re
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, Site, Task, Workflow

from cities_site.accounts.models import Invitation
from cities_site.bilingual.models import BilingualSnippet, ChangeNote
from cities_site.correspondence.models import Letter, Subscription
from cities_site.desk.models import TranslationTask
from cities_site.library.models import City, SiteDocument, SiteImage
from news.models import EarlierVersion, NewsIndexPage, NewsPage
from partners.models import PartnerPage, RegistryImport
from partners.registry.importing.checking import Check

PLACEHOLDER = re.compile(r"<(?:\w+:)?(\w+)>")
NAMED_GROUP = re.compile(r"\(\?P<(\w+)>[^()]*\)")
# Uploads that wait for their titles and open editors belong to whoever made them; nobody has any.
NOBODYS = 0


def admin_routes() -> list[str]:
    """Return every route below the admin, with its placeholders in angle brackets."""

    def walk(resolver: URLResolver, prefix: str) -> list[str]:
        routes = []
        for entry in resolver.url_patterns:
            route = prefix + plain_pattern(entry.pattern)
            if isinstance(entry, URLResolver):
                routes += walk(entry, route)
            elif not _is_catch_all(entry.pattern):
                routes.append(route)
        return routes

    admin = [
        entry
        for entry in get_resolver().url_patterns
        if isinstance(entry, URLResolver) and str(entry.pattern) == "admin/"
    ]
    return sorted({route for entry in admin for route in walk(entry, "admin/")})


def _is_catch_all(pattern: Any) -> bool:
    return isinstance(pattern, RegexPattern) and not pattern.regex.groupindex


def plain_pattern(pattern: Any) -> str:
    """Return the route of a pattern, with its placeholders in angle brackets."""
    if not isinstance(pattern, RegexPattern):
        return str(pattern)
    return NAMED_GROUP.sub(r"<\1>", str(pattern).strip("^$").replace("\\", ""))


class AdminAddresses:
    """Records for every placeholder; routes without one are an error, never a guess."""

    def __init__(self, user: User) -> None:
        document = SiteDocument.objects.create(
            title="Report", file=ContentFile(b"%PDF-1.4", name="report.pdf")
        )
        page = NewsPage.objects.order_by("path").first()
        state = page.get_workflow().start(page, user)
        redirect = Redirect.objects.create(old_path="/en/old", redirect_link="/en/")
        query = Query.get("cities")
        SearchPromotion.objects.create(query=query, page_id=page.pk)
        image = SiteImage.objects.order_by("pk").first()
        note = ChangeNote.objects.create(page=page, language="en", text="A figure was added.")
        earlier = EarlierVersion.objects.create(
            page=page, language="en", number=1, superseded_on="2020-06-30", content={}
        )
        collection = Collection.get_first_root_node().add_child(name="Photographs")
        self.by_section = {
            "admin/api/main/documents/": document,
            "admin/api/main/images/": image,
            "admin/api/main/pages/": page,
            "admin/collections/": collection,
            "admin/documents/": document,
            "admin/groups/": Group.objects.get(name="Editors"),
            "admin/images/": image,
            "admin/invitations/": Invitation.objects.create(
                user=User.objects.create_user("expected", "expected@example.org")
            ),
            "admin/account/second-factor/passkeys/": Authenticator.objects.create(
                user=user, type="webauthn", data={"name": "Key"}
            ),
            "admin/letters/": Letter.objects.create(
                reason="question", message="Where is it?", language="en"
            ),
            "admin/pages/": page,
            "admin/settings/": Site.objects.get(),
            "admin/sites/": Site.objects.get(),
            "admin/subscriptions/": Subscription.objects.create(
                address="reader@example.org", language="en"
            ),
            "admin/users/": user,
            "admin/workflows/tasks/": Task.objects.get(),
            "admin/workflows/": Workflow.objects.get(name="Publication"),
            "admin/choose_city_name/": City.objects.order_by("pk").first(),
            "admin/choose_partner_name/": PartnerPage.objects.order_by("pk").first(),
            "admin/registry/import/": RegistryImport.objects.create(
                user=user, proposal=Check().proposal()
            ),
            "admin/snippets/desk/translationtask/": TranslationTask.objects.first(),
            "admin/snippets/choose/desk/translationtask/": TranslationTask.objects.first(),
            "admin/snippets/bilingual/changenote/": note,
            "admin/snippets/choose/bilingual/changenote/": note,
            "admin/snippets/news/earlierversion/": earlier,
            "admin/snippets/choose/news/earlierversion/": earlier,
            **self._snippets(),
        }
        self.by_name = {
            "action": "publish",
            "action_name": "approve",
            "app_label": "news",
            "app_name": "library",
            "collection_id": collection.pk,
            "content_type_app_name": "news",
            "content_type_model_name": "newspage",
            "destination_id": NewsIndexPage.objects.get().get_parent().pk,
            "doc_id": document.pk,
            "document_id": document.pk,
            "filter_spec": "fill-100x100",
            "image_id": image.pk,
            "kept_id": PartnerPage.objects.order_by("pk").first().pk,
            "object_id": page.pk,
            "other_id": PartnerPage.objects.order_by("pk").last().pk,
            "page_id": page.pk,
            "page_pk": page.pk,
            "page_to_move_id": page.pk,
            "parent_page_id": NewsIndexPage.objects.get().pk,
            "provider_id": "office",
            "query_id": query.pk,
            "redirect_id": redirect.pk,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "session_id": NOBODYS,
            "site_pk": Site.objects.get().pk,
            "slug": page.slug,
            "task_id": Task.objects.get().pk,
            "task_state_id": state.current_task_state.pk,
            "token": "no-token",
            "uidb64": "no-user",
            "uploaded_file_id": NOBODYS,
            "workflow_pk": Workflow.objects.get(name="Publication").pk,
            "workflow_state_id": state.pk,
        }

    @staticmethod
    def _snippets() -> dict[str, BilingualSnippet]:
        sections = {}
        for model in BilingualSnippet.__subclasses__():
            record = model.objects.order_by("pk").first()
            record.save_revision()
            sections[f"admin/snippets/library/{model._meta.model_name}/"] = record
            sections[f"admin/snippets/choose/library/{model._meta.model_name}/"] = record
        return sections

    def address(self, route: str) -> str:
        """Return a real address for a route."""
        return "/" + PLACEHOLDER.sub(lambda match: str(self._value(route, match[1])), route)

    def _value(self, route: str, name: str) -> Any:
        if name == "model_name":
            return "sitetexts" if "settings" in route else "newspage"
        if name == "app_label":
            return "news"
        if name in ("pk", "revision_id"):
            section = next((key for key in self.by_section if route.startswith(key)), None)
            assert section, f"{route} names a record that AdminAddresses does not have"
            record = self.by_section[section]
            return record.pk if name == "pk" else record.latest_revision_id
        return self.by_name[name]
