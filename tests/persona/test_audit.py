"""The pages of the trail: opened by auditors and supervisors, as far as it is theirs; unknown to everybody else."""

from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.test import Client, TestCase
from django.urls import reverse

from orgs.models import AuditEvent

from . import situations
from .asking import REFUSED_METHODS, UNKNOWN, Asked, answer, code, full, not_drawn, shown, undone
from .equality import NO_SUCH_METHOD, NO_SUCH_PAGE, TOKEN, outcome, sessions_in_memory
from .stage import ASKED, Wrong, listed
from .table import CODES, PERSONAS, READ_ONLY, READS_THE_TRAIL, TRAIL


class TestTrail(TestCase):
    """Case A, answered for by the social affairs office in A."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.here = here = situations.built("received")
        cls.case = here.cases["A"]
        ref, who = shown(cls.case), here.users["caseworker"].code
        named = {"audit": (), "audit_person": (who,)}
        cls.paths = {name: reverse(full(name), args=named.get(name, (ref,))) for name in TRAIL}
        nowhere = {"audit_person": ("NOBODY-1",)}
        cls.nowhere = {
            name: reverse(full(name), args=nowhere.get(name, (UNKNOWN,))) for name in TRAIL if name != "audit"
        }

    def letters(self, name: str) -> dict[str, str]:
        got, sent = TRAIL[name]
        return {"GET": got, "HEAD": got, "POST": sent} | dict.fromkeys(REFUSED_METHODS, "M")

    def test_whoever_reads_the_trail_gets_what_the_table_says(self) -> None:
        wrong: Wrong = []
        for name, path in self.paths.items():
            for persona in READS_THE_TRAIL[name] & set(self.here.users):
                for method, letter in self.letters(name).items():
                    with undone():
                        got = code(self.here.users[persona], method, path)
                    if got != CODES[letter]:
                        wrong.append((persona, name, method, got))
        assert not wrong, listed(wrong)

    def test_to_everybody_else_it_is_as_unknown_as_what_does_not_exist(self) -> None:
        wrong: Wrong = []
        with not_drawn():
            for name, path in self.paths.items():
                for persona in (one for one in PERSONAS if one not in READS_THE_TRAIL[name]):
                    for method in (*ASKED, *REFUSED_METHODS):
                        is_refused = self.letters(name)[method] in ("M", READ_ONLY)
                        expected = NO_SUCH_METHOD if is_refused else NO_SUCH_PAGE
                        for asked_for in (path, self.nowhere.get(name, path)):
                            said = outcome(self.here.users[persona], method, asked_for)
                            if said != expected:
                                wrong.append((persona, name, method, said))
        assert not wrong, listed(wrong)

    def test_the_answer_is_that_of_a_page_that_does_not_exist_and_the_true_reason_is_on_record(self) -> None:
        for persona in ("responder", "caseworker", "outsider", "administrator", "statistician", "match_desk"):
            with sessions_in_memory():
                client = Client()
                client.force_login(self.here.users[persona])
                nowhere = client.get(reverse(full("case"), args=[UNKNOWN]))
                for path in self.paths.values():
                    said = client.get(path)
                    assert said.status_code == nowhere.status_code == 404
                    assert TOKEN.sub(b"", said.content) == TOKEN.sub(b"", nowhere.content), (persona, path)
            refused = AuditEvent.objects.filter(actor_id=self.here.users[persona].pk, subject="audit.read")
            assert {(row.why, row.case_id) for row in refused} == {("no_role_in_audit", None)}

    def test_whoever_has_not_signed_in_is_sent_to_sign_in(self) -> None:
        for path in (*self.paths.values(), *self.nowhere.values()):
            said = answer(Asked(AnonymousUser(), "GET", path))
            assert (said.status_code, said["Location"]) == (302, f"/accounts/login/?next={path}")

    def test_a_caseworker_finds_the_trail_in_no_navigation_and_a_supervisor_and_an_auditor_do(self) -> None:
        for persona, is_there in (("caseworker", False), ("other_supervisor", True), ("auditor", True)):
            client = Client()
            client.force_login(self.here.users[persona])
            assert (b'href="/audit/"' in client.get(reverse(full(":about"))).content) is is_there

    def test_a_key_that_was_drawn_leads_nowhere(self) -> None:
        for persona in ("auditor", "other_supervisor"):
            assert outcome(self.here.users[persona], "GET", f"/audit/person/{uuid4()}/") == NO_SUCH_PAGE
