"""How is a PDF cleaned? Its pages are put into a new one: what is drawn on them, and nothing else of the file.

Refused, with how to mend it, is whatever acts when it is opened, carries other files, or would lose something that can
be seen: fields and notes are no part of what is drawn.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from orgs.refusals import Refused

from .. import rules
from . import jpegs

NOT_OPENED = _("This PDF cannot be opened. Print it to a new PDF, or photograph the paper.")
LOCKED = _("This PDF is locked with a password. Print it to a new PDF without one, or photograph the paper.")
ACTIVE = _("This PDF holds a program or other files. Print it to a new PDF, or photograph the paper.")
FIELDS = _("This PDF has fields or notes that would be lost. Print it to a new PDF, or photograph the paper.")
TOO_LONG = _("This PDF has more than 100 pages. Send fewer pages at once.")

ACTING_KEYS = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA", "/AA"})
ACTING_KINDS = frozenset({
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Movie", "/Sound", "/Rendition",
    "/RichMedia", "/RichMediaExecute", "/FileAttachment", "/Screen", "/3D",
})  # fmt: skip
# What is taken of a page, and what is left out of all that hangs on it.
OF_A_PAGE = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents")
NOT_DRAWN = frozenset({
    "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Ref", "/Alternates", "/AF", "/Measure", "/PtData", "/Thumb",
})  # fmt: skip
# How what is drawn may be packed. A photograph stands in it as the file of a camera does, and that is cleaned too.
JPEG = "/DCTDecode"
PACKED = frozenset({
    "/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/CCITTFaxDecode",
    "/JBIG2Decode",
})  # fmt: skip
OF_A_CAMERA = (b"Exif\0", b"<x:xmpmeta")


def put_together(data: bytes) -> bytes:
    """A new PDF with the same pages. Raises `Refused`."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise Refused(LOCKED, why="locked")
        _check(reader)
        return _written(reader)
    except Refused:
        raise
    except Exception:  # whatever a damaged file makes a reader raise, RecursionError among it
        raise Refused(NOT_OPENED, why="unreadable") from None


def _check(reader: PdfReader) -> None:
    for one in _objects(reader.trailer.get("/Root")):
        kinds = {str(one.get("/S")), str(one.get("/Subtype"))}
        if ACTING_KEYS & one.keys() or ACTING_KINDS & kinds:
            raise Refused(ACTIVE, why="active")
    if _resolved(_dictionary(reader.root_object.get("/AcroForm")).get("/Fields")):
        raise Refused(FIELDS, why="fields")
    if len(reader.pages) > rules.MOST_PAGES:
        raise Refused(TOO_LONG, why="pages")
    for page in reader.pages:
        notes = [_dictionary(note) for note in _resolved(page.get("/Annots")) or ()]
        if any(note.get("/Subtype") != "/Link" for note in notes):
            raise Refused(FIELDS, why="fields")


def _objects(root: Any) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from ``root``, each once. Raises ValueError where there are too many."""
    seen: set[tuple[int, int]] = set()
    count, rest = 0, [root]
    while rest:
        one = rest.pop()
        if isinstance(one, IndirectObject):
            key = (one.idnum, one.generation)
            if key in seen:
                continue
            seen.add(key)
            one = one.get_object()
        count += 1
        if count > 20 * rules.MOST_OBJECTS or len(seen) > rules.MOST_OBJECTS:
            raise ValueError("too many objects")
        if isinstance(one, DictionaryObject):
            yield one
            rest.extend(one.values())
        elif isinstance(one, ArrayObject):
            rest.extend(one)


def _written(reader: PdfReader) -> bytes:
    writer = PdfWriter()
    for page in reader.pages:
        fresh = writer.add_page(PageObject.create_blank_page(width=page.mediabox.width, height=page.mediabox.height))
        for name in OF_A_PAGE:
            if name in page:
                fresh[NameObject(name)] = page.raw_get(name).clone(writer, ignore_fields=sorted(NOT_DRAWN))
    for one in _objects(writer.root_object):
        if isinstance(one, StreamObject):
            _clean_picture(one)
    writer.metadata = None
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _clean_picture(stream: StreamObject) -> None:
    filters = _resolved(stream.get("/Filter"))
    names = set(filters) if isinstance(filters, ArrayObject) else {filters} - {None}
    if names == {JPEG}:
        stream._data = jpegs.only_seen(stream._data)  # as it stands in the file; nothing is decoded
    elif names - PACKED or any(one in stream._data for one in OF_A_CAMERA):
        raise ValueError("a picture of which nobody can tell what is seen")


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _dictionary(value: Any) -> DictionaryObject:
    found = _resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
