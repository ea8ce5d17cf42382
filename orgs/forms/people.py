"""What is asked about a new member, a role, a certificate, and a first password?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import wording
from ..models import Office, Organisation
from ..sheets import ChoiceRadio, ChoiceSelect, DateField3, SheetForm, TypedField
from ..types import Course, Gender, Role


class MemberForm(SheetForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={
            "required": _("Enter the e-mail address."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )
    name = TypedField(label=_("Name"), max_length=120)
    gender = ChoiceRadio(label=_("Gender"), choices=Gender.choices)
    organisation = ChoiceSelect(label=_("Organisation"), choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(unlisted=False).order_by("name")
        self.offer("organisation", [("", _("Choose")), *((row.slug, wording.name_of(row)) for row in rows)])

    def clean_organisation(self) -> Organisation:
        return Organisation.objects.get(slug=self.cleaned_data["organisation"])


class RoleForm(SheetForm):
    office = ChoiceRadio(label=_("In which office?"), choices=[])
    role = ChoiceRadio(label=_("Which role?"), choices=Role.choices)

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("office", [(str(row.pk), wording.name_of(row)) for row in offices])

    def clean_office(self) -> Office:
        return Office.objects.get(pk=self.cleaned_data["office"])


class TrainingForm(SheetForm):
    course = ChoiceRadio(label=_("Which course?"), choices=Course.choices)
    completed_on = DateField3(label=_("Completed on"), past=True)
    valid_until = DateField3(
        label=_("Counts until"),
        required=False,
        help_text=_("Leave it empty where the certificate says nothing: it counts for as long as the rule says."),
    )
    certificate = TypedField(label=_("Certificate"), max_length=80, required=False)


class CorrectionForm(SheetForm):
    valid_until = DateField3(
        label=_("Counts until"),
        help_text=_("A certificate entered by mistake ends on the day on which it was completed."),
    )


class ConfirmForm(SheetForm):
    """Nothing to fill in: one press, once."""


class ElevationForm(SheetForm):
    answer = ChoiceRadio(label=_("Your answer"), choices=[("give", _("Give it")), ("decline", _("Decline"))])


class FirstPasswordForm(SheetForm):
    password = forms.CharField(
        label=_("Your password, twelve characters or more"),
        strip=False,
        error_messages={"required": _("Enter a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        error_messages={"required": _("Enter the password again.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("The two passwords differ. Enter the same twice."))
        return said
