"""How does somebody sign in: password, second factor, how long either counts?"""

from .settings_mode import PLAIN_HTTP, TESTS

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
