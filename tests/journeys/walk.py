"""How does somebody of the tests go through the real pages? By address and form, as a browser would send them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.models import Interpreter, Office, User
from referrals.models import Referral
from screening.models import Case, Consent
from screening.safety import Independence
from tests.factories import stages
from tests.factories.cast import Cast, cast

SAFE = {"danger": "no", "place": "private", "present": ["nobody"], "language": "km", "comfort": "yes", "under_18": "no"}
POINTS = [str(point) for point in Independence]


def through(interpreter: Interpreter, language: str) -> dict[str, Any]:
    """The safety check with an interpreter of the roster."""
    return SAFE | {
        "present": ["interpreter"], "language": language, "comfort": "no", "interpreter_kind": "roster",
        "interpreter": interpreter.code, "independence": POINTS, "gender_accepted": "yes",
    }  # fmt: skip


class Walk:
    """One case walked through its pages by one person after another."""

    def __init__(self, people: Cast) -> None:
        self.people = people
        self.client = Client()
        self.case: Case
        self.spoken: dict[str, Any] = {"language": "km"}
        self.first = clock.today()

    @contextmanager
    def day(self, number: int, *, at: time = time(10)) -> Iterator[None]:
        """So many days after the walk began, in Phnom Penh."""
        moment = datetime.combine(self.first + timedelta(days=number), at, tzinfo=clock.PHNOM_PENH)
        with clock.at(moment):
            yield

    def interpreted_by(self, interpreter: Interpreter, language: str) -> None:
        """Every talk from now on goes through this interpreter."""
        self.spoken = {
            "language": language, "interpreter_kind": "roster", "interpreter": interpreter.code,
            "independence": POINTS, "gender_accepted": "yes",
        }  # fmt: skip

    def send(
        self, who: User, name: str, *rest: Any, status: int = 302, more: dict[str, Any] | None = None, **said: Any
    ) -> str:
        """Fill in a form of the case and send it; the text of the answer. ``more``: fields called as one of ours."""
        app = "" if ":" in name else "screening:"
        address = reverse(f"{app}{name}", args=[self.case.reference, *map(str, rest)])
        return self._answer(who, address, said | (more or {}), status=status)

    def open(self, who: User, name: str, *rest: Any, status: int = 200) -> str:
        app = "" if ":" in name else "screening:"
        self.client.force_login(who)
        answer = self.client.get(reverse(f"{app}{name}", args=[self.case.reference, *map(str, rest)]))
        assert answer.status_code == status, (name, answer.status_code)
        return answer.content.decode()

    def begin(self, who: User) -> None:
        office = who.memberships_now().first().office  # type: ignore[union-attr]
        before = set(Case.objects.values_list("pk", flat=True))
        self._answer(who, reverse("screening:screening_new"), {"office": str(office.pk)}, status=302)
        self.case = Case.objects.exclude(pk__in=before).get()

    def step(self, who: User, transition: str, *, status: int = 302, reason: str = "") -> str:
        return self.send(who, "move", transition, status=status, reason=reason)

    def approve(self, who: User) -> None:
        """Answer the one request of this case that waits."""
        asked = self.case.approval_set.get(answer="")
        self.send(who, "approval", asked.pk, answer="approved")

    def stage(self) -> str:
        self.case.refresh_from_db()
        return self.case.stage

    def _answer(self, who: User, address: str, said: dict[str, Any], *, status: int) -> str:
        self.client.force_login(who)
        answer: HttpResponse = self.client.post(address, {"submission": str(uuid4())} | _sent(said))
        text = answer.content.decode()
        assert answer.status_code == status, (address, answer.status_code, _errors(text))
        return text

    # What every walk does on the way.

    def receive(self, who: User, worker: User) -> None:
        self.send(who, "handover_receive")
        self.send(who, "caseworker_name", caseworker=worker.code)

    def interim(self, worker: User) -> None:
        """Intake, risk, and the 30 days explained: every gate of the period."""
        ticks = {"rights_explained": "on", "options_explained": "on", "duties_explained": "on"}
        told = {"took_place_at": clock.now(), "teach_back": "understood", **self.spoken}
        self.send(worker, "intake_record", **ticks, **told)
        low = {"health": "low", "safety": "low", "security": "low"}
        self.send(worker, "risk_assess", took_place_at=clock.now(), occasion="first", with_person="yes", **low)
        self.tell(worker, "period")

    def tell(self, worker: User, topic: str) -> None:
        told = {"took_place_at": clock.now(), "teach_back": "understood", **self.spoken}
        self.send(worker, "information_give", topic=topic, way="spoken", paper="none", **told)

    def review(self, worker: User, *, wants: str = "yes") -> None:
        self.send(
            worker, "check_in_record", kind="review_25", held="held", took_place_at=clock.now(), wants_interview=wants
        )
        self.tell(worker, "next_steps")

    def interview(self, specialist: User, *, status: int = 302, **more: Any) -> str:
        said = {"took_place_at": clock.now(), "attended": ["not_wanted"], "account": "Invented.", **self.spoken, **more}
        return self.send(specialist, "interview_record", status=status, **said)

    def find(self, specialist: User, confirmer: User, *, outcome: str = "identified", means: bool = True) -> None:
        yes = outcome == "identified"
        said = dict.fromkeys(("act", "purpose"), "yes" if yes else "no") | {"means": "yes" if yes and means else "no"}
        supports = {f"{name}_support": "Said by the person." for name in ("act", "means", "purpose")}
        self.send(specialist, "finding_propose", outcome=outcome, **said, **supports)
        finding = self.case.finding_set.get(status="proposed")
        self.send(confirmer, "finding_answer", finding.pk, answer="confirm")

    # How others come to help.

    def agree(self, worker: User, office: Office, *, service: str = "counselling", **said: Any) -> Consent:
        """The person says yes to one office, for one help; a child is asked, and what is best is written down."""
        self.case.refresh_from_db()
        of_child = {"child_assents": "yes", "given_by": "self", "best_interests": "Invented: the child asked for it."}
        told = {"groups": ["coded"], "teach_back": "understood", **self.spoken}
        told |= of_child if self.case.is_child else {}
        until = {"until_on": clock.today() + timedelta(days=90)}
        self.send(worker, "referrals:consent_record", service=service, office=str(office.pk), **told | until | said)
        return self.case.consent_set.latest("recorded_at")

    def ask(self, worker: User, office: Office, *, service: str = "counselling", **said: Any) -> Referral:
        """Agreed, written down and sent, as three forms."""
        consent = self.agree(worker, office, service=service, **said)
        self.send(worker, "referrals:draft", basis=str(consent.pk), urgency="today")
        row = self.case.referral_set.get(status="draft")
        self.send(worker, "referrals:send", row.pk)
        return Referral.objects.get(pk=row.pk)

    def helped(self, worker: User, *, service: str = "counselling") -> None:
        """Referred to the partner, which accepts, names who helps, and does what was agreed."""
        people = self.people
        row = self.ask(worker, people.partner_office, service=service)
        self.send(people.partner_supervisor, "referrals:accept", row.pk, named=people.partner.code)
        self.send(people.partner, "referrals:begin", row.pk)
        self.send(people.partner, "referrals:note", row.pk, text="Came every week (invented).")
        self.send(worker, "referrals:placement_record", kind="community", began_on=clock.today())
        self.send(people.partner, "referrals:complete", row.pk, outcome="received")
        self.open(people.partner, "referrals:helping", status=404)
        assert "The person got what was agreed" in self.open(worker, "referrals:index")

    def to_the_finding(self, worker: User, specialist: User, confirmer: User, **said: Any) -> None:
        """After the last protected day: to identification, the interview and the finding of two, told and supported."""
        self.step(worker, "identify")
        self.send(confirmer, "specialist_name", specialist=specialist.code)
        self.interview(specialist)
        self.find(specialist, confirmer, **said)
        self.tell(worker, "finding")
        self.step(worker, "support_after_finding")


def from_the_hub() -> Walk:
    """From a screening that was just begun; what is sent first is the safety check."""
    walk = Walk(cast())
    walk.case = stages.opened(walk.people)
    return walk


def _sent(said: dict[str, Any]) -> dict[str, Any]:
    """Days and moments in their boxes, as the pages have them."""
    found: dict[str, Any] = {}
    for name, value in said.items():
        if isinstance(value, datetime):
            value = value.astimezone(clock.PHNOM_PENH)
            found[f"{name}_time"] = f"{value:%H:%M}"
        if isinstance(value, date):
            found |= {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
        else:
            found[name] = value
    return found


def _errors(text: str) -> str:
    start = text.find("error-summary")
    return text[start : start + 900] if start >= 0 else text[:300]
