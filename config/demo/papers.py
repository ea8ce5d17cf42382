"""What is attached to an invented case? A sheet that says of itself that it is invented."""

from io import BytesIO

from PIL import Image, ImageDraw

from screening import cleaning
from screening.actions import attachments
from screening.types import AttachmentKind

from .cases import Story
from .person import case_of, worker_of

SAYS = "INVENTED EXAMPLE\n\nNot a real paper,\nof nobody."


def attach_paper(told: Story) -> None:
    kind, title = AttachmentKind.MEDICAL, "Invented vaccination card"
    attachments.add(by=worker_of(told), case=case_of(told), kind=kind, title=title, file=cleaning.clean(drawn()))


def drawn() -> bytes:
    sheet = Image.new("RGB", (800, 1100), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((40, 40, 760, 1060), outline="teal", width=6)
    pen.multiline_text((100, 140), SAYS, fill="black", font_size=60)
    held = BytesIO()
    sheet.save(held, "JPEG")
    return held.getvalue()
