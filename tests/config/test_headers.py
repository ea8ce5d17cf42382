"""What every answer tells the browser: each address, each method, files, redirects and errors; here and deployed."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings

from config import lock, pages
from orgs.types import Role
from tests.factories import orgs
from tests.lot import IN_THE_SUITE, some
from tests.persona.equality import sessions_in_memory
from tests.routes import every_address

from .test_environment import asked_of_settings

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "worker-src": {"'self'"},
    "object-src": {"'none'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "form-action": {"'self'"},
}
SAID = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OFF = {"camera", "microphone", "geolocation", "payment", "usb", "serial", "display-capture", "local-fonts"}
NEVER = {"Access-Control-Allow-Origin", "Server", "X-Powered-By", "Content-Security-Policy-Report-Only"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WHO = ("nobody", "somebody", "administrator")
FILES = ("/static/romduol/app.css", "/static/romduol/hide.js", "/static/bootstrap/bootstrap.min.css")
A_YEAR = "max-age=31536000; includeSubDomains"
FORM = "application/x-www-form-urlencoded"
A_FEW = 40
PASSWORD = "four quiet rivers meet"


def wrong(answer: Any, *, is_file: bool = False) -> list[str]:
    """What ``answer`` says otherwise than every answer must, in words."""
    said = [f"{name}: {answer.get(name)}" for name, value in SAID.items() if answer.get(name) != value]
    directives = answer.get("Content-Security-Policy", "").split(";")
    policy = {row.split()[0]: set(row.split()[1:]) for row in directives if row.strip()}
    said += ["Content-Security-Policy"] * (policy != POLICY)
    off = {row.strip() for row in answer.get("Permissions-Policy", "").split(",")}
    said += ["Permissions-Policy"] * (not {f"{name}=()" for name in OFF} <= off)
    said += ["Cache-Control"] * ("no-store" in answer.get("Cache-Control", "") if is_file else False)
    said += ["Cache-Control"] * ("no-store" not in answer.get("Cache-Control", "") and not is_file)
    if answer.wsgi_request.is_secure() and settings.SECURE_HSTS_SECONDS:
        said += ["Strict-Transport-Security"] * (answer.get("Strict-Transport-Security") != A_YEAR)
    said += [name for name in NEVER if name in answer]
    return said + [cookie for cookie in answer.cookies if not is_sound(answer.cookies[cookie])]


def is_sound(cookie: Any) -> bool:
    """Read by no script, sent to nobody else; deployed, it is tied to this host by its name."""
    own = cookie["httponly"] and cookie["samesite"] in ("Lax", "Strict") and cookie["path"] == "/"
    if not settings.SESSION_COOKIE_SECURE or cookie["max-age"] == 0:
        return bool(own) or cookie["max-age"] == 0
    return bool(own and cookie["secure"] and not cookie["domain"] and cookie.key.startswith("__Host-"))


@pytest.fixture(scope="module")
def as_deployed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a deployment's own process says of all that a browser is told."""
    kinds = ("SECURE_", "SESSION_COOKIE", "CSRF_COOKIE", "LANGUAGE_COOKIE", "X_FRAME", "CONTENT_SECURITY")
    told = asked_of_settings(tmp_path_factory.mktemp("deployed"), kinds)
    assert told["SECURE_SSL_REDIRECT"]
    return told


@pytest.fixture(params=["here", "deployed"])
def over(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """How a request comes in: by plain http on this computer, or by https where it is deployed."""
    told = request.getfixturevalue("as_deployed") if request.param == "deployed" else {}
    with override_settings(**told), sessions_in_memory():
        yield {"secure": bool(told)}


def visitors() -> dict[str, Client]:
    somebody, administrator = Client(), Client()
    somebody.force_login(orgs.member(name="who looks round"))
    administrator.force_login(orgs.member(role=Role.ADMINISTRATOR, name="who looks everywhere"))
    found = dict(zip(WHO, (Client(), somebody, administrator), strict=True))
    for client in found.values():
        client.raise_request_exception = False
    return found


def test_every_address_answers_every_method_with_every_header(over):
    asked = [(who, method) for who in WHO for method in METHODS]
    clients, bad, codes = visitors(), [], set()
    for name, path in some(every_address().items(), suite=A_FEW):
        for who, method in (
            [random.choice(asked)] if IN_THE_SUITE else zip(random.choices(WHO, k=7), METHODS, strict=True)
        ):
            # Whoever hides or signs out would ask for nothing else afterwards.
            client = Client() if name in ("hide", "account_logout") else clients[who]
            answer = client.generic(method, path, **over)
            codes.add(answer.status_code)
            bad += [(name, who, method, answer.status_code, header) for header in wrong(answer)]
    assert bad == []
    assert codes >= ({405} if IN_THE_SUITE else {200, 302, 404, 405})


def test_files_carry_them_too_and_may_be_kept(over):
    for path in FILES:
        answer = Client().get(path, **over)
        assert b"".join(answer.streaming_content)
        assert (answer.status_code, wrong(answer, is_file=True)) == (200, []), path
        seen = {"If-Modified-Since": answer["Last-Modified"]}
        answer = Client().get(path, headers=seen, **over)
        assert (answer.status_code, wrong(answer, is_file=True)) == (304, []), path
        assert wrong(Client().post(path, **over)) == []
    assert wrong(Client().get("/static/romduol/nothing.css", **over)) == []


@pytest.fixture
def errors(over, monkeypatch) -> dict[int, HttpResponse]:
    """An answer of each status that something going wrong can have."""

    def breaks(*args: Any, **options: Any) -> None:
        raise ValueError("whatever it was")

    client = visitors()["administrator"]
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    found = {
        400: client.get("/about/", headers={"host": "elsewhere.example.org"}, **over),
        403: strict.post("/accounts/login/", **over),
        422: client.post("/screenings/new/", **over),
        503: client.get("/readyz", **over),
    }
    too_long = client.generic("POST", "/language/", "x" * (1024 * 1024 + 1), content_type=FORM, **over)
    assert (too_long.status_code, wrong(too_long)) == (400, [])
    if over["secure"]:
        found[301] = client.get("/about/")
    monkeypatch.setattr(pages, "render", breaks)
    return found | {500: client.get("/about/", **over)}


def test_errors_carry_them_too(errors):
    assert {code: answer.status_code for code, answer in errors.items()} == {code: code for code in errors}
    assert {code: wrong(answer) for code, answer in errors.items() if wrong(answer)} == {}


def test_an_unknown_host_over_plain_http_is_refused_with_every_header(as_deployed):
    with override_settings(**as_deployed):
        answer = Client().get("/about/", headers={"host": "elsewhere.example.org"})
    assert (answer.status_code, wrong(answer)) == (400, [])


def test_whoever_signs_out_leaves_nothing_of_the_pages_behind_and_keeps_their_language(over):
    client = Client()
    client.post("/language/", {"language": "km"}, **over)
    client.force_login(orgs.member(name="who signs out"))
    assert "Clear-Site-Data" not in client.get("/", **over)
    answer = client.post("/accounts/logout/", **over)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "km"


def test_a_session_that_was_ended_elsewhere_leaves_nothing_behind_either(over):
    client = Client()
    client.force_login(orgs.member(name="whose session ends"))
    client.session.flush()
    answer = client.get("/", **over)
    assert (answer.status_code, answer["Clear-Site-Data"]) == (302, '"cache", "storage"')


def test_too_many_wrong_passwords_leave_nothing_behind(over):
    client = Client()
    client.force_login(orgs.member(name="whose device it is"))
    client.get("/hide/", **over)
    for _try in range(lock.WRONG_PASSWORDS_ALLOWED):
        answer = client.post("/unlock/", {"password": PASSWORD}, **over)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_signing_in_clears_nothing(over):
    client = Client()
    client.get("/accounts/login/", **over)
    client.force_login(orgs.member(name="who signs in"))
    assert "Clear-Site-Data" not in client.get("/cases/", **over)
