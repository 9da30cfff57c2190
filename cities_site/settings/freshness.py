"""What readers see, and what is kept of it in each process."""

import os

# For how many seconds a process may rely on what it knew of the site's generation.
FRESHNESS_SECONDS = 0.1
# Apps, models and columns that no reader sees; a write to anything else begins a new generation.
FRESHNESS_IGNORES = [
    "freshness",
    "account",
    "accounts",
    "auth",
    "axes",
    "contenttypes",
    "correspondence",
    "demo",
    "desk",
    "django_tasks_database",
    "mfa",
    "operations",
    "sessions",
    "socialaccount",
    "usersessions",
    "wagtailadmin",
    "wagtailusers",
    "bilingual.languagepermission",
    "bilingual.publicationapprovaltask",
    "partners.registryimport",
    "wagtailcore.apitoken",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.groupcollectionpermission",
    "wagtailcore.grouppagepermission",
    "wagtailcore.groupsitepermission",
    "wagtailcore.modellogentry",
    # Who logs what readers may see says so: the registry's changes, first publications.
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate",
    # What readers search is written with its index, in one transaction.
    "wagtailsearch",
    "wagtailsearchpromotions.query",
    "wagtailsearchpromotions.querydailyhits",
    # What a draft changes of a page that is public already.
    "bilingual.basepage.draft_title",
    "bilingual.basepage.draft_translation_state",
    "bilingual.basepage.has_unpublished_changes",
    "bilingual.basepage.latest_revision",
    "bilingual.basepage.latest_revision_created_at",
    "bilingual.basepage.written_by",
]
# How much memory a process may use for the pages that it keeps, in bytes; 0 keeps none.
PAGE_CACHE_BYTES = int(os.environ.get("PAGE_CACHE_BYTES", 16 * 1024 * 1024))
# For how many seconds a kept page may be shown although nothing changed: texts may depend on the
# day, whatever else they depend on.
PAGE_CACHE_SECONDS = 60
# What is never kept: the admin, files, and what counts who asks.
PAGE_CACHE_EXCEPT = ("/admin/", "/api/", "/documents/", "/media/", "/static/")
# What addresses may ask for; one that asks for anything else is answered, and not kept.
PAGE_CACHE_QUERY = frozenset(
    {
        "city", "country", "kind", "lang", "page", "path", "pilot", "q", "region", "role", "sdg",
        "service", "since", "stage", "status", "topic", "view", "year",
    }
)  # fmt: skip
