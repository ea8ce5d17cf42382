"""Mail goes out beside the answer, and what goes wrong with it is told to nobody who asked."""

import io
import logging
import threading
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from config.logs import Discreet
from config.smtp import EmailBackend

ADDRESS = "sophea@example.org"


def mail_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "mail"]


@pytest.fixture
def letter() -> EmailMessage:
    return EmailMessage("New password", "Choose it here.", to=[ADDRESS])


def test_an_answer_does_not_wait_for_the_mail_server(monkeypatch, letter):
    answers, sent = threading.Event(), []
    monkeypatch.setattr(smtp.EmailBackend, "send_messages", lambda self, rows: answers.wait() and sent.extend(rows))
    assert EmailBackend().send_messages([letter]) == 1
    assert sent == []
    answers.set()
    for thread in mail_threads():
        thread.join()
    assert sent == [letter]


def test_a_mail_that_cannot_be_sent_is_in_the_log_without_its_address(monkeypatch, letter):
    def refuses(self: object, rows: object) -> int:
        raise SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})

    monkeypatch.setattr(smtp.EmailBackend, "send_messages", refuses)
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Discreet())
    logging.getLogger().addHandler(handler)
    assert EmailBackend().send_messages([letter]) == 1
    for thread in mail_threads():
        thread.join()
    logging.getLogger().removeHandler(handler)
    assert "SMTPRecipientsRefused" in out.getvalue()
    assert ADDRESS not in out.getvalue()
