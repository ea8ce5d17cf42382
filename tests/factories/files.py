"""Files that somebody attaches: plainly invented pictures and documents, and what a camera writes into them."""

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from screening import cleaning
from screening.types import AttachmentKind

# What must be nowhere after a file was cleaned.
CAMERA, COMMENT = b"Zqcamera", b"Zqcomment"


@cache
def photograph(width: int = 60, height: int = 40, *, kind: str = "JPEG") -> bytes:
    """Sideways, with the place where it was taken, a camera, a comment and a preview."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to stand upright
    exif[0x0110] = CAMERA.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (11.0, 33.0, 0.0)
    said: dict[str, Any] = {"exif": exif, "comment": COMMENT} if kind == "JPEG" else {"exif": exif}
    return drawn(Image.linear_gradient("L").resize((width, height)).convert("RGB"), kind, **said)


def drawn(picture: Image.Image, kind: str, **said: Any) -> bytes:
    held = BytesIO()
    picture.save(held, kind, **said)
    return held.getvalue()


def document(writer: PdfWriter | None = None) -> bytes:
    """A PDF of one page, unless somebody says which."""
    if writer is None:
        writer = PdfWriter()
        writer.add_blank_page(width=200, height=300)
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def saying(words: str) -> bytes:
    """A PDF in which ``words`` stand in clear, as what is drawn and as who made it."""
    writer = PdfWriter()
    page, drawn_on_it = writer.add_blank_page(width=200, height=300), DecodedStreamObject()
    drawn_on_it.set_data(f"BT ({words}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(drawn_on_it)
    writer.add_metadata({"/Author": words})
    return document(writer)


@cache
def cleaned() -> cleaning.Cleaned:
    return cleaning.clean(photograph())


def attached(kind: AttachmentKind = AttachmentKind.MEDICAL) -> dict[str, Any]:
    """What `actions.attachments.add` takes, beside by and case."""
    return {"kind": kind, "title": "An invented paper.", "file": cleaned()}
