"""How is this deployment wired? One file, driven by the environment, and safe when nothing is set.

Read from the environment:

    DATABASE_URL         postgresql://…; without it a SQLite file in the folder below
    ROMDUOL_VAR          folder of database, secret key, collected static files, compiled translations (./var)
    ROMDUOL_HOSTS        names this site answers to, separated by commas (localhost only)
    ROMDUOL_SECRET_KEY   else a file that is made on first use
    ROMDUOL_PROXY        1 where one proxy in front ends TLS and sets X-Forwarded-Proto and X-Forwarded-For itself
    ROMDUOL_MAIL_HOST    where mail goes out; without it mail is printed. Also _PORT, _USER, _PASSWORD, _FROM
    ROMDUOL_CHECKPOINT_COPY   a file on another disk or machine, to which each checkpoint of the record is added
    ROMDUOL_CHECKPOINT_TOKEN  the word for which /checkpoint answers whoever keeps copies (it answers nobody)
    ROMDUOL_EXIT         where “Leave this page” leads from the public rights page (an encyclopedia)
    ROMDUOL_DEBUG        1 shows tracebacks in the browser; only ever on a developer's own machine
    ROMDUOL_MODE         demo is set by `manage.py demo`
    ROMDUOL_TESTS        1 is set by the tests
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from . import database, secret


def _switch(name: str) -> bool:
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1.")
    return value == "1"


BASE_DIR = Path(__file__).resolve().parent.parent

# Which of its lives this process is in

MODE = os.environ.get("ROMDUOL_MODE", "")
if MODE not in ("", "demo"):
    raise ImproperlyConfigured("ROMDUOL_MODE must be demo or not set.")
DEMO = MODE == "demo"
TESTS = _switch("ROMDUOL_TESTS")
DEBUG = _switch("ROMDUOL_DEBUG")
PLAIN_HTTP = DEMO or TESTS or DEBUG
# Cases of a demonstration and of the tests lie in the past; nobody's real case ever does.
CLOCK_MAY_MOVE = DEMO or TESTS

VAR_DIR = Path(os.environ.get("ROMDUOL_VAR") or BASE_DIR / "var").resolve()
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
SECRET_KEY_FILE = VAR_DIR / "secret-key"
if TESTS:
    SECRET_KEY = "only-ever-signs-what-a-test-makes-and-forgets-again"  # signs nothing outside the tests
else:
    SECRET_KEY = os.environ.get("ROMDUOL_SECRET_KEY") or secret.key_in(file=SECRET_KEY_FILE)
# Seals sessions and second factors, apart from the key that signs: changing that one ends sessions and no more.
ACCOUNT_KEY_FILE = VAR_DIR / "keys" / "accounts-1"
ACCOUNT_KEY = b"only-ever-seals-inside-the-tests" if TESTS else secret.bytes_in(file=ACCOUNT_KEY_FILE)
# What people are compared by is kept under this key and never in words. It lasts: with another one nobody known before
# is found until `manage.py identity_keys` has written the index anew.
IDENTITY_KEY_FILE = VAR_DIR / "keys" / "identity-1"
IDENTITY_KEY = b"only-ever-used-inside-the-tests-" if TESTS else secret.bytes_in(file=IDENTITY_KEY_FILE)
# What was looked for stands in the record as a digest under this key. It lasts: with another one a search of before and
# the same search of today no longer look alike.
LOG_KEY_FILE = VAR_DIR / "keys" / "log-1"
LOG_KEY = b"only-ever-kept-inside-the-tests-" if TESTS else secret.bytes_in(file=LOG_KEY_FILE)

# Signs for the record (orgs/checkpoints.py). With a new one (audit-2) the old public key stays where it is: what was
# signed under it still holds.
AUDIT_KEY_FILE = VAR_DIR / "keys" / "audit-1"
AUDIT_KEY = b"only-ever-signs-inside-the-tests" if TESTS else secret.signing_key_in(file=AUDIT_KEY_FILE)
# A file on another disk or machine to which each checkpoint is added, and the word for which it may be fetched.
CHECKPOINT_COPY = Path(os.environ["ROMDUOL_CHECKPOINT_COPY"]) if os.environ.get("ROMDUOL_CHECKPOINT_COPY") else None
CHECKPOINT_TOKEN = os.environ.get("ROMDUOL_CHECKPOINT_TOKEN", "")

# Who may ask

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if os.environ.get("ROMDUOL_HOSTS") and not DEMO:
    ALLOWED_HOSTS = [host.strip() for host in os.environ["ROMDUOL_HOSTS"].split(",") if host.strip()]
if _switch("ROMDUOL_PROXY"):
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
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
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

# Who somebody is

AUTH_USER_MODEL = "orgs.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTS:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email"]}},
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "orgs.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # must name the way in, though nobody signs up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
ACCOUNT_REAUTHENTICATION_METHODS = ("password",)
# Wrong tries are counted in orgs/adapters.py, by account and device.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "config.accounts.LoginForm",
    "reauthenticate": "config.accounts.ReauthenticateForm",
    "change_password": "config.accounts.ChangePasswordForm",
    "reset_password": "config.accounts.ResetPasswordForm",
    "reset_password_from_key": "config.accounts.ResetPasswordKeyForm",
}
MFA_ADAPTER = "orgs.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "config.accounts.CodeForm",
    "activate_totp": "config.accounts.ActivateCodesForm",
    "add_webauthn": "config.accounts.AddPasskeyForm",
}
MFA_TOTP_ISSUER = "Romduol"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds, before and after
MFA_RECOVERY_CODE_DIGITS = 20  # standard NIST SP 800-63B: at least 64 bits
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Without TLS browsers allow passkeys on localhost alone, and so do we.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PLAIN_HTTP
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if PLAIN_HTTP else "https"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "config.logs.Discreet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers print addresses and mail whole requests.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}
