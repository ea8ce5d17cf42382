"""Who around the person may consent, be told, be called, be traced, come along or see? Each case typed by hand."""

import pytest

from screening.actions import interviews, relatives
from screening.actions.acting import Conflict
from screening.models import RelatedPerson
from screening.people import Part, Standing, why_not
from screening.types import Attended, Relation
from tests.factories import days, stages
from tests.factories.days import april, march, on, refused

PARTS = ("consent", "be_informed", "be_contacted", "be_assessed", "be_traced", "accompany", "see")
NOBODY = dict.fromkeys(PARTS, False)

# Relation and what someone in it may, in the order of PARTS, who is neither implicated nor to be kept from knowing.
MAY = {
    "guardian":       (True,  True,  True,  True,  True,  True,  False),
    "support_person": (False, True,  True,  True,  False, True,  False),
    "family":         (False, True,  True,  True,  True,  True,  False),
    "child":          (False, False, False, True,  True,  False, False),
    "employer":       (False, False, False, False, False, False, False),
    "recruiter":      (False, False, False, False, False, False, False),
    "feared":         (False, False, False, False, False, False, False),
    "other":          (False, False, True,  True,  False, False, False),
}  # fmt: skip


def found(relation: str, *, implicated: bool, must_not_be_told: bool) -> dict[str, bool]:
    standing = Standing(relation=Relation(relation), is_implicated=implicated, must_not_be_told=must_not_be_told)
    return {part: why_not(Part(part), standing=standing) is None for part in PARTS}


def test_the_tables_know_every_relation_and_every_part():
    assert set(MAY) == set(Relation)
    assert set(PARTS) == set(Part)


@pytest.mark.parametrize("relation", MAY)
def test_somebody_in_this_relation_may(relation):
    assert found(relation, implicated=False, must_not_be_told=False) == dict(zip(PARTS, MAY[relation], strict=True))


@pytest.mark.parametrize("relation", MAY)
@pytest.mark.parametrize(("implicated", "must_not_be_told"), [(True, False), (False, True), (True, True)])
def test_implicated_or_not_to_be_told_shuts_every_door_whatever_the_relation(relation, implicated, must_not_be_told):
    assert found(relation, implicated=implicated, must_not_be_told=must_not_be_told) == NOBODY


@pytest.mark.parametrize(
    ("implicated", "must_not_be_told", "words"),
    [(True, False, "implicated"), (False, True, "must not be told"), (True, True, "implicated")],
)
def test_the_refusal_says_which(implicated, must_not_be_told, words):
    standing = Standing(relation=Relation.GUARDIAN, is_implicated=implicated, must_not_be_told=must_not_be_told)
    sentence = str(why_not(Part.CONSENT, standing=standing))
    assert words in sentence
    assert sentence.endswith(".")


class Around(days.Lived):
    """At identification since 3 April, with somebody chosen by the person beside them."""

    begins = staticmethod(days.identification)

    @classmethod
    def arrange(cls) -> None:
        with on(april(3)):
            cls.friend = relatives.add(by=cls.people.caseworker, case=cls.case, relation=Relation.SUPPORT_PERSON)

    def interview(self, beside: RelatedPerson) -> None:
        interviews.record(
            by=self.people.specialist, case=self.case, took_place_at=days.moment(april(5)), account="Invented.",
            attended=[Attended.SUPPORT_PERSON], support_person=beside,
        )  # fmt: skip

    def test_nobody_implicated_or_not_to_be_told_sits_beside_the_person(self) -> None:
        by = self.people.caseworker
        with on(april(5)):
            for marks in ({"is_implicated": True}, {"must_not_be_told": True}):
                for relation in (Relation.GUARDIAN, Relation.SUPPORT_PERSON, Relation.FAMILY):
                    row = relatives.add(by=by, case=self.case, relation=relation, **marks)
                    with self.subTest(relation=relation, marks=marks), refused("implicated"):
                        self.interview(row)
            self.interview(self.friend)

    def test_from_the_moment_they_are_named_they_are_kept_away(self) -> None:
        with on(april(5)):
            relatives.write(by=self.people.caseworker, relative=self.friend, is_implicated=True)
            with refused("implicated"):
                self.interview(RelatedPerson.objects.get(pk=self.friend.pk))

    def test_the_second_of_two_who_change_an_entry_hears_of_the_first(self) -> None:
        by = self.people.caseworker
        with on(april(5)):
            relatives.write(by=by, relative=self.friend, version=1, is_implicated=True)
            with pytest.raises(Conflict):
                relatives.write(by=by, relative=self.friend, version=1, is_implicated=False)
            assert RelatedPerson.objects.get(pk=self.friend.pk).is_implicated

    def test_why_somebody_is_implicated_goes_with_the_mark_only(self) -> None:
        with on(april(5)), refused("both"):
            relatives.add(
                by=self.people.caseworker, case=self.case, relation=Relation.EMPLOYER, is_implicated=False,
                implicated_why="Took her papers.",
            )  # fmt: skip

    def test_what_was_shown_before_they_were_named_lets_nobody_in(self) -> None:
        seen = RelatedPerson.objects.get(pk=self.friend.pk)
        with on(april(5)):
            relatives.write(by=self.people.caseworker, relative=self.friend, must_not_be_told=True)
            with refused("implicated"):
                self.interview(seen)

    def test_somebody_out_of_another_case_sits_beside_nobody(self) -> None:
        with on(april(5)):
            other = relatives.add(
                by=self.people.caseworker, case=stages.received(self.people), relation=Relation.SUPPORT_PERSON
            )
            with refused("other_case"):
                self.interview(other)


class FromTheFirstMinute(days.Lived):
    """Begun at eight in the morning; nothing was asked yet."""

    begins = staticmethod(days.first_page)

    def test_they_are_written_by_whoever_is_with_the_person(self) -> None:
        with on(march(1), "09:00"):
            relatives.add(by=self.people.responder, case=self.case, relation=Relation.RECRUITER, is_implicated=True)
            for by in (self.people.outsider, self.people.supervisor):
                with self.subTest(by=by), days.not_allowed():
                    relatives.add(by=by, case=self.case, relation=Relation.FAMILY)
        assert RelatedPerson.objects.get(case=self.case).recorded_by == self.people.responder
