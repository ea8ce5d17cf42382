"""Who answers for the person between two offices, and what does the other one learn? (guidelines 19, 20, 23)"""

from datetime import date

from django.db import transaction

from orgs import clock
from orgs.actions import offices
from orgs.models import Office, User
from orgs.places import Duty
from screening import access
from screening.access import Tie
from screening.actions import cases, denials, handover, notes
from screening.models import Case, Handover
from screening.sections import Section
from screening.types import DenialWhy, HandoverAnswer, HandoverStatus, Stage
from tests.factories import days, stages
from tests.factories.days import MET, march, on, refused

TO_RECEIVE = ("caseworker", "second_caseworker", "other_supervisor")
ALL = frozenset(Section)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


class Sending(days.Lived):
    """An adult with signs, met at eight in the morning; answered and not sent."""

    begins = staticmethod(days.answered_case)

    def send(self, answer: HandoverAnswer = HandoverAnswer.AGREES, *, at: str = "10:00") -> Handover:
        with on(MET, at):
            return handover.send(by=self.people.responder, case=self.case, answer=answer)

    def sees(self, user: User) -> frozenset[Section]:
        reference = fresh(self.case).reference
        return access.open_case(user, reference, want=ALL).opened

    # Until it is received

    def test_it_goes_to_the_coordinating_office_and_is_due_there_in_a_day(self) -> None:
        row = self.send()
        assert (row.to_office, row.kind, row.status) == (self.people.coordinating, "agreed", "sent")
        assert days.open_tasks(self.case)["receive_handover"] == "02.03. 10:00"
        assert self.case.deadline_set.get(kind="receive_handover").office == self.people.coordinating
        assert "send_screening" not in days.open_tasks(self.case)

    def test_until_received_the_sender_and_their_supervisor_answer_for_the_person(self) -> None:
        self.send()
        with on(march(4)):
            case = fresh(self.case)
            assert (case.responsible, case.responsible_office) == (self.people.responder, self.people.ngo)
            assert (case.received_at, case.national_code, case.stage) == (None, "", Stage.INTERIM)
            assert access.ties(self.people.responder, case) == {Tie.AUTHOR}
            assert access.ties(self.people.supervisor, case) == {Tie.SUPERVISOR}
            assert self.sees(self.people.responder) == {Section.C1, Section.C2, Section.C3, Section.C4}

    def test_the_office_it_was_sent_to_reads_a_summary_without_identity_until_it_receives(self) -> None:
        self.send()
        with on(MET, "11:00"):
            for name in TO_RECEIVE:
                user = getattr(self.people, name)
                case = access.open_case(user, fresh(self.case).reference, want=ALL)
                assert (case.opened, case.summary_only) == (frozenset(), True), name
            for name in ("outsider", "national_caseworker", "specialist", "colleague"):
                assert not access.ties(getattr(self.people, name), fresh(self.case)), name

    def test_the_identifying_office_is_told_only_when_the_person_agrees(self) -> None:
        agrees, not_so = HandoverAnswer.AGREES, HandoverAnswer.DOES_NOT_AGREE
        # Agreed to the hand-over, and asked on its own whether the identifying office may know.
        for answer, asked, told in ((agrees, True, True), (agrees, False, False), (not_so, True, False)):
            with self.subTest(answer=answer, asked=asked):
                case = stages.answered(self.people)
                with on(MET, "10:00"):
                    row = handover.send(by=self.people.responder, case=case, answer=answer, tell_identifying=asked)
                assert row.identifying_office_told is told
                assert (fresh(case).identifying_office is not None) is told

    def test_handing_over_is_a_sign_in_itself(self) -> None:
        case = stages.begun(self.people)
        with on(MET, "10:00"):
            handover.send(by=self.people.responder, case=case, answer=HandoverAnswer.AGREES)
        assert fresh(case).result == "signs"

    # A question sent back

    def test_a_question_sent_back_moves_nothing_and_is_due_in_a_day(self) -> None:
        self.send()
        with on(MET, "12:00"):
            with refused("empty"):
                handover.ask_back(by=self.people.caseworker, case=self.case, question=" ")
            asked = handover.ask_back(by=self.people.caseworker, case=self.case, question="Which language?")
            case = fresh(self.case)
            assert (case.responsible, case.responsible_office) == (self.people.responder, self.people.ngo)
            assert (case.stage, case.received_at) == (Stage.INTERIM, None)
            assert Handover.objects.get(case=case).status == HandoverStatus.SENT_BACK
            assert days.open_tasks(case)["answer_question"] == "02.03. 12:00"
            assert case.deadline_set.get(kind="answer_question").office == self.people.ngo
            assert access.ties(self.people.responder, case) == {Tie.AUTHOR}
        with on(MET, "13:00"):
            with days.not_allowed():
                handover.answer(by=self.people.supervisor, question=asked, answer="Khmer.")
            with refused("empty"):
                handover.answer(by=self.people.responder, question=asked, answer=" ")
            handover.answer(by=self.people.responder, question=asked, answer="Khmer.")
            assert "answer_question" not in days.open_tasks(self.case)
            assert Handover.objects.get(case=self.case).status == HandoverStatus.SENT
            with refused("already"):
                handover.answer(by=self.people.responder, question=asked, answer="Vietnamese.")

    def test_it_may_be_received_while_a_question_is_open_and_the_author_answers_later_too(self) -> None:
        self.send()
        with on(MET, "12:00"):
            asked = handover.ask_back(by=self.people.caseworker, case=self.case, question="Which language?")
            handover.receive(by=self.people.caseworker, case=self.case)
        with on(march(9)):
            handover.answer(by=self.people.responder, question=asked, answer="Khmer.")
        assert fresh(self.case).responsible == self.people.caseworker

    # Received

    def test_received_by_a_person_who_answers_for_it_until_a_caseworker_is_named(self) -> None:
        self.send()
        with on(march(2), "09:00"):
            for name in ("outsider", "colleague", "national_supervisor", "specialist"):
                with self.subTest(name=name), days.not_allowed():
                    handover.receive(by=getattr(self.people, name), case=self.case)
            handover.receive(by=self.people.second_caseworker, case=self.case)
            case = fresh(self.case)
            assert (case.responsible, case.caseworker) == (self.people.second_caseworker, None)
            assert case.responsible_office == self.people.coordinating
            assert (case.received_by, case.received_at) == (self.people.second_caseworker, clock.now())
            assert access.ties(self.people.second_caseworker, case) == {Tie.HOLDING}
            with days.not_allowed():
                handover.receive(by=self.people.caseworker, case=self.case)
            cases.name_caseworker(by=self.people.other_supervisor, case=case, caseworker=self.people.caseworker)
            case = fresh(case)
            assert (case.responsible, case.caseworker) == (self.people.caseworker, self.people.caseworker)
            assert not access.ties(self.people.second_caseworker, case)

    def test_the_national_code_counts_from_the_receipt_and_names_the_registering_province_and_year(self) -> None:
        self.send()
        for day, at, year in ((date(2027, 12, 31), "23:59", 2027), (date(2028, 1, 1), "00:00", 2028)):
            with self.subTest(year=year), on(day, at), transaction.atomic():
                handover.receive(by=self.people.caseworker, case=self.case)
                assert fresh(self.case).national_code == f"KH-01-{year}-{self.case.reference}"
                transaction.set_rollback(True)

    def test_the_author_reads_a_day_longer_and_then_has_a_receipt(self) -> None:
        self.send()
        with on(march(2), "09:00"):
            handover.receive(by=self.people.caseworker, case=self.case)
        author = self.people.responder
        with on(march(3), "09:00"):
            assert access.ties(author, fresh(self.case)) == {Tie.AUTHOR_RECEIVED}
            assert self.sees(author) == {Section.C1, Section.C2}
            notes.add_afterwards(by=author, case=self.case, text="One more thing.")
            with days.not_allowed():
                notes.write(by=author, case=self.case, text="A note.")
        with on(march(3), "09:01"):
            assert access.ties(author, fresh(self.case)) == {Tie.AUTHOR_LATER}
            case = access.open_case(author, self.case.reference, want=ALL)
            assert (case.opened, case.summary_only) == (frozenset(), True)
            with days.not_allowed():
                notes.add_afterwards(by=author, case=self.case, text="Too late.")
        with on(march(3), "09:01"):
            assert not access.ties(self.people.supervisor, fresh(self.case))

    def test_it_is_accepted_once_received_and_not_before(self) -> None:
        self.send()
        with on(march(2), "09:00"):
            with days.not_allowed():
                handover.accept(by=self.people.caseworker, case=self.case)
            handover.receive(by=self.people.caseworker, case=self.case)
            handover.accept(by=self.people.caseworker, case=self.case)
            with refused("status"):
                handover.accept(by=self.people.caseworker, case=self.case)
        row = Handover.objects.get(case=self.case)
        assert (row.status, row.accepted_by) == (HandoverStatus.ACCEPTED, self.people.caseworker)

    # Where it goes

    def test_where_the_coordinating_office_is_shut_out_it_goes_to_the_national_one(self) -> None:
        with on(MET, "10:00"):
            denials.deny(
                by=self.people.responder, case=self.case, why=DenialWhy.ACCUSED, office=self.people.coordinating
            )
        assert self.send(at="10:30").to_office == self.people.national

    def test_where_no_office_coordinates_it_goes_to_the_national_one(self) -> None:
        offices.name_for(by=None, province=self.people.province_a, duty=Duty.COORDINATING, office=None)
        assert self.send().to_office == self.people.national

    def test_shut_out_while_it_is_under_way_it_goes_on_to_the_national_one(self) -> None:
        self.send()
        with on(MET, "11:00"):
            denials.deny(
                by=self.people.responder, case=self.case, why=DenialWhy.ACCUSED, office=self.people.coordinating
            )
            assert Handover.objects.get(case=self.case).to_office == self.people.national
            with days.not_allowed():
                handover.receive(by=self.people.caseworker, case=self.case)
            handover.receive(by=self.people.national_caseworker, case=self.case)
        assert self.responsible_office() == self.people.national

    def responsible_office(self) -> Office:
        return fresh(self.case).responsible_office
