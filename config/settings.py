"""How is this deployment wired? Driven by the environment, and safe when nothing is set.

What is imported here is a setting too: in which of its lives this process is (`settings_mode`), its keys
(`settings_keys`), who somebody is (`settings_accounts`), what is written of errors (`settings_logging`).

Read from the environment:

    DATABASE_URL         postgresql://…; without it a SQLite file in the folder below
    ROMDUOL_VAR          folder of database, secret key, collected static files, compiled translations (./var)
    ROMDUOL_HOSTS        names this site answers to, separated by commas (localhost only)
    ROMDUOL_SECRET_KEY   else a file that is made on first use
    ROMDUOL_MASTER_KEYS  a folder that holds master-1 …, 32 random bytes each, if the keys are kept outside
    ROMDUOL_UNLOCKED     a folder in memory for keys that were unlocked (one under /run/user or /dev/shm)
    ROMDUOL_PROXY        1 where one proxy in front ends TLS and sets X-Forwarded-Proto and X-Forwarded-For itself
    ROMDUOL_MAIL_HOST    where mail goes out; without it mail is printed. Also _PORT, _USER, _PASSWORD, _FROM
    ROMDUOL_CHECKPOINT_COPY   a file on another disk or machine, to which each checkpoint of the record is added
    ROMDUOL_CHECKPOINT_TOKEN  the word for which /checkpoint answers whoever keeps copies (it answers nobody)
    ROMDUOL_BACKUP_KEY   the public key for which backups are sealed (var/keys/backup.pub, by backup --new-key)
    ROMDUOL_EXIT         where “Leave this page” leads from the public rights page (an encyclopedia)
    ROMDUOL_DEBUG        1 shows tracebacks in the browser; only ever on a developer's own machine
    ROMDUOL_MODE         demo is set by `manage.py demo`
    ROMDUOL_TESTS        1 is set by the tests
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from . import database
from .settings_accounts import *
from .settings_keys import *
from .settings_logging import LOGGING
from .settings_mode import BASE_DIR, CLOCK_MAY_MOVE, DEBUG, DEMO, MODE, PLAIN_HTTP, TESTS, VAR_DIR, switch

# Who may ask

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if os.environ.get("ROMDUOL_HOSTS") and not DEMO:
    ALLOWED_HOSTS = [host.strip() for host in os.environ["ROMDUOL_HOSTS"].split(",") if host.strip()]
if switch("ROMDUOL_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]

# What it is made of

INSTALLED_APPS = [
    "config.apps.WiringConfig",
    "referrals",
    "screening",
    "orgs",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "simple_history",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # What every answer tells the browser stands outside of whatever answers: redirects, files and errors carry it too.
    "csp.middleware.CSPMiddleware",
    "config.middleware.PageHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A page of a case is a tenth as long on the wire. A random length is added and every token is masked anew, so
    # that the length of an answer tells nobody what stands in it.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    # Before anything reads a session, which is sealed.
    "config.shut.Shut",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "orgs.middleware.SignedIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.lock.ScreenLock",
    "config.second_factor.SecondFactor",
    "orgs.middleware.RequestContext",
    "screening.middleware.Refusals",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Where the gates of the workflow find what is known of a case; read in one place, screening/facts.py.
CASE_FACTS = ["screening.facts", "referrals.facts"]
# What `orgs` asks of the apps above it, which it may not import: who takes over the cases of a suspended person
# (user, by), whether someone still answers for a case (user), what is loaded when a site starts (by).
RESPONSIBILITY_PASSES_UP = ["screening.actions.responsibility.pass_up"]
RESPONSIBILITY_HELD = ["screening.actions.responsibility.is_held"]
LOADERS = ["screening.actions.indicator_sets.load_shipped"]
# What stands in the second file of a backup, which is kept for a month, each with its column of the case; and what is
# in none: who is signed in, and what is written anew from the rest.
BACKED_UP_APART = {"screening.CaseKey": "case_id"}
NOT_BACKED_UP = ["orgs.SignIn", "screening.IdentityKey"]

# What it remembers

if os.environ.get("DATABASE_URL"):
    _database = database.from_url(url=os.environ["DATABASE_URL"])
else:
    _database = database.sqlite(file=VAR_DIR / ("demo.sqlite3" if DEMO else "romduol.sqlite3"))
if TESTS and _database["ENGINE"] == database.SQLITE:
    # A file, not memory: locks, two threads and a browser behave as they will on a real one.
    _database["TEST"] = {"NAME": str(Path(_database["NAME"]).with_name("test.sqlite3"))}
# A refusal is recorded by a middleware after the view has raised; a request in one transaction would roll it back.
DATABASES = {"default": {**_database, "ATOMIC_REQUESTS": False}}

# Rate limits count over all processes, so the cache is one they share. It holds wrong tries and codes that were used,
# and drops some at random when it is full: nobody may fill it to be forgotten.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

# What a browser keeps: names that say nothing, tied to this host

_COOKIE = "" if PLAIN_HTTP else "__Host-"
SESSION_ENGINE = "orgs.sessions"
SESSION_COOKIE_NAME = f"{_COOKIE}session"
DEVICE_COOKIE_NAME = f"{_COOKIE}device"
SESSION_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 24 * 60 * 60  # a sign-in ends earlier (orgs/rules.py)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{_COOKIE}csrf"
CSRF_COOKIE_SECURE = not PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.pages.csrf_failure"
LANGUAGE_COOKIE_NAME = f"{_COOKIE}language"
LANGUAGE_COOKIE_SECURE = not PLAIN_HTTP
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What a browser may do with a page

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not no-referrer: browsers then send "Origin: null" with every form, and each would be refused as forged. Other sites
# are told nothing either way.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = not PLAIN_HTTP
# Preloading a domain into browsers cannot be taken back; whoever owns it decides.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# A screening form has more fields than Django allows, a typed text is never a megabyte.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A file is never written to a folder unsealed, not for a moment; a form sends one.
FILE_UPLOAD_HANDLERS = ["orgs.uploads.MemoryOnly"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# What people read

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.frame",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "config.staticfinder.WheelFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
_STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
if TESTS:
    _STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTS

LANG_INFO["km"]["name_local"] = "ខ្មែរ"  # Django calls it "Khmer" in every language
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("km", _("Khmer"))]
LOCALE_PATHS = [VAR_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Phnom_Penh"

# Where somebody who reads their rights goes when another person comes near: a page that anybody might read.
EXIT_ADDRESS = os.environ.get("ROMDUOL_EXIT") or "https://www.wikipedia.org/"

# What goes out

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if os.environ.get("ROMDUOL_MAIL_HOST"):
    EMAIL_BACKEND = "config.smtp.EmailBackend"
    EMAIL_HOST = os.environ["ROMDUOL_MAIL_HOST"]
    EMAIL_PORT = int(os.environ.get("ROMDUOL_MAIL_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("ROMDUOL_MAIL_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("ROMDUOL_MAIL_PASSWORD", "")
    EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("ROMDUOL_MAIL_FROM", "noreply@localhost")
