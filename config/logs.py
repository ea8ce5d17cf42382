"""How are log lines written without saying anything about a person?

A request's address, a query and the message of an exception may all hold what somebody typed (PostgreSQL quotes the
whole row in a broken constraint), so a line says where something went wrong and never with what.
"""

import logging
import traceback
from types import TracebackType


class Discreet(logging.Formatter):
    """Level, logger, and the message without its arguments; of an exception its type and the lines it passed."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging calls it so
        status = getattr(record, "status_code", None)
        said = f"answered {status}" if status else str(record.msg)
        return f"{self.formatTime(record)} {record.levelname} {record.name}: {said}"

    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, _, passed = ei
        if kind is None:
            return ""
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(passed)]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])
