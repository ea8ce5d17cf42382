"""How is a picture cleaned? It is drawn anew on an empty sheet, upright; nothing else of the file is taken along."""

from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from orgs.refusals import Refused

from .. import rules
from ..types import ContentType

_FORMATS = {ContentType.JPEG: "JPEG", ContentType.PNG: "PNG"}
# Of which the colours are kept. What a scanner writes with 16 bits to a point is not among them.
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr"})
NOT_OPENED = _("This picture cannot be opened. Take the photograph again.")
TOO_MANY_PIXELS = _("This picture has more than 50 million pixels. Take it again with a smaller size.")


def drawn_anew(data: bytes, kind: ContentType) -> bytes:
    """The same picture without anything that is not seen. Raises `Refused`."""
    try:
        with Image.open(BytesIO(data), formats=[_FORMATS[kind]]) as picture:
            if picture.width * picture.height > rules.MOST_PIXELS:
                raise Refused(TOO_MANY_PIXELS, why="pixels")
            sheet = _sheet(picture)
            kept = BytesIO()
            sheet.save(kept, format=_FORMATS[kind], quality=rules.PICTURE_QUALITY)
    except Refused:
        raise
    except Exception:  # whatever a damaged file makes a decoder raise; it says nothing of who is in it
        raise Refused(NOT_OPENED, why="unreadable") from None
    return kept.getvalue()


def _sheet(picture: Image.Image) -> Image.Image:
    """An empty sheet with the picture drawn onto it; no larger than is needed to read it."""
    if picture.mode not in _MODES:
        raise ValueError("it would be drawn white")
    # A large photograph is not even decoded whole.
    picture.thumbnail((rules.LONGEST_SIDE, rules.LONGEST_SIDE), reducing_gap=1.0)
    upright = ImageOps.exif_transpose(picture)
    drawn = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    sheet = Image.new(drawn.mode, drawn.size)
    sheet.paste(drawn)
    return sheet
