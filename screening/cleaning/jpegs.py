"""What of a JPEG inside a PDF is not seen? Where and when it was taken, comments, a preview, a second picture."""

import re

# In what is drawn, FF is followed by nothing but these: a filling zero, a restart, another FF.
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END, _DRAWN = 0xD9, 0xDA
# Frames, tables, restarts, what is drawn, and how its colours are meant.
_SEEN = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDD, _DRAWN, 0xEE})


def only_seen(data: bytes) -> bytes:
    """The same picture, byte for byte, without its other segments and whatever stands behind its end.

    Raises ValueError where it does not read as a JPEG.
    """
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    kept, place, is_drawing = [data[:2]], 2, False
    while found := _MARK.search(data, place):
        between, mark = data[place : found.start()], data[found.start() + 1]
        if between.strip(b"\xff") and not is_drawing:
            raise ValueError("something between two segments")
        kept.append(between)
        if mark == _END:
            return b"".join([*kept, data[found.start() : found.end()]])
        place = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2], "big"))
        is_drawing = mark == _DRAWN
        kept.append(data[found.start() : place] if mark in _SEEN else b"")
    raise ValueError("a JPEG without an end")
