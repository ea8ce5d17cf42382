"""What happens to a file while it is being sent? It is held in memory, up to a limit, and its name is dropped.

Django's own handlers write what is large to a folder of the system, unsealed, where it may stay.
"""

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from .rules import LARGEST_FILE, LARGEST_REQUEST

NAME = "file"


class MemoryOnly(FileUploadHandler):
    """Keeps at most one byte more than is taken: enough to tell that a file is too large, and no more memory."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django calls it so
        content_length: int,
        *more: Any,
        **named: Any,
    ) -> None:
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("More was sent than any form of ours takes.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file_name, self.held = NAME, BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held.write(raw_data[: LARGEST_FILE + 1 - self.held.tell()])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        size = self.held.tell()
        self.held.seek(0)
        return InMemoryUploadedFile(self.held, self.field_name, NAME, "application/octet-stream", size, None)
