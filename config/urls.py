"""Which address leads where? Of signing in only what is named here: no sign-up, no change of e-mail."""

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path
from django.views.i18n import set_language

from . import checkpoint, health, pages, second_factor, sign_ins

accounts = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accounts/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("accounts/second-factor/", second_factor.begin, name="second_factor_begin"),
    path("accounts/phone/", second_factor.activate, name="mfa_activate_totp"),
    path("accounts/phone/remove/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("accounts/passkey/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("accounts/passkey/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("accounts/paper/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/paper/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    # Where the library leads back to after a change.
    path("accounts/sign-ins/", sign_ins.index, name="mfa_index"),
    path("accounts/sign-ins/", sign_ins.index, name="mfa_list_webauthn"),
    path("accounts/sign-ins/", sign_ins.index, name="sign_ins"),
    path("accounts/sign-ins/others/end/", sign_ins.end_others, name="sign_ins_end_others"),
    path("accounts/sign-ins/<str:key>/end/", sign_ins.end, name="sign_in_end"),
]

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("checkpoint", checkpoint.checkpoint, name="checkpoint"),
    path("language/", set_language, name="set_language"),
    path("", include("orgs.urls")),
    path("", include("screening.urls")),
    path("", include("referrals.urls")),
    *pages.urlpatterns,
    *accounts,
]

handler400 = pages.bad_request
handler403 = pages.forbidden
handler404 = pages.not_found
handler500 = pages.server_error
