"""Who works here, in which offices and roles, trained for what, and who stands in for whom?"""

import uuid
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..history import History
from ..types import POWERS, Course, Gender, Role
from .places import Office, Organisation


@dataclass(frozen=True)
class Standing:
    """What somebody holds now, with offices and their bodies, and whether they stand in for a supervisor today."""

    memberships: tuple["Membership", ...]
    stands_in: bool

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(row.role) for row in self.memberships)

    @property
    def works_as(self) -> frozenset[Role]:
        """Those roles, and a supervisor's on the days on which they stand in for one."""
        return self.roles | {Role.SUPERVISOR} if self.stands_in else self.roles


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail, in any case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A member of staff. Deactivated, never deleted; known to colleagues by a work code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    gender = models.CharField(max_length=10, choices=Gender, default=Gender.NOT_SAID)
    is_active = models.BooleanField(default=True)  # type: ignore[misc]
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="suspended")
    created_at = models.DateTimeField(default=clock.now)
    history = History(excluded_fields=["password", "last_login"])
    # As it was when the sign-in of the request in hand was read (`orgs.sessions`), for its pages; acts ask anew.
    standing: Standing | None = None

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="suspension_has_its_moment_and_its_author",
                condition=Q(suspended_at__isnull=True, suspended_by__isnull=True)
                | Q(suspended_at__isnull=False, suspended_by__isnull=False, is_active=False),
            )
        ]

    def __str__(self) -> str:
        return self.code

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.code

    def clean(self) -> None:
        self.email = UserManager.normalize_email(self.email).lower()

    def memberships_now(self) -> models.QuerySet["Membership"]:
        return self.memberships.filter(ended_at__isnull=True).select_related("office__organisation")

    def roles_now(self) -> frozenset[Role]:
        held = self.memberships.filter(ended_at__isnull=True).values_list("role", flat=True)
        return frozenset(Role(code) for code in held) if self.is_active else frozenset()


class Membership(models.Model):
    """One role of one person in one office of their organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    started_at = models.DateTimeField(default=clock.now)
    started_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta:
        ordering = ["started_at"]
        constraints = [
            models.UniqueConstraint(
                name="a_role_is_held_once_in_an_office",
                fields=["user", "office", "role"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
            ),
            models.CheckConstraint(
                name="a_power_is_given_by_two_or_by_the_command_line",
                condition=Q(started_by__isnull=True)
                | ~Q(role__in=POWERS)
                | Q(asked_by__isnull=False) & ~Q(asked_by=F("started_by")),
            ),
            models.CheckConstraint(name="membership_role_is_one_of_the_roles", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="membership_end_has_its_moment_and_its_author",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class Deputy(models.Model):
    """Who stands in for a supervisor of an office, from which day to which."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="deputies")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputises_in")
    starts_on = models.DateField()
    ends_on = models.DateField()
    named_at = models.DateTimeField(default=clock.now)
    named_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta:
        ordering = ["starts_on"]
        verbose_name_plural = "deputies"
        constraints = [
            models.CheckConstraint(name="deputy_ends_on_or_after_the_start", condition=Q(ends_on__gte=F("starts_on")))
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.starts_on}–{self.ends_on}"


class Training(models.Model):
    """A course completed. When it runs out, what it opened closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trainings")
    course = models.CharField(max_length=30, choices=Course)
    completed_on = models.DateField()
    valid_until = models.DateField()
    certificate = models.CharField(max_length=80, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta:
        ordering = ["-valid_until"]
        constraints = [
            models.CheckConstraint(
                name="training_is_valid_after_it_was_completed",
                condition=Q(valid_until__gte=F("completed_on")),
            ),
            models.CheckConstraint(name="training_course_is_one_of_the_courses", condition=Q(course__in=Course.values)),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.course}"


class Interpreter(models.Model):
    """An entry of the interpreters' roster, known by number. Independence is judged per conversation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True)
    languages = models.JSONField(default=list, help_text=_("ISO 639 codes"))
    gender = models.CharField(max_length=10, choices=Gender)
    ethics_trained_on = models.DateField(null=True, blank=True)
    ethics_valid_until = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    history = History()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="interpreter_training_has_both_dates_in_order",
                condition=Q(ethics_trained_on__isnull=True, ethics_valid_until__isnull=True)
                | Q(ethics_valid_until__gte=F("ethics_trained_on")),
            )
        ]

    def __str__(self) -> str:
        return self.code

    def is_trained(self, *, today: Any) -> bool:
        return self.ethics_valid_until is not None and self.ethics_valid_until >= today
