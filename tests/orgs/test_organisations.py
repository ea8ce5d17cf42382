"""What the sources say of each body, and no more: no address of a place to stay, no telephone, nothing unlisted."""

import html
import re

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import organisations
from orgs.models import AuditEvent, Organisation
from orgs.models.event import Outcome
from tests.factories import orgs
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db

UNLISTED = "catholic-sisters"
FILE = organisations.FIXTURES / "organisations.yaml"
# House numbers, streets, villages, coordinates, telephone numbers: what leads to a door.
LEADS_TO_A_DOOR = re.compile(
    r"\bst(?:reet)?\b\.?\s*#?\d|\bhouse\s*(?:no|#|\d)|\bno\.?\s*\d|\bvillage\b|\bsangkat\b|\bphum\b|\bkhum\b"
    r"|\b\d{1,3}\.\d{4,}\b|\b0\d{1,2}[ .-]?\d{3}[ .-]?\d{3,4}\b|\+855",
    re.IGNORECASE,
)


@pytest.fixture
def everyone() -> Cast:
    people = cast()
    organisations.load_provinces(by=None)
    organisations.load(by=None)
    return people


def opened(user, name: str, *args: str, **query: str) -> tuple[int, str]:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(name, args=args), query)
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return answer.status_code, html.unescape(text)


def main_of(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])


def test_the_file_keeps_nothing_of_a_place_to_stay_but_its_province():
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["organisations"]
    places = [row for row in rows if row.get("place_to_stay")]
    assert len(places) >= 5
    for row in places:
        assert all(set(place) <= {"province", "note"} for place in row["locations"]), row["slug"]
        said = yaml.safe_dump(
            {name: row.get(name) for name in ("name", "services", "eligibility", "remarks", "locations")}
        )
        assert not LEADS_TO_A_DOOR.search(said), row["slug"]


def test_what_leads_to_a_door_is_recognised():
    for text in (
        "House 12, St. 310",
        "Street 63",
        "Sangkat Tonle Bassac",
        "011.55, 13.58251",
        "012 345 678",
        "+855 23",
    ):
        assert LEADS_TO_A_DOOR.search(text), text


@pytest.mark.parametrize("persona", ["caseworker", "responder", "administrator", "auditor", "partner"])
def test_no_page_shows_where_a_place_to_stay_is(everyone, persona):
    user = everyone.people()[persona]
    shelter = organisations.create(
        by=None, slug="shelter", name="A shelter (example)", type="ngo", place_to_stay=True, telephone="012 345 678",
        locations=[{"province": "17", "note": "House 12, St. 310"}], remarks=["Behind the pagoda of Example village"],
    )  # fmt: skip
    pages = [opened(user, "orgs:organisations"), opened(user, "orgs:organisation", shelter.slug)]
    for status, page in pages:
        assert status == 200
        assert "St. 310" not in page
        assert "pagoda" not in page
    assert "Siem Reap" in pages[1][1]
    assert "a place to stay: only its province is shown" in pages[1][1]
    for row in Organisation.objects.filter(place_to_stay=True, unlisted=False).exclude(pk=shelter.pk):
        _status, page = opened(user, "orgs:organisation", row.slug)
        shown = main_of(page)
        if persona == "administrator" and row.telephone:
            shown = shown.replace(row.telephone, "")
        assert not LEADS_TO_A_DOOR.search(shown), row.slug


def test_old_telephone_numbers_are_for_administrators(everyone):
    row = Organisation.objects.exclude(telephone="").exclude(unlisted=True).first()
    assert row is not None
    for persona, user in everyone.people().items():
        status, page = opened(user, "orgs:organisation", row.slug)
        assert status == 200
        assert (row.telephone in page) is (persona in ("administrator", "second_administrator")), persona
        assert row.telephone not in opened(user, "orgs:organisations")[1], persona


def test_what_is_unlisted_is_there_for_caseworkers_only(everyone):
    name = Organisation.objects.get(slug=UNLISTED).name
    caseworkers = {
        "colleague", "caseworker", "second_caseworker", "child_protection_officer", "partner", "outsider",
        "national_caseworker", "denied_officer",
    }  # fmt: skip
    for persona, user in everyone.people().items():
        may = persona in caseworkers
        status, page = opened(user, "orgs:organisation", UNLISTED)
        assert status == (200 if may else 404), persona
        if not may:
            assert page == opened(user, "orgs:organisation", "no-such-body")[1], persona
        assert (name in opened(user, "orgs:organisations")[1]) is may, persona


def test_looking_for_what_is_unlisted_is_on_record(everyone):
    opened(everyone.responder, "orgs:organisation", UNLISTED)
    event = AuditEvent.objects.get(kind="organisation.refused")
    assert (event.outcome, event.subject, event.actor_id) == (Outcome.REFUSED, UNLISTED, everyone.responder.pk)


def test_an_unlisted_body_is_not_offered_where_members_and_offices_are_entered(everyone):
    name = Organisation.objects.get(slug=UNLISTED).name
    for page in ("orgs:person_new", "orgs:office_new"):
        status, text = opened(everyone.administrator, page)
        assert status == 200
        assert name not in text
        assert UNLISTED not in text


def test_what_was_not_found_reads_not_confirmed_and_a_province_without_a_body_says_so(everyone):
    bare = organisations.create(by=None, slug="bare", name="Bare (example)", type="justice")
    page = opened(everyone.responder, "orgs:organisation", bare.slug)[1]
    # The place in the heading, services, four of eligibility, website, day, sources.
    assert main_of(page).count("not confirmed") == 9
    empty = opened(everyone.responder, "orgs:organisations", province="23")[1]
    assert "None is known that fits." in empty


def test_a_filter_by_province_finds_what_is_there(everyone):
    here = orgs.organisation(name="Only here (example)")
    organisations.update(by=None, organisation=here, locations=[{"province": "22", "note": ""}])
    for province, shown in (("22", True), ("12", False), ("", True)):
        assert (
            "Only here (example)" in opened(everyone.responder, "orgs:organisations", province=province)[1]
        ) is shown


def test_a_body_that_people_confirmed_keeps_what_they_wrote(everyone):
    row = Organisation.objects.get(slug="hagar-kh")
    organisations.update(by=None, organisation=row, telephone="confirmed", verified_on=clock.today())
    assert organisations.load(by=None) == 0
    row.refresh_from_db()
    assert row.telephone == "confirmed"
