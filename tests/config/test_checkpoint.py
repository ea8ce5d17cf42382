"""Whoever has the word fetches the newest checkpoint; for everybody else there is no such page."""

import json
import re
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from config import secret
from orgs import checkpoints, copies, signatures
from tests.factories import orgs
from tests.orgs.test_checkpoints import acts

pytestmark = pytest.mark.django_db
WORD = "a-word-that-two-offices-share-and-nobody-else-knows"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def newest(settings):
    settings.CHECKPOINT_TOKEN = WORD
    acts()
    return checkpoints.seal()


def asked(client, address, method="GET", said=f"Bearer {WORD}"):
    answer = client.generic(method, address, headers={"Authorization": said} if said is not None else {})
    return (
        answer.status_code,
        TOKEN.sub(b"", answer.content),
        {k: v for k, v in answer.items() if k != "Content-Length"},
    )


def test_whoever_has_the_word_gets_a_line_for_their_copy(client, newest, tmp_path):
    status, body, headers = asked(client, "/checkpoint")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    (tmp_path / "copy").write_bytes(body + body)
    assert all(map(copies.is_here, copies.copies(tmp_path / "copy")))
    assert json.loads(body)["signature"] == newest.signature


@pytest.mark.parametrize(
    "said", [None, "", "Bearer", "Bearer ", f"Bearer {WORD[:-1]}", f"bearer {WORD}", WORD, "Bearer é"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_everybody_else_there_is_no_such_page(client, said, method):
    assert asked(client, "/checkpoint", method, said) == asked(client, "/nothing-here", method, said)
    client.force_login(orgs.member())
    assert asked(client, "/checkpoint", method, said) == asked(client, "/nothing-here", method, said)


def test_where_no_word_is_set_there_is_none(client, settings):
    settings.CHECKPOINT_TOKEN = ""
    for said in ("Bearer ", "Bearer", f"Bearer {WORD}"):
        assert asked(client, "/checkpoint", said=said) == asked(client, "/nothing-here", said=said)


def test_it_is_only_fetched(client):
    for method in ("POST", "PUT", "DELETE"):
        assert asked(client, "/checkpoint", method)[0] == 404


def test_the_public_key_lies_beside_the_private_one_and_is_the_one_that_signs(tmp_path, settings, newest):
    file, public = tmp_path / "keys" / "audit-1", tmp_path / "keys" / "audit-1.pub"
    key = secret.signing_key_in(file=file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    made = public.read_bytes()
    public.unlink()
    assert (secret.signing_key_in(file=file), public.read_bytes()) == (key, made)
    settings.AUDIT_KEY, settings.AUDIT_KEY_FILE = b"another-key-of-thirty-two-bytes!", file
    found = {public.public_bytes_raw() for public in signatures.public_keys().values()}
    assert Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw() in found
    assert not signatures.is_signed(newest)
