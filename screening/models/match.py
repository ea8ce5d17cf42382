"""Which cases may be about one person, who asked, and what did the match desk find?"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from orgs.fields import CodedField

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import Fact, MatchAnswer
from .case import Case
from .record import CaseRecord, staff, together


class IdentityKey(models.Model):
    """One fact of a person as a keyed digest: equal facts have equal keys, and no key can be read back.

    Written with the person's identity and gone with it. ``digest`` is the first 64 bits, signed.
    """

    SECTION = Section.C4

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    fact = CodedField(choices=Fact)
    digest = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["digest", "case"], name="identity_key_by_digest")]
        constraints = [
            models.UniqueConstraint(name="a_fact_of_a_person_has_one_key", fields=["case", "fact", "digest"])
        ]

    def __str__(self) -> str:
        return f"key of {self.case_id}"


class MatchRequest(CaseRecord):
    """Somebody who works with the person (``recorded_by``) asks the match desk whether they are known already.

    ``facts`` are compared when the desk opens it, never before; whoever asked learns nothing from asking.
    """

    SECTION = Section.C1

    facts = models.JSONField(default=list)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = staff()

    class Meta(CaseRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                name="one_match_request_is_open_per_case", fields=["case"], condition=Q(closed_at__isnull=True)
            ),
            together("closed_at", "closed_by", statement="a_match_request_closed_has_moment_and_author"),
            models.CheckConstraint(
                name="nobody_closes_a_match_request_of_their_own",
                condition=Q(closed_by__isnull=True) | ~Q(closed_by=F("recorded_by")),
            ),
        ]


class Match(CaseRecord):
    """What the desk (``recorded_by``) found of two cases. It opens neither through the other.

    ``case`` is the one that was asked about. It stands until it is undone: by a reason, or by another answer.
    """

    SECTION = Section.C5

    request = models.ForeignKey(MatchRequest, on_delete=models.PROTECT)
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    answer = CodedField(choices=MatchAnswer)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = staff()
    undone_why = SensitiveTextField(section=Section.C5)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "matches"
        constraints = [
            models.CheckConstraint(name="a_match_is_of_two_cases", condition=~Q(case=F("other"))),
            models.UniqueConstraint(
                Least("case", "other"),
                Greatest("case", "other"),
                name="one_answer_stands_for_two_cases",
                condition=Q(undone_at__isnull=True),
            ),
            together("undone_at", "undone_by", statement="a_match_undone_has_its_moment_and_its_author"),
        ]
