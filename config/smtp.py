"""How does mail go out? Beside the answer: how long a mail server takes would tell which addresses have an account."""

import logging
from collections.abc import Sequence
from threading import Thread

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

_logger = logging.getLogger(__name__)


class EmailBackend(smtp.EmailBackend):
    """Whoever asked is told the same at once, whether there is a mail to send, and whether it can be sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        Thread(target=self._send, args=[list(email_messages)], name="mail").start()
        return len(email_messages)

    def _send(self, messages: list[EmailMessage]) -> None:
        try:
            super().send_messages(messages)
        except Exception:
            _logger.exception("A mail could not be sent.")
