"""Why may something not be done? A refusal is a sentence for the person at the screen."""

from django.utils.functional import Promise


class Refused(Exception):
    """Raised by actions; nothing has been changed. ``str()`` is the sentence, ending with a full stop.

    ``why`` is a short code for the record.
    """

    def __init__(self, sentence: str | Promise, *, why: str = "rule") -> None:
        super().__init__(sentence)
        self.why = why

    def __str__(self) -> str:
        return str(self.args[0])


class NotPermitted(Refused):
    """Whoever asks does not hold the role that may do this."""

    def __init__(self, sentence: str | Promise, *, why: str = "role") -> None:
        super().__init__(sentence, why=why)
