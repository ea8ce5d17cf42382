"""Whatever is sent as a file: nothing is taken but pictures and pages, and nothing of them is kept but what is seen."""

import random
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from orgs.refusals import Refused
from orgs.rules import LARGEST_FILE
from screening.cleaning import clean, jpegs
from screening.types import ContentType
from tests.factories import files
from tests.lot import some

SCRIPT = b"<script>alert(1)</script>"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(side: int) -> bytes:
    """A few bytes that would be drawn on a sheet of ``side`` by ``side``."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def name(text: str) -> NameObject:
    return NameObject(text)


def acting(**of_root: DictionaryObject) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=300)
    for key, value in of_root.items():
        writer.root_object[name(f"/{key}")] = value
    return files.document(writer)


def script() -> DictionaryObject:
    return DictionaryObject({name("/S"): name("/JavaScript"), name("/JS"): TextStringObject("app.alert(1)")})


def launch() -> DictionaryObject:
    return DictionaryObject({name("/S"): name("/Launch"), name("/F"): TextStringObject("calc.exe")})


def with_note(subtype: str, **more: DictionaryObject) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=200, height=300)
    box = ArrayObject([NumberObject(number) for number in (0, 0, 10, 10)])
    note = DictionaryObject({name("/Type"): name("/Annot"), name("/Subtype"): name(subtype), name("/Rect"): box})
    note.update({name(f"/{key}"): value for key, value in more.items()})
    page[name("/Annots")] = ArrayObject([writer._add_object(note)])
    return files.document(writer)


def spelt_otherwise() -> bytes:
    """The name of what runs, spelt in numbers, in the middle of a file that is mended while it is read."""
    return acting(OpenAction=script()).replace(b"/JavaScript", b"/#4aava#53cript").replace(b"/JS ", b"/J#53 ")


def linked(**action: str) -> bytes:
    return with_note("/Link", A=DictionaryObject({name(f"/{key}"): name(value) for key, value in action.items()}))


def with_files() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=300)
    writer.add_attachment("names.csv", b"Zqname")
    return files.document(writer)


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=300)
    writer.encrypt("word", algorithm="RC4-128")
    return files.document(writer)


def bomb() -> bytes:
    """Objects of a PDF in a stream that would be a gigabyte."""
    packed = zlib.compressobj(9)
    zeros = b"".join([packed.compress(bytes(1_000_000)) for _one in range(300)]) + packed.flush()
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length "
        + str(len(zeros)).encode() + b">>\nstream\n" + zeros + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    )  # fmt: skip


def many_pages() -> bytes:
    writer = PdfWriter()
    for _page in range(101):
        writer.add_blank_page(width=20, height=30)
    return files.document(writer)


# What takes long to make is made by the test that sends it.
NOT_TAKEN: dict[str, bytes | Callable[[], bytes]] = {
    "nothing": b"",
    "one byte too large": b"\xff\xd8\xff" + bytes(LARGEST_FILE - 2),
    "a page named .jpg": b"<!doctype html>" + SCRIPT,
    "a drawing that runs": b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "a moving picture": b"GIF89a" + SCRIPT,
    "an archive": b"PK\x03\x04" + bytes(40),
    "a program": b"MZ" + bytes(100),
    "a script": b"#!/bin/sh\nid\n",
    "a picture of another kind": files.drawn(Image.new("RGB", (9, 9)), "WEBP"),
    "a picture behind something": SCRIPT + files.photograph(),
    "a document behind something": SCRIPT + files.document(),
    "first bytes of a photograph alone": b"\xff\xd8\xff\xe0" + SCRIPT,
    "first bytes of a PNG alone": b"\x89PNG\r\n\x1a\n" + SCRIPT,
    "first bytes of a PDF alone": b"%PDF-1.7\n" + SCRIPT,
    "points of 16 bits": files.drawn(Image.new("I;16", (60, 40), 32768), "PNG"),
    "half a photograph": files.photograph(400, 300)[:900],
    "half a PNG": files.photograph(400, 300, kind="PNG")[:900],
    "half a document": files.document()[:200],
    "a bomb of pixels": huge_png(60_000),
    "a little more than is drawn": huge_png(7_100),
    "a bomb of objects": bomb,
    "a script on opening": acting(OpenAction=script()),
    "a script that is spelt otherwise": spelt_otherwise(),
    "a program on opening": acting(OpenAction=launch()),
    "a script by name": acting(Names=DictionaryObject({name("/JavaScript"): script()})),
    "what happens later": acting(AA=DictionaryObject({name("/WC"): script()})),
    "a form that is sent": with_note("/Widget", A=DictionaryObject({name("/S"): name("/SubmitForm")})),
    "a link that starts a program": with_note("/Link", A=launch()),
    "a film": with_note("/RichMedia"),
    "a file on a page": with_note("/FileAttachment"),
    "other files": with_files(),
    "a note that would be lost": with_note("/FreeText"),
    "a password": locked(),
    "too many pages": many_pages,
}


@pytest.mark.parametrize("what", NOT_TAKEN)
def test_what_is_not_taken_is_refused_with_how_to_mend_it(what: str):
    data = NOT_TAKEN[what]
    sent = data if isinstance(data, bytes) else data()
    with pytest.raises(Refused) as refused:
        clean(sent)
    said = str(refused.value)
    assert said.endswith(".")
    assert any(word in said for word in ("hotograph", "Take it again", "Send fewer pages"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_of_a_picture_nothing_is_kept_but_what_is_seen(kind: str):
    sent = files.photograph(kind=kind) + b"PK\x03\x04" + SCRIPT
    assert files.CAMERA in sent
    kept = clean(sent)
    assert kept.content_type == f"image/{kind.lower()}"
    for hidden in (files.CAMERA, files.COMMENT, b"Exif", b"eXIf", SCRIPT):
        assert hidden not in kept.data
    with Image.open(BytesIO(kept.data)) as picture:
        assert not picture.getexif()
        assert picture.size == (40, 60)


def test_ten_megabytes_are_taken_and_one_byte_more_is_not():
    photograph = files.photograph()
    full = photograph + bytes(LARGEST_FILE - len(photograph))
    assert clean(full).content_type == ContentType.JPEG
    with pytest.raises(Refused) as refused:
        clean(full + b"x")
    assert refused.value.why == "large"


def test_words_in_a_png_and_its_colours_table_are_gone():
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Zqauthor")
    said.add_itxt("Comment", "Zqcomment", zip=True)
    sent = files.drawn(Image.new("P", (9, 9)), "PNG", pnginfo=said, icc_profile=b"Zqprofile")
    kept = clean(sent).data
    with Image.open(BytesIO(kept)) as picture:
        assert picture.info == {}


def test_of_a_document_nothing_is_kept_but_its_pages():
    writer = PdfWriter()
    page = writer.add_blank_page(width=200, height=300)
    drawn = DecodedStreamObject()
    drawn.set_data(b"BT (Zqseen) Tj ET")
    page[name("/Contents")] = writer._add_object(drawn)
    about = DecodedStreamObject()
    about.set_data(b"<x:xmpmeta>Zqauthor</x:xmpmeta>")
    for one in (page, writer.root_object):
        one[name("/Metadata")] = writer._add_object(about)
        one[name("/PieceInfo")] = DictionaryObject({name("/Zqprogram"): TextStringObject("Zqauthor")})
    writer.add_metadata({"/Author": "Zqauthor", "/Producer": "Zqprogram"})
    kept = clean(files.document(writer) + SCRIPT).data
    assert b"Zqseen" in kept
    for hidden in (b"Zqauthor", b"Zqprogram", b"/Info", b"pypdf", SCRIPT):
        assert hidden not in kept
    assert len(PdfReader(BytesIO(kept)).pages) == 1


def test_a_document_leads_nowhere():
    sent = linked(S="/URI", URI="/example.org")
    assert b"/URI" in sent
    kept = clean(sent).data
    for leads in (b"/URI", b"/Annots", b"/Link", b"/OpenAction"):
        assert leads not in kept


def test_a_photograph_in_a_document_says_nothing_of_where_it_was_taken():
    sent = with_photograph(files.photograph(400, 300))
    assert b"Exif" in sent
    kept = clean(sent).data
    for hidden in (b"Exif", files.CAMERA, files.COMMENT):
        assert hidden not in kept
    (inside,) = PdfReader(BytesIO(kept)).pages[0].images
    assert inside.image is not None
    assert inside.image.size == (400, 300)


def with_photograph(data: bytes) -> bytes:
    """As an application of a telephone makes one: the file of the camera stands in it whole."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=400, height=300)
    picture = DecodedStreamObject()
    picture.set_data(data)
    said = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceRGB", "/Filter": "/DCTDecode"}
    picture.update({name(key): name(value) for key, value in said.items()})
    numbers = {"/Width": 400, "/Height": 300, "/BitsPerComponent": 8}
    picture.update({name(key): NumberObject(value) for key, value in numbers.items()})
    pictures = DictionaryObject({name("/Im0"): writer._add_object(picture)})
    page[name("/Resources")] = DictionaryObject({name("/XObject"): pictures})
    return files.document(writer)


@pytest.mark.parametrize("how", [{"progressive": True}, {"optimize": True}, {"restart_marker_rows": 1}])
def test_a_photograph_whose_hidden_parts_are_cut_out_is_the_same_to_the_eye(how: dict[str, object]):
    noise = Image.effect_noise((90, 70), 90).convert("RGB")
    sent = files.drawn(noise, "JPEG", comment=files.COMMENT, **how)
    kept = jpegs.only_seen(sent + files.photograph())
    assert files.COMMENT not in kept
    with Image.open(BytesIO(sent)) as before, Image.open(BytesIO(kept)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
def test_what_is_seen_of_a_picture_stays_whatever_its_colours_are_made_of(mode: str):
    seen = Image.new("RGB", (40, 40), "white")
    seen.paste("black", (0, 0, 20, 40))
    kept = clean(files.drawn(seen.convert(mode), "JPEG" if mode == "CMYK" else "PNG")).data
    with Image.open(BytesIO(kept)) as picture:
        colours = [picture.convert("L").getpixel(place) for place in ((5, 20), (35, 20))]
    assert colours[0] < 20
    assert colours[1] > 235


def test_a_large_photograph_is_kept_as_large_as_it_is_read():
    kept = clean(files.drawn(Image.new("L", (6000, 4000)), "JPEG")).data
    with Image.open(BytesIO(kept)) as picture:
        assert max(picture.size) == 4000


def damaged() -> Iterator[bytes]:
    """Files that were right, with a few bytes changed, dropped or repeated."""
    right = [files.photograph(200, 100), files.photograph(200, 100, kind="PNG"), with_photograph(files.photograph())]
    while True:
        data = bytearray(random.choice(right))
        for _time in range(random.randint(1, 6)):
            place = random.randrange(len(data))
            match random.randrange(3):
                case 0:
                    data[place] = random.randrange(256)
                case 1:
                    del data[place : place + random.randint(1, 50)]
                case _:
                    data[place:place] = data[place : place + random.randint(1, 50)]
        yield bytes(data)


def test_a_damaged_file_is_cleaned_or_refused_and_nothing_else():
    source = damaged()
    taken = 0
    for data in some([next(source) for _one in range(2000)], suite=100, ci=400):
        try:
            kept = clean(data)
        except Refused:
            continue
        taken += 1
        assert kept.content_type in ContentType.values
        assert b"Exif" not in kept.data
        assert clean(kept.data).content_type == kept.content_type
    assert taken
