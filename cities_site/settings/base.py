"""Settings that every environment shares; safe as they stand, loosened only for development."""

import os
from pathlib import Path

from cities_site.settings import policies
from cities_site.settings.accounts import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.databases import database_from
from cities_site.settings.freshness import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.operations import *  # noqa: F403 - settings are inherited as a whole

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything the site writes at run time (database, uploads, collected files) lives here.
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var"))

DEBUG = False
ALLOWED_HOSTS: list[str] = []
WAGTAIL_SITE_NAME = "Cities Project"

INSTALLED_APPS = [
    # First: its start-up adds the language columns that every later app relies on.
    "modeltranslation",
    "cities_site.security",
    "cities_site.freshness",
    "cities_site.hosting",
    "cities_site.bilingual",
    "cities_site.library",
    "partners",
    "pilots",
    "news",
    "cities_site.home",
    "cities_site.search",
    "cities_site.desk",
    "cities_site.correspondence",
    "cities_site.accounts",
    "cities_site.demo",
    "cities_site.selfcheck",
    # Before Wagtail, whose publish_scheduled it replaces.
    "cities_site.operations",
    "cities_site.api",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    # The templates of widgets, for the renderer below.
    "django.forms",
]

MIDDLEWARE = [
    # Around everything: names and counts requests, and answers for the site's health.
    "cities_site.operations.middleware.ObservedMiddleware",
    # What it keeps is answered whole, and nothing below runs.
    "cities_site.freshness.page_cache.PageCacheMiddleware",
    # Before those that answer: static files and errors have the headers too.
    "cities_site.security.headers.ContentSecurityPolicyMiddleware",
    "cities_site.security.headers.IsolationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cities_site.security.refusals.RefuseMalformedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cities_site.bilingual.middleware.ReaderLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cities_site.accounts.gate.SessionGateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cities_site.bilingual.middleware.PrivateResponseMiddleware",
    "cities_site.bilingual.middleware.UndatedRequestMiddleware",
    "cities_site.security.refusals.LibraryErrorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Last, so that its answers pass through all others.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cities_site.urls"
WSGI_APPLICATION = "cities_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cities_site.library.context.site_context",
            ],
        },
    },
]

# Widgets are drawn from the same folders as pages, so that ours come before Wagtail's.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_from(os.environ.get("DATABASE_URL"), DATA_DIR / "site.sqlite3")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

# --- Languages -----------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
# The overlay completes the Chinese of Wagtail's own admin; ours comes first.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "overlay"]
FORMAT_MODULE_PATH = ["cities_site.bilingual.formats"]

MODELTRANSLATION_LANGUAGES = ("en", "zh-hans")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
# No silent fallback: a word that is missing in a language is missing.
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ()}
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)

# --- Wagtail -------------------------------------------------------------------------------
WAGTAIL_PAGE_MODEL = "bilingual.BasePage"
# One tree in one Wagtail locale: the languages live in the records, not in parallel trees.
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = os.environ.get("WAGTAILADMIN_BASE_URL", "http://localhost:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cities_site.bilingual.search.backend"}}
# What a reader's search may take from the database, in seconds, before it is stopped.
SEARCH_SECONDS = 3
# The days for which it is kept how often a query was asked; a command run daily deletes older ones.
WAGTAILSEARCH_HITS_MAX_AGE = 90
# Wagtail writes redirects for the active language only; bilingual writes them for both.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "library.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cities_site.library.forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "library.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cities_site.library.forms.SiteDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Every document is a download: no browser shows a file of ours as a page of this site.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILEMBEDS_FINDERS: list[dict] = []
# Debian lists a zone called "localtime" that browsers refuse; offer real places only.
WAGTAIL_USER_TIME_ZONES = [
    "UTC",
    "Africa/Addis_Ababa",
    "Africa/Nairobi",
    "America/New_York",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Asia/Kathmandu",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Europe/Istanbul",
    "Europe/Rome",
]

# --- Tasks ---------------------------------------------------------------------------------
# Covers and versions of images have a queue of their own, so that a backend with workers can
# take that work from the web servers and leave the quick tasks where they are.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "pictures": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
}

# --- Files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "cities_site.operations.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Caches before the site that are told of changes; production names them.
FRONT_CACHES: list[str] = []
# An address typed without a scheme is https, as Django 6 will have it.
FORMS_URLFIELD_ASSUME_HTTPS = True
# A page with many blocks posts many fields; beyond this Django answers 400.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# A ClamAV that looks at every upload: unix:///path/of/clamd.ctl or tcp://host:3310; without an
# address nothing is scanned.
CLAMAV_SOCKET = os.environ.get("CLAMAV_SOCKET", "").strip()

# --- Cookies and headers -------------------------------------------------------------------
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = policies.PUBLIC
ADMIN_CONTENT_SECURITY_POLICY = policies.ADMIN

# --- Proxies -------------------------------------------------------------------------------
# How many of ours stand before the site and add to X-Forwarded-For; without any, nobody's word
# for an address is taken.
REVERSE_PROXIES = int(os.environ.get("REVERSE_PROXIES", "0"))

# --- API -----------------------------------------------------------------------------------
WAGTAILAPI_LIMIT_MAX = 50
# How many requests an address has: a number, and "min", "hour" or "day".
API_RATE = "60/min"
REST_FRAMEWORK = {"NUM_PROXIES": REVERSE_PROXIES}

# --- Machine translation -------------------------------------------------------------------
# A service with the interface of LibreTranslate; without an address there is none.
MACHINE_TRANSLATION_URL = os.environ.get("MACHINE_TRANSLATION_URL", "").strip()
MACHINE_TRANSLATION_API_KEY = os.environ.get("MACHINE_TRANSLATION_API_KEY", "").strip()
# What the service calls simplified Chinese: "zh", or "zh-Hans" where it knows no other name.
MACHINE_TRANSLATION_CHINESE = os.environ.get("MACHINE_TRANSLATION_CHINESE", "").strip() or "zh"
# Texts and the key travel encrypted, except on a developer's machine.
MACHINE_TRANSLATION_ALLOW_HTTP = False

# --- Reports of vulnerabilities --------------------------------------------------------------
# Addresses for /.well-known/security.txt, separated by spaces: an office's mailbox as mailto:…
# or a form as https://…; without one there is no such file.
SECURITY_CONTACTS = os.environ.get("SECURITY_CONTACTS", "").split()

# --- Personal data --------------------------------------------------------------------------
# Addresses of offices, which may stand on the site, separated by spaces; "@example.org" is every
# address of that domain. Those of letters and of reports of vulnerabilities need no naming.
PERSONAL_DATA_ROLE_ADDRESSES = os.environ.get("PERSONAL_DATA_ROLE_ADDRESSES", "").split()

# --- Publication ----------------------------------------------------------------------------
# Whoever wrote something does not publish it. "off" is for teams of one or two, who cannot.
FOUR_EYES = os.environ.get("FOUR_EYES", "").strip().lower() not in ("off", "0", "false", "no")

# --- Correspondence ------------------------------------------------------------------------
# The role mailbox that letters of readers go to; without one they are stored only.
CONTACT_ADDRESS = os.environ.get("CONTACT_ADDRESS", "").strip()
# Letters are deleted after this many days, by `manage.py delete_old_letters`.
LETTERS_KEPT_DAYS = int(os.environ.get("LETTERS_KEPT_DAYS", "90"))
# After how many months a record of the partner registry should be verified again.
REGISTRY_VERIFIED_MONTHS = int(os.environ.get("REGISTRY_VERIFIED_MONTHS", "12"))
# Whether readers can subscribe by e-mail: only where a sender is set up.
SUBSCRIPTIONS_ENABLED = False
# Subscriptions that nobody confirms in this many hours are deleted by the same command.
SUBSCRIPTION_CONFIRMATION_HOURS = 48
# For how many hours a sender's uses of a form are counted, under a name that is not an address.
SENDER_COUNTED_HOURS = 1
# In seconds: readers wait while a letter is handed over.
EMAIL_TIMEOUT = 10

# Demonstration accounts exist where this is true: development and tests, never production.
DEMO_ACCOUNTS_ALLOWED = False
