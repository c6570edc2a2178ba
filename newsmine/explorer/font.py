"""The shipped font, cut down to the characters of one page."""

import base64
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

from newsmine.plots import fonts

_FONT = Path(fonts.__file__).with_name("fonts") / "NewsmineGothic.ttf"
# Digits and what programs write themselves, beside the page's own words.
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "…·–—‘’“”「」『』〈〉《》×≥≤→←↑↓▲▼✓�"


def subset(texts: Iterable[str]) -> str:
    """Return the shipped font with just the characters of some texts, as WOFF2 in base64.

    What the font does not have is left to the fonts of the reader's machine. The same characters give the same bytes.
    """
    return _subset("".join(sorted(set(_ALWAYS).union(*texts))))


@cache
def whole_font() -> bytes:
    """Return the shipped font as WOFF2; takes seconds the first time."""
    from fontTools.ttLib import TTFont

    font = TTFont(_FONT, recalcTimestamp=False)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


@cache
def _subset(characters: str) -> str:
    from fontTools import subset as tools
    from fontTools.ttLib import TTFont

    options = tools.Options(
        flavor="woff2", layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 13]
    )
    font = TTFont(_FONT, recalcTimestamp=False)
    cut = tools.Subsetter(options)
    cut.populate(text=characters)
    cut.subset(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return base64.b64encode(written.getvalue()).decode("ascii")
