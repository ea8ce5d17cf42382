"""How do the forms of signing in speak? The library's forms, in our words and our controls."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

PASTE = _("You can paste it, or let your password manager fill it in.")
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
