"""Which bodies, offices and provinces are there, and which office does what where?"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..history import History
from ..types import TYPE_BY_CODE, TYPE_CHOICES, Capability


class Organisation(models.Model):
    """A body, as its sources describe it. What was not found stays empty and reads "not confirmed"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    name_km = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=30, choices=TYPE_CHOICES)
    in_appendix_2 = models.BooleanField(default=False)
    unlisted = models.BooleanField(default=False, help_text=_("Shown to caseworkers only."))
    invented = models.BooleanField(default=False, help_text=_("A body of the demonstration."))
    place_to_stay = models.BooleanField(default=False, help_text=_("Only its province is ever shown."))
    services = models.JSONField(default=list, blank=True)
    eligibility = models.JSONField(default=dict, blank=True)
    locations = models.JSONField(default=list, blank=True)
    website = models.URLField(blank=True)
    telephone = models.CharField(max_length=300, blank=True)
    sources = models.JSONField(default=list, blank=True)
    confidence = models.CharField(max_length=120, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organisation_type_is_one_of_the_table", condition=Q(type__in=sorted(TYPE_BY_CODE))
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def capabilities(self) -> frozenset[Capability]:
        return TYPE_BY_CODE[self.type].capabilities

    def can(self, capability: Capability) -> bool:
        return capability in self.capabilities


class Province(models.Model):
    """A province, with the offices that receive, identify and protect children there."""

    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=60)
    name_km = models.CharField(max_length=80)
    coordinating_office = models.ForeignKey(
        "orgs.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="coordinates_in"
    )
    identifying_office = models.ForeignKey(
        "orgs.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="identifies_in"
    )
    child_protection_office = models.ForeignKey(
        "orgs.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="protects_children_in"
    )
    history = History()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """An organisation in one place. Work, supervision and responsibility belong to offices."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offices")
    name = models.CharField(max_length=160)
    name_km = models.CharField(max_length=200, blank=True)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="offices")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    is_national_coordination = models.BooleanField(default=False)
    duty_telephone = models.CharField(max_length=40, blank=True)
    history = History()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="one_office_coordinates_the_nation",
                fields=["is_national_coordination"],
                condition=Q(is_national_coordination=True),
            ),
            models.UniqueConstraint(name="office_names_differ_in_a_body", fields=["organisation", "name"]),
            models.CheckConstraint(name="office_is_not_its_own_parent", condition=~Q(parent=models.F("id"))),
        ]

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """A public holiday of Cambodia. Lunar days move by decree, so the list is kept by people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    on = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    basis = models.CharField(max_length=120)
    history = History()

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
