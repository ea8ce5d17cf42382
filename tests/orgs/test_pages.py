"""What do the pages of offices, provinces, interpreters, holidays and members say, and to whom do they lead?"""

import html
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import deputies, holidays, members, offices, trainings
from orgs.models import Office, Province, User
from orgs.places import Duty
from orgs.types import Course, Role
from tests.factories import orgs
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db

TODAY = clock.today


@pytest.fixture
def people() -> Cast:
    return cast()


def page(user: User, name: str, *args: object, language: str = "en", **query: object) -> str:
    client = Client()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, name
    return html.unescape(answer.content.decode())


def text_of(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


def stand_in(people: Cast, user: User, first: int, last: int) -> None:
    today = TODAY()
    deputies.name(
        by=None, office=people.coordinating, user=user, today=today,
        starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last),
    )  # fmt: skip


# Ways in


@pytest.mark.parametrize(
    ("persona", "names"),
    [
        ("administrator", {"people", "offices", "provinces", "interpreters", "holidays", "evidence", "organisations"}),
        ("supervisor", {"offices", "interpreters", "holidays", "evidence", "organisations"}),
        ("responder", {"interpreters", "organisations"}),
        ("caseworker", {"interpreters", "organisations"}),
        ("specialist", {"interpreters", "organisations"}),
        ("match_desk", {"interpreters", "organisations"}),
        ("auditor", {"organisations"}),
        ("former_worker", {"organisations"}),
    ],
)
def test_the_start_page_leads_to_what_is_open_and_to_nothing_else(people, persona, names):
    all_of_them = {"people", "offices", "provinces", "interpreters", "holidays", "evidence", "organisations"}
    start = page(people.people()[persona], "screening:home")
    assert {name for name in all_of_them if f'href="{reverse(f"orgs:{name}")}"' in start} == names
    for name in names:
        page(people.people()[persona], f"orgs:{name}")


def test_whoever_stands_in_finds_the_supervisors_places_on_those_days_only(people):
    stand_in(people, people.second_caseworker, 0, 1)
    for days, shown in ((0, True), (1, True), (2, False)):
        with clock.at(clock.now() + timedelta(days=days)):
            start = page(people.second_caseworker, "screening:home")
        for place in (reverse("orgs:offices"), reverse("screening:approvals")):
            assert (f'href="{place}"' in start) is shown, (days, place)


def test_every_page_has_its_way_back(people):
    stand_in(people, people.second_caseworker, 0, 1)
    backs = {
        ("orgs:office", people.coordinating.pk): reverse("orgs:offices"),
        ("orgs:provinces",): reverse("orgs:offices"),
        ("orgs:person", people.caseworker.code): reverse("orgs:people"),
        ("orgs:interpreter_new",): reverse("orgs:interpreters"),
        ("orgs:holiday_new",): reverse("orgs:holidays"),
        ("orgs:deputy_name", people.coordinating.pk): reverse("orgs:office", args=[people.coordinating.pk]),
    }
    for route, back in backs.items():
        assert f'<a class="back no-print" href="{back}">' in page(people.administrator, *route), route
    assert f'href="{reverse("orgs:offices")}"' in page(people.other_supervisor, "orgs:person", people.caseworker.code)


# Offices


def test_a_supervisor_sees_the_offices_they_supervise_and_no_other(people):
    shown = page(people.other_supervisor, "orgs:offices")
    assert people.coordinating.name in shown
    for other in (people.ngo, people.elsewhere, people.national):
        assert other.name not in text_of(shown[shown.index("<main") :])
    everything = page(people.administrator, "orgs:offices")
    assert all(office.name in everything for office in Office.objects.all())


def test_an_office_says_whose_it_is_who_supervises_and_that_no_telephone_is_set(people):
    said = text_of(page(people.administrator, "orgs:office", people.coordinating.pk))
    assert "Duty telephone not set; ask your supervisor" in said
    assert f"Office above it {people.national.name}" in said
    assert "Coordinating office: Banteay Meanchey; Child protection: Banteay Meanchey" in said
    assert f"Supervisors {people.other_supervisor.code}" in said
    assert "Nobody stands in for the supervisors of this office." in said
    offices.update(by=None, office=people.coordinating, duty_telephone="012 345 678")
    for user, name in ((people.administrator, "orgs:office"), (people.other_supervisor, "orgs:office")):
        assert "Duty telephone 012 345 678" in text_of(page(user, name, people.coordinating.pk))


def test_an_office_without_a_supervisor_says_who_is_next(people):
    said = text_of(page(people.administrator, "orgs:office", orgs.office(parent=people.coordinating).pk))
    assert f"Nobody supervises this office. What it asks goes up to: {people.coordinating.name}." in said
    assert "Nobody holds a role in this office." in said
    for user in (people.other_supervisor, people.national_supervisor):
        members.end_role(by=people.administrator, membership=user.memberships.get())
    said = text_of(page(people.administrator, "orgs:office", people.coordinating.pk))
    assert "nobody above it can be asked" in said


def test_deputies_are_now_coming_or_over_and_who_is_suspended_does_not_work(people):
    for user, first, last in ((people.caseworker, 5, 9), (people.second_caseworker, 0, 3)):
        stand_in(people, user, first, last)
    with clock.at(clock.now() - timedelta(days=40)):
        stand_in(people, people.denied_officer, 0, 1)
    said = text_of(page(people.other_supervisor, "orgs:office", people.coordinating.pk))
    found = said[said.index("Deputies") : said.index("Name a deputy")]
    order = [found.index(user.code) for user in (people.second_caseworker, people.caseworker, people.denied_officer)]
    assert order == sorted(order)
    assert re.search(rf"{people.second_caseworker.code}.* now .*{people.caseworker.code}.* coming .*"
                     rf"{people.denied_officer.code}.* over ", found)  # fmt: skip
    assert found.count("End") == 2
    members.suspend(by=people.administrator, user=people.second_caseworker)
    assert "now, but does not work" in page(people.other_supervisor, "orgs:office", people.coordinating.pk)


def test_a_deputy_reads_the_office_and_is_offered_nothing_to_change(people):
    stand_in(people, people.second_caseworker, 0, 3)
    shown = page(people.second_caseworker, "orgs:office", people.coordinating.pk)
    assert people.caseworker.code in shown
    for offer in ("Name a deputy", ">End<", "Change this office"):
        assert offer not in shown


def test_nobody_to_stand_in_is_said_in_place_of_a_form(people):
    shown = page(people.partner_supervisor, "orgs:deputy_name", people.partner_office.pk)
    assert people.partner.code in shown
    members.suspend(by=people.administrator, user=people.partner)
    shown = page(people.partner_supervisor, "orgs:deputy_name", people.partner_office.pk)
    assert "Nobody of this body can stand in." in shown
    assert 'name="user"' not in shown


def test_two_who_change_an_office_at_once_keep_each_others_change(people):
    client = Client()
    client.force_login(people.administrator)
    address = reverse("orgs:office_change", args=[people.ngo.pk])
    shown = client.get(address).content.decode()
    values = dict(re.findall(r'name="(initial-\w+)" value="([^"]*)"', shown))
    assert values["initial-name"] == people.ngo.name
    offices.update(by=people.second_administrator, office=people.ngo, duty_telephone="012 345 678")
    said = {"name": "Renamed (example)", "name_km": "", "province": "01", "parent": "", "duty_telephone": ""}
    assert client.post(address, values | said).status_code == 302
    office = Office.objects.get(pk=people.ngo.pk)
    assert (office.name, office.duty_telephone) == ("Renamed (example)", "012 345 678")


# Provinces


def test_each_province_says_who_serves_it_and_on_which_basis(people):
    offices.name_for(by=None, province=people.province_a, duty=Duty.CHILD_PROTECTION, office=None)
    offices.name_for(by=None, province=people.province_a, duty=Duty.IDENTIFYING, office=None)
    shown = page(people.administrator, "orgs:provinces")
    rows = dict(re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', shown, re.DOTALL))
    here = text_of(rows["Banteay Meanchey"])
    social, national = re.escape(people.coordinating.name), re.escape(people.national.name)
    bases = ("named", "the national office steps in", "default: social affairs of the province")
    assert re.search(rf"{social} {bases[0]} .*{national} {bases[1]} .*{social} {bases[2]}", here)
    assert "Local policy: which office serves a province stands here until NCCT says otherwise." in shown
    said = text_of(shown)
    assert "Identifying office: missing in 2 of 3 provinces. The national office cannot do this itself." in said
    assert "Coordinating office: missing in 1 of 3 provinces." in said
    assert "tone-due" in rows["Banteay Meanchey"]


def test_without_a_national_office_a_province_says_that_nobody_serves_it():
    administrator = orgs.member(role=Role.ADMINISTRATOR, office=orgs.office(type="ngo"))
    said = text_of(page(administrator, "orgs:provinces"))
    assert "nobody No national coordinating office is set up yet. Ask an administrator." in said


def test_only_offices_that_may_are_offered_those_of_the_province_first(people):
    shown = page(people.administrator, "orgs:province_name", "01", "identifying_office")
    offered = re.findall(r'<option value="([^"]+)"', shown)
    assert offered == [
        "none",
        *(str(office.pk) for office in (people.identifying, people.coordinating, people.elsewhere)),
    ]
    assert f'<option value="{people.identifying.pk}" selected>' in shown
    assert Province.objects.get(code="17").identifying_office == people.elsewhere


# Holidays and interpreters


def test_a_year_without_a_calendar_says_so_and_offers_to_load_it(people):
    year = TODAY().year
    shown = page(people.administrator, "orgs:holidays")
    assert f"No holiday of {year} is known." in shown
    assert f"The holidays of {year} are not loaded." in shown
    assert f'href="{reverse("orgs:holidays_load")}?year={year}"' in shown
    everyone = page(people.caseworker, "orgs:holidays", year=year)
    assert "Add a holiday" not in everyone
    assert "Load" not in everyone
    holidays.load(by=None, years=[year, year + 1])
    shown = page(people.administrator, "orgs:holidays")
    assert "are not loaded" not in shown
    assert "lunar days to be confirmed" in shown
    assert page(people.caseworker, "orgs:holidays", year="last")


def test_days_stand_in_the_readers_language(people):
    holidays.add(by=None, on=date(2031, 3, 14), name="Example day", basis="decree 7")
    assert "Fri 14 March 2031" in page(people.caseworker, "orgs:holidays", year=2031)
    assert "មីនា" in page(people.caseworker, "orgs:holidays", language="km", year=2031)


def test_the_roster_says_which_telephone_is_answered_at_night(people):
    said = text_of(page(people.responder, "orgs:interpreters"))
    assert "Nobody is on the roster yet." in said
    assert f"Duty telephone of your office {people.ngo.name} not set; ask your supervisor" in said


# Members


def test_a_member_says_where_they_stand_in_and_what_runs_out(people):
    stand_in(people, people.second_caseworker, 3, 9)
    training = people.second_caseworker.trainings.get(course=Course.INDICATOR_SCREENING)
    trainings.correct(by=None, training=training, valid_until=TODAY() + timedelta(days=2))
    for user in (people.administrator, people.other_supervisor):
        said = text_of(page(user, "orgs:person", people.second_caseworker.code))
        assert f"Stands in for supervisors of {people.coordinating.name}" in said
        assert "coming" in said
        assert "ends in 2 days" in said
    said = text_of(page(people.administrator, "orgs:person", people.caseworker.code))
    assert "Stands in for supervisors of No office." in said


def test_ones_own_account_offers_nothing_to_change(people):
    shown = page(people.administrator, "orgs:person", people.administrator.code)
    assert "Nobody changes their own account." in shown
    for offer in ("Give a role", "Suspend at once", "Record a certificate", ">End<"):
        assert offer not in shown
