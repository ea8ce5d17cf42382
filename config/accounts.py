"""How do the forms of signing in speak? The library's forms, in our words and our controls."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal.ratelimit import RateLimitUsage
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from orgs import log, second_factors
from orgs.adapters import count_try

PASTE = _("You can paste it, or let your password manager fill it in.")
CODE = _("Six digits from the app on your phone, or one of the codes you keep on paper.")
SIX = _("Six digits. They change every half minute.")
KEY = _("So that you know it from others, such as “office phone”. Nothing about a person.")
GOOD = _("At least 12 characters. Three or four words that do not belong together are easy to remember.")


class LoginForm(allauth.LoginForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["login"], _("Work e-mail"), _("Enter your work e-mail address."))
        _speak(self.fields["password"], _("Password"), _("Enter your password."), PASTE)


class ReauthenticateForm(allauth.ReauthenticateForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["password"], _("Password"), _("Enter your password."), PASTE)


class ChangePasswordForm(allauth.ChangePasswordForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["oldpassword"], _("Password you have now"), _("Enter the password you have now."))
        _speak_new(self)


class ResetPasswordForm(allauth.ResetPasswordForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["email"], _("Work e-mail"), _("Enter your work e-mail address."))


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak_new(self)


class CodeForm(AuthenticateForm):
    """The code of the phone, or one of those kept on paper. Each counts once."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["code"], _("Code"), _("Enter the code."), CODE)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}

    def clean_code(self) -> str:
        tried: RateLimitUsage | None = count_try(context.request, email=self.user.email, of="code")
        if tried is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = self.cleaned_data["code"]
        found: Authenticator | None = second_factors.right(self.user, code)
        if found is None:
            log.refused("account.sign_in", by=self.user, why="wrong_code")
            raise get_mfa_adapter().validation_error("incorrect_code")
        tried.rollback()
        found.user = self.user
        self.authenticator = found
        return code


class ActivateCodesForm(ActivateTOTPForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["code"], _("Code that the phone shows now"), _("Enter the code."), SIX)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class AddPasskeyForm(AddWebAuthnForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self.fields["name"], _("Name of this key"), _("Enter a name."), KEY)


def _speak_new(form: forms.Form) -> None:
    _speak(form.fields["password1"], _("New password"), _("Enter a new password."), GOOD)
    _speak(form.fields["password2"], _("New password, once more"), _("Enter the new password once more."))


def _speak(field: forms.Field, label: Any, missing: Any, hint: Any = "") -> None:
    """A label that stays where it is instead of one that vanishes under the fingers, and no links inside hints."""
    field.label, field.help_text = label, hint
    field.error_messages["required"] = missing
    field.error_messages["invalid"] = _("Enter an e-mail address, such as name@example.org.")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"class": "in-20", "autocapitalize": "none", "spellcheck": "false"}
