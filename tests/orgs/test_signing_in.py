"""Somebody else has the password, the table of sign-ins, or a code that was used: none of it opens a case.

And somebody else's guesses never keep a person out of the device they always use.
"""

import json
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from orgs import rules, second_factors, sessions
from orgs.actions import members
from orgs.adapters import SecondFactorAdapter
from orgs.models import AuditEvent, SignIn, User
from orgs.refusals import NotPermitted
from orgs.types import Role
from tests.factories import orgs
from tests.signing_in import (
    PASSWORD,
    code_of,
    give_code,
    give_password,
    is_signed_in,
    on_paper,
    sign_in,
    with_password,
    with_phone,
)

pytestmark = pytest.mark.django_db

AT = "2026-03-14 09:00:00+07:00"
WRONG = "somebody else's guess"


@pytest.fixture
def worker() -> User:
    return with_phone(orgs.member(name="who signs in"))


def cookie(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


# The second factor


def test_a_password_alone_opens_nothing_to_whoever_has_a_second_factor(worker):
    client = Client()
    assert give_password(client, worker)["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_a_password_alone_opens_nothing_but_the_way_to_a_second_factor():
    client = sign_in(with_password(orgs.member(name="who comes for the first time")))
    for name in ("screening:home", "screening:cases", "orgs:people", "sign_ins", "mfa_generate_recovery_codes"):
        assert client.get(reverse(name))["Location"] == reverse("second_factor_begin"), name
    assert client.get("/no-such-page/")["Location"] == reverse("second_factor_begin")


def test_whoever_comes_for_the_first_time_sets_up_the_phone_and_is_in():
    user = with_password(orgs.member(name="who comes for the first time"))
    client = sign_in(user)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = client.session["mfa.totp.secret"]
    Authenticator.objects.create(user=user, type="totp", data={"secret": SecondFactorAdapter().encrypt(secret)})
    code = code_of(user)
    Authenticator.objects.all().delete()
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert is_signed_in(client)
    assert len(on_paper(user)) == 10


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_counts_for_half_a_minute_before_and_after(worker, steps):
    assert is_signed_in(sign_in(worker, code=code_of(worker, steps=steps)))


@pytest.mark.parametrize("steps", [-2, 2])
def test_and_no_longer(worker, steps):
    assert not is_signed_in(sign_in(worker, code=code_of(worker, steps=steps)))


def test_a_code_that_was_watched_opens_nothing_a_second_time(worker):
    code = code_of(worker)
    assert is_signed_in(sign_in(worker, code=code))
    assert not is_signed_in(sign_in(worker, code=code))


def test_a_code_on_paper_works_once(worker):
    code = on_paper(worker)[0]
    assert is_signed_in(sign_in(worker, code=code))
    assert not is_signed_in(sign_in(worker, code=code))
    assert len(code) == settings.MFA_RECOVERY_CODE_DIGITS
    assert len(on_paper(worker)) == 9


def test_a_code_of_one_person_opens_nothing_of_another(worker):
    other = with_phone(orgs.member(name="somebody else"))
    assert not is_signed_in(sign_in(worker, code=code_of(other)))


def test_the_last_second_factor_stays(worker):
    client = sign_in(worker)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert "This is your only second factor." in answer.content.decode()
    assert second_factors.of(worker).exists()


def test_a_factor_is_changed_only_by_whoever_enters_the_password_again(worker):
    client = sign_in(worker)
    for name in ("mfa_add_webauthn", "mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        assert client.get(reverse(name))["Location"].startswith(reverse("account_reauthenticate")), name


# Guessing


def test_ten_wrong_passwords_an_hour_and_the_right_one_does_not_help_either(worker):
    with time_machine.travel(AT) as clock:
        for _try in range(rules.WRONG_TRIES_AN_HOUR):
            give_password(Client(), worker, WRONG)
        assert not is_signed_in(sign_in(worker))
        assert AuditEvent.objects.filter(kind="account.sign_in", why="too_many").count() == 1
        clock.shift(timedelta(hours=1, seconds=1))
        assert is_signed_in(sign_in(worker))


def test_nobody_is_kept_out_of_their_own_device_by_guesses_made_elsewhere(worker):
    with time_machine.travel(AT) as clock:
        device = sign_in(worker)
        device.post(reverse("account_logout"))
        for _try in range(rules.WRONG_TRIES_AN_HOUR):
            stranger = Client()
            give_password(stranger, worker, WRONG)
        clock.shift(timedelta(minutes=1))
        assert not is_signed_in(sign_in(worker, client=stranger))
        assert is_signed_in(sign_in(worker, client=device))


def test_nor_by_codes_that_are_guessed_elsewhere_with_a_stolen_password(worker):
    with time_machine.travel(AT) as clock:
        device = sign_in(worker)
        device.post(reverse("account_logout"))
        stranger = Client()
        give_password(stranger, worker)
        for guess in range(rules.WRONG_TRIES_AN_HOUR + 1):
            give_code(stranger, f"{guess:06}")
        clock.shift(timedelta(minutes=1))
        assert not is_signed_in(sign_in(worker, client=stranger))
        assert is_signed_in(sign_in(worker, client=device))


def test_a_device_that_is_known_is_no_way_to_guess_for_ever(worker):
    with time_machine.travel(AT):
        device = sign_in(worker)
        device.post(reverse("account_logout"))
        for _try in range(rules.WRONG_TRIES_AN_HOUR):
            give_password(device, worker, WRONG)
        assert not is_signed_in(sign_in(worker, client=device))


def test_guesses_at_many_accounts_from_one_address_end_and_known_devices_there_go_on(worker):
    with time_machine.travel(AT) as clock:
        device = sign_in(worker)
        device.post(reverse("account_logout"))
        for number in range(rules.WRONG_TRIES_AN_HOUR_FROM_ONE_ADDRESS):
            Client().post(reverse("account_login"), {"login": f"nobody{number}@example.org", "password": WRONG})
        clock.shift(timedelta(minutes=1))
        assert not is_signed_in(sign_in(worker))
        assert is_signed_in(sign_in(worker, client=device))


def test_a_device_cookie_that_was_made_up_is_a_device_not_known(worker):
    with time_machine.travel(AT):
        client = Client()
        for _try in range(rules.WRONG_TRIES_AN_HOUR):
            client.cookies[settings.DEVICE_COOKIE_NAME] = "eyJmIjoiZyJ9:1abcde:forged"
            give_password(client, worker, WRONG)
        assert not is_signed_in(sign_in(worker, client=client))


# The session


def test_the_table_of_sign_ins_opens_nothing_and_says_nothing(worker):
    client = sign_in(worker)
    row = SignIn.objects.get(user=worker)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    assert not is_signed_in(thief)
    assert cookie(client) not in json.dumps([str(value) for value in vars(row).values()])
    assert row.session_data.startswith("v1.")
    secret = Authenticator.objects.get(user=worker, type="totp").data["secret"]
    assert secret.startswith("v1.")


def test_whose_a_sign_in_is_stands_under_its_seal_and_not_in_the_table(worker):
    client, other = sign_in(worker), orgs.member(name="whose it never was")
    SignIn.objects.update(user=other)
    assert client.get(reverse("sign_ins")).wsgi_request.user == worker
    User.objects.filter(pk=worker.pk).update(password="another hash")
    assert not is_signed_in(client)


def test_a_session_that_was_planted_is_not_the_one_that_is_signed_in(worker):
    client = Client()
    client.get(reverse("account_login"))
    give_password(client, worker)
    planted = cookie(client)
    give_code(client, code_of(worker))
    assert cookie(client) != planted
    victim = Client()
    victim.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert is_signed_in(client)
    assert not is_signed_in(victim)


def test_signing_out_ends_the_session_at_the_server(worker):
    client = sign_in(worker)
    held = cookie(client)
    client.post(reverse("account_logout"))
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = held
    assert not is_signed_in(thief)
    assert not SignIn.objects.filter(user=worker).exists()


def test_somebody_sees_their_own_sign_ins_and_ends_them(worker):
    phone, desk = sign_in(worker), sign_in(worker, code=code_of(worker, steps=1))
    other = sign_in(with_phone(orgs.member(name="somebody else")))
    page = desk.get(reverse("sign_ins")).content.decode()
    assert page.count("/end/") == 2, "the other one, and all others"
    desk.post(reverse("sign_in_end", args=[sessions.hashed(cookie(phone))]))
    assert [is_signed_in(client) for client in (phone, desk, other)] == [False, True, True]


def test_nobody_ends_the_sign_in_of_somebody_else(worker):
    mine = sign_in(worker)
    other = sign_in(with_phone(orgs.member(name="somebody else")))
    other.post(reverse("sign_in_end", args=[sessions.hashed(cookie(mine))]))
    assert is_signed_in(mine)


def test_all_others_are_ended_at_one_press(worker):
    phone, desk = sign_in(worker), sign_in(worker, code=code_of(worker, steps=1))
    desk.post(reverse("sign_ins_end_others"))
    assert [is_signed_in(client) for client in (phone, desk)] == [False, True]


def test_a_new_password_ends_every_other_sign_in(worker):
    phone, desk = sign_in(worker), sign_in(worker, code=code_of(worker, steps=1))
    new = "five loud drums at dawn"
    desk.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert [is_signed_in(client) for client in (phone, desk)] == [False, True]
    assert SignIn.objects.filter(user=worker).count() == 1


def test_a_role_given_or_ended_ends_every_sign_in(worker):
    client = sign_in(worker)
    administrator = orgs.member(name="who runs the site", role=Role.ADMINISTRATOR)
    office = worker.memberships.get().office
    row = members.give_role(by=administrator, user=worker, office=office, role=Role.STATISTICIAN)
    assert not is_signed_in(client)
    client = sign_in(worker, code=code_of(worker, steps=1))
    members.end_role(by=administrator, membership=row)
    assert not is_signed_in(client)


def test_whoever_lost_everything_is_let_in_anew_by_an_administrator_and_by_nobody_else(worker):
    client = sign_in(worker)
    with pytest.raises(NotPermitted):
        members.forget_second_factor(by=worker, user=worker)
    administrator = orgs.member(name="who runs the site", role=Role.ADMINISTRATOR)
    members.forget_second_factor(by=administrator, user=worker)
    assert not is_signed_in(client)
    assert give_password(Client(), worker)["Location"] == reverse("second_factor_begin")
