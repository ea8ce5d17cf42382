"""A file that is sent touches no folder, whatever its size; it is held in memory up to a limit, and has no name."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from orgs.rules import LARGEST_FILE, LARGEST_REQUEST
from screening.models import Attachment
from tests.factories import files, stages
from tests.factories.cast import cast
from tests.reading import address, signed_in

MARK = b"Zqplain"


@contextmanager
def watched(folder: Path) -> Iterator[set[str]]:
    """Every name that is seen in ``folder`` meanwhile, however short it stands there."""
    seen: set[str] = set()
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            seen.update(one.name for one in os.scandir(folder))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()
        seen.update(one.name for one in os.scandir(folder))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this process would make whatever is for a moment only."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with tempfile.NamedTemporaryFile() as one:
        assert Path(one.name).parent == tmp_path
    return tmp_path


@pytest.mark.django_db
def test_a_file_that_is_sent_is_never_in_a_folder(temporary: Path, client: Client):
    people = cast()
    case = stages.reflecting(people)
    signed_in(client, people.caseworker)
    with watched(temporary) as seen:
        for data in (files.photograph(), files.photograph(3000, 2000, kind="PNG"), files.document(), bytes(9_000_000)):
            said = {"kind": "other_attachment", "title": "A paper.", "file": SimpleUploadedFile("paper.jpg", data)}
            client.post(address("attachment_add", case), said)
    assert Attachment.objects.count() == 3
    assert seen == set()


def test_files_are_held_in_memory_alone():
    assert settings.FILE_UPLOAD_HANDLERS == ["orgs.uploads.MemoryOnly"]
    assert settings.DATA_UPLOAD_MAX_NUMBER_FILES == 1
    assert not settings.MEDIA_ROOT
    assert not settings.MEDIA_URL.strip("/")


@pytest.mark.parametrize("size", [0, 1, 70_000, 3_000_000, LARGEST_FILE, LARGEST_FILE + 1, 2 * LARGEST_FILE])
def test_of_a_file_that_is_too_large_one_byte_more_than_is_taken_is_held(size: int):
    data = (MARK * (size // len(MARK) + 1))[:size]
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("Sok Dara.jpg", data, "text/html"), "word": "x"})
    held = request.FILES["file"]
    assert held.size == min(size, LARGEST_FILE + 1)
    assert held.read() == data[: LARGEST_FILE + 1]
    assert held.name == "file"
    assert held.content_type == "application/octet-stream"
    assert request.POST["word"] == "x"


@pytest.mark.django_db
def test_a_request_without_end_and_a_second_file_are_not_read(client: Client):
    client.raise_request_exception = False
    path = reverse("account_login")
    kind = "multipart/form-data; boundary=b"
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    large = client.generic("POST", path, head, content_type=kind, CONTENT_LENGTH=str(LARGEST_REQUEST + 1))
    assert large.status_code == 400
    two = client.post(path, {"one": SimpleUploadedFile("a", MARK), "two": SimpleUploadedFile("b", MARK)})
    assert two.status_code == 400
