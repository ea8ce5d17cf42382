"""An adult who does not agree is kept and helped: a line without identity goes, and nothing else leaves."""

from django.db import transaction

from orgs.actions import offices
from orgs.places import Duty
from orgs.types import Role
from screening import access
from screening.access import Tie
from screening.actions import cases, denials, handover, needs, notes, reflection, safety_check
from screening.models import Case, CoordinationLine, Handover
from screening.types import ContactWay, DenialWhy, HandoverAnswer, HandoverKind, HandoverStatus, NeedKind, Stage
from tests.factories import days, orgs, stages
from tests.factories.days import MET, march, on

REFUSALS = (HandoverAnswer.DOES_NOT_AGREE, HandoverAnswer.THINKING, HandoverAnswer.NOT_ASKED)


class Kept(days.Lived):
    """An adult with signs who, on 1 March, does not agree to being handed over."""

    begins = staticmethod(days.answered_case)

    @classmethod
    def arrange(cls) -> None:
        with on(MET, "10:00"):
            handover.send(by=cls.people.responder, case=cls.case, answer=HandoverAnswer.DOES_NOT_AGREE)

    def fresh(self) -> Case:
        return Case.objects.get(pk=self.case.pk)

    def test_the_line_has_month_province_result_and_a_reason_code_and_nothing_else(self) -> None:
        line = CoordinationLine.objects.get(case=self.case)
        assert (line.month, line.province, line.result) == (march(1), self.people.province_a, "presume")
        assert (line.why, line.office) == ("does_not_agree", self.people.coordinating)
        of_the_record = {"id", "case", "recorded_at", "recorded_by"}
        fields = {field.name for field in CoordinationLine._meta.concrete_fields}
        assert fields - of_the_record == {"office", "month", "province", "result", "why"}

    def test_nobody_of_another_office_knows_of_the_case(self) -> None:
        case = self.fresh()
        with on(march(2)):
            tied = {name for name, user in self.people.people().items() if access.ties(user, case)}
            listed = {name for name, user in self.people.people().items() if access.visible(user).exists()}
        assert tied == listed == {"responder", "supervisor"}
        assert (case.national_code, case.identifying_office, case.received_at) == ("", None, None)
        assert not Handover.objects.get(case=case).identifying_office_told

    def test_the_sender_answers_until_their_supervisor_names_a_colleague(self) -> None:
        with on(march(2)):
            case = self.fresh()
            assert (case.responsible, case.responsible_office) == (self.people.responder, self.people.ngo)
            assert days.open_tasks(case)["name_caseworker"] == "02.03. 10:00"
            assert Tie.HOLDING in access.ties(self.people.responder, case)
            cases.name_caseworker(by=self.people.supervisor, case=case, caseworker=self.people.colleague)
            case = self.fresh()
            assert (case.responsible, case.caseworker) == (self.people.colleague, self.people.colleague)
            assert "name_caseworker" not in days.open_tasks(case)
            assert access.ties(self.people.responder, case) <= {Tie.AUTHOR_LATER}

    def test_help_and_casework_go_on_where_the_person_is(self) -> None:
        with on(march(2)):
            needs.record(by=self.people.responder, case=self.case, kinds=[NeedKind.SAFE_BED])
            stages.do_interim(self.people.responder, self.case)
            cases.name_caseworker(by=self.people.supervisor, case=self.case, caseworker=self.people.colleague)
            reflection.grant(by=self.people.colleague, case=self.case, starts_on=march(2))
        assert self.fresh().stage == Stage.REFLECTION

    def test_a_dated_safe_contact_is_due_and_met_by_the_contact(self) -> None:
        assert days.open_tasks(self.case)["safe_contact"] == "08.03. 10:00"
        with on(march(5)):
            notes.record_contact(
                by=self.people.responder, case=self.case, way=ContactWay.CALL, took_place_at=days.moment(march(5)),
                text="She is well.",
            )  # fmt: skip
        row = self.case.deadline_set.get(kind="safe_contact", met_at__isnull=False)
        assert row.met_by == self.people.responder

    def test_someone_of_a_body_that_cannot_support_keeps_it_too(self) -> None:
        post = orgs.office(type="immigration", province=self.people.province_a, name="Border post (example)")
        officer = orgs.member(role=Role.RESPONDER, office=post)
        orgs.member(role=Role.SUPERVISOR, office=post)
        with on(MET, "10:00"):
            case = cases.begin(by=officer, office=post)
            safety_check.record(by=officer, case=case, answers=stages.safe_answers())
            handover.send(by=officer, case=case, answer=HandoverAnswer.DOES_NOT_AGREE)
        assert (case.stage, case.responsible) == (Stage.INTERIM, officer)
        assert {"safe_contact", "name_caseworker"} <= set(days.open_tasks(case))

    def test_after_one_safe_contact_the_next_one_is_due(self) -> None:
        with on(march(5)):
            notes.record_contact(
                by=self.people.responder, case=self.case, way=ContactWay.CALL, took_place_at=days.moment(march(5)),
                text="She is well.",
            )  # fmt: skip
        assert days.open_tasks(self.case)["safe_contact"] == "12.03. 10:00"

    def test_a_line_meant_for_an_office_that_is_shut_out_goes_to_the_national_one(self) -> None:
        case = stages.answered(self.people)
        with on(MET, "10:00"):
            office = self.people.coordinating
            denials.deny(by=self.people.responder, case=case, why=DenialWhy.ACCUSED, office=office)
            handover.send(by=self.people.responder, case=case, answer=HandoverAnswer.DOES_NOT_AGREE)
        assert CoordinationLine.objects.get(case=case).office == self.people.national


class NotAgreeing(days.Lived):
    """An adult with signs, before they are asked whether they agree to being handed over."""

    begins = staticmethod(days.answered_case)

    def send(self, answer: HandoverAnswer) -> Handover:
        return handover.send(by=self.people.responder, case=self.case, answer=answer)

    def test_the_case_goes_to_interim_help_whatever_was_answered(self) -> None:
        for answer in REFUSALS:
            with self.subTest(answer=answer), on(MET, "10:00"), transaction.atomic():
                row = self.send(answer)
                assert (row.kind, row.status) == (HandoverKind.KEPT, HandoverStatus.KEPT)
                assert self.case.stage == Stage.INTERIM
                transaction.set_rollback(True)
            self.case = Case.objects.get(pk=self.case.pk)

    def test_the_month_is_all_that_is_told_of_the_day(self) -> None:
        with on(march(31), "23:59"):
            self.send(HandoverAnswer.THINKING)
        assert CoordinationLine.objects.get(case=self.case).month == march(1)

    def test_where_no_office_coordinates_the_line_goes_to_the_national_one(self) -> None:
        offices.name_for(by=None, province=self.people.province_a, duty=Duty.COORDINATING, office=None)
        with on(MET, "10:00"):
            self.send(HandoverAnswer.THINKING)
        assert CoordinationLine.objects.get(case=self.case).office == self.people.national
