"""Django's settings, from the typed environment. Every default here is the safe one."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.environment import load
from jaganetral.portal.logging import logging_settings
from jaganetral.portal.people.settings import LOCKOUT_CACHE

ENVIRONMENT = load()
HERE = Path(__file__).parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret
ALLOWED_HOSTS = list(ENVIRONMENT.hosts) or ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "jaganetral.portal.urls"
WSGI_APPLICATION = "jaganetral.portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

INSTALLED_APPS = [
    "jaganetral.portal.shell",
    "jaganetral.portal.people",
    "jaganetral.portal.selfcheck",
    "jaganetral.portal.asked",
    "jaganetral.portal.cleanup",
    "jaganetral.portal.guide",
    "jaganetral.portal.learning",
    "jaganetral.portal.reaching",
    "jaganetral.portal.pledge",
    "jaganetral.portal.advice",
    "jaganetral.portal.api",
    "jaganetral.portal.trail",
    "jaganetral.portal.evidence",
    "jaganetral.portal.intake",
    "jaganetral.portal.casework",
    "jaganetral.portal.review",
    "jaganetral.portal.letters",
    "jaganetral.portal.reported",
    "jaganetral.portal.insight",
    "jaganetral.portal.privacy",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "rules",
    "treebeard",
]

MIDDLEWARE = [
    "jaganetral.portal.shell.middleware.machines",
    "jaganetral.portal.shell.middleware.access_log",
    "django.middleware.security.SecurityMiddleware",
    "jaganetral.portal.shell.middleware.security_headers",
    "jaganetral.portal.api.lane.lane",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "jaganetral.portal.people.middleware.second_factor",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jaganetral.portal.shell.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# --- data -----------------------------------------------------------------------------------

if ENVIRONMENT.database_url:
    DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=600)}
else:
    ENVIRONMENT.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(ENVIRONMENT.data / "jaganetral.sqlite3"),
        }
    }
if str(DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
    # Readers and one writer at a time never wait for each other. What was acknowledged survives a
    # power cut too (synchronous=FULL): whoever was shown a receipt must find the report again.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000; PRAGMA foreign_keys=ON;"
        ),
    }

# Limits are counted in this process's memory and never written down.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Failed sign-ins are counted for all workers together, under keyed hashes.
    "lockout": LOCKOUT_CACHE,
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 25_000_000
"""A photo to be read stays in memory: above this size it is refused, so that no file is written."""
FILE_UPLOAD_HANDLERS = ["jaganetral.portal.shell.uploads.MemoryOnlyUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

EVIDENCE_FOLDER = ENVIRONMENT.data / "evidence"
"""Originals and previews of what was handed in; only the evidence room writes there."""
TRAIL_FOLDER = ENVIRONMENT.data / "trail"
"""The key that signs checkpoints, and a copy of each checkpoint beside the database."""

# --- language ----------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- files -------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "jaganetral.portal.shell.storage.HashedStaticFiles"},
}
WHITENOISE_MAX_AGE = 3600

# --- people -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
from jaganetral.portal.people.settings import *  # noqa: E402, F403 - the room keeps its own

# --- security ---------------------------------------------------------------------------------

_plain = ENVIRONMENT.loopback
SECURE_SSL_REDIRECT = not _plain
SECURE_HSTS_SECONDS = 0 if _plain else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not _plain
SECURE_HSTS_PRELOAD = not _plain
SECURE_REDIRECT_EXEMPT = [r"^sehat$", r"^siap$"]
# Under "no-referrer" a browser sends `Origin: null` with our own forms, and CSRF refuses them.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not _plain
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "sesi" if _plain else "__Host-sesi"
CSRF_COOKIE_NAME = "csrf" if _plain else "__Host-csrf"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # wasm-unsafe-eval lets the page compile the hand networks; it allows no eval of script.
        "script-src": [SELF, "'wasm-unsafe-eval'"],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGGING_CONFIG = None
logging_settings(ENVIRONMENT.log)
