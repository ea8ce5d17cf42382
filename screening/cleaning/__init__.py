"""What is kept of a file that somebody attaches? Its pictures or pages, put together anew, and nothing beside them.

Where it was taken, by whom and with what goes; so does whatever runs when it is opened, or hides behind its end.
Nothing here touches a disk.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from orgs.refusals import Refused
from orgs.rules import LARGEST_FILE

from ..types import ContentType
from . import pictures

_FIRST_BYTES = {
    ContentType.JPEG: b"\xff\xd8\xff",
    ContentType.PNG: b"\x89PNG\r\n\x1a\n",
    ContentType.PDF: b"%PDF-",
}


@dataclass(frozen=True)
class Cleaned:
    """What may be attached. Only `clean` makes one."""

    content_type: ContentType
    data: bytes


def clean(data: bytes) -> Cleaned:
    """What may be kept of ``data``. Raises `Refused` with the sentence that says how to mend it."""
    if not data:
        raise Refused(_("This file is empty. Take the photograph again, or choose another file."), why="empty")
    if len(data) > LARGEST_FILE:
        raise Refused(
            _("This file is larger than 10 MB. Photograph the paper instead, or send fewer pages."), why="large"
        )
    kind = next((kind for kind, first in _FIRST_BYTES.items() if data.startswith(first)), None)
    if kind is None:
        raise Refused(_("Only photographs (JPEG, PNG) and PDFs are taken. Photograph the paper instead."), why="kind")
    if kind is not ContentType.PDF:
        return Cleaned(kind, pictures.drawn_anew(data, kind))
    from . import pdfs  # pypdf is a tenth of the time in which a process starts

    return Cleaned(kind, pdfs.put_together(data))
