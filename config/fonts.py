"""Which glyphs of the Khmer typeface do our pages need, and where are the two files cut from it?

The wheel holds one variable font with every width. A page needs Khmer and Latin letters, one width and the weights from
regular to bold: two small files, cut once and kept until the wheel or the recipe changes.
"""

import hashlib
import io
import logging
import os
import tempfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

WHEEL = "fontpkg-noto-sans-khmer"
SOURCE = "fontpkg_noto_sans_khmer/files/NotoSansKhmer[wdth,wght].ttf"


@dataclass(frozen=True)
class Cut:
    """One file to be made. `ranges` are code points, both ends included."""

    name: str
    ranges: tuple[tuple[int, int], ...]


CUTS = (
    Cut(
        name="noto-sans-khmer-khmer.woff2",
        ranges=((0x1780, 0x17FF), (0x19E0, 0x19FF), (0x200B, 0x200D), (0x2060, 0x2060), (0x25CC, 0x25CC)),
    ),
    Cut(
        name="noto-sans-khmer-latin.woff2",
        ranges=(
            (0x20, 0x17F),
            (0x2010, 0x2026),
            (0x2039, 0x203A),
            (0x20AC, 0x20AC),
            (0x2122, 0x2122),
            (0x2212, 0x2212),
        ),
    ),
)
WIDTH, WEIGHTS = 100, (400, 700)


def built(*, folder: Path) -> Path:
    """Return `folder`, holding every file of CUTS, made now where missing or out of date."""
    stamp = folder / "recipe.txt"
    current = _recipe()
    if all((folder / cut.name).exists() for cut in CUTS) and stamp.exists() and stamp.read_text() == current:
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        _replace(target=folder / cut.name, content=_cut(cut))
    _replace(target=stamp, content=current.encode())
    return folder


def _recipe() -> str:
    told = repr((distribution(WHEEL).version, CUTS, WIDTH, WEIGHTS))
    return hashlib.sha256(told.encode()).hexdigest()


def _cut(cut: Cut) -> bytes:
    # Imported here: cutting is rare, and fontTools takes a moment to load.
    from fontTools import subset
    from fontTools.varLib import instancer

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(layout_features=["*"], notdef_outline=True)
    # From memory: narrowing copies the font, and a copy would keep the file open.
    source = io.BytesIO(Path(str(distribution(WHEEL).locate_file(SOURCE))).read_bytes())
    font = subset.load_font(source, options)
    wanted = [point for first, last in cut.ranges for point in range(first, last + 1)]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    # Subset first: narrowing the axes of the whole font takes several times as long.
    with font:
        subsetter.subset(font)
        narrowed = instancer.instantiateVariableFont(font, {"wdth": WIDTH, "wght": WEIGHTS})
        narrowed.flavor = "woff2"
        with tempfile.TemporaryFile() as out:
            narrowed.save(out)
            out.seek(0)
            return out.read()


def _replace(*, target: Path, content: bytes) -> None:
    """Two processes may cut at once; neither may ever see half a file."""
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    os.chmod(name, 0o644)
    os.replace(name, target)
