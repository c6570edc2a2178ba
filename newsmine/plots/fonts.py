"""A font that has Hangul, so that no picture shows □."""

import contextlib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Font = str | Path | None
"""A font file, the name of a family that the system has, or ``None`` for the shipped font."""

_SHIPPED = Path(__file__).with_name("fonts") / "NewsmineGothic.ttf"
# What the shipped font does not have (arrows, symbols) comes from the font that matplotlib brings.
_FALLBACK = "DejaVu Sans"
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
# A family of fonts is Korean if it has this syllable; that many are named where one is not found.
_SYLLABLE, _NAMED = ord("한"), 12
# What is laid out once more moves by less than a pixel after so many times.
_ROUNDS = 2
# A font that draws boxes for everything.
_BOXES = "Last Resort"
# Letters of old Hangul that are composed by the font: no font here does, so each is drawn as the letter by itself.
_CONJOINING = range(0x1100, 0x1200)


@cache
def korean_font(font: Font = None) -> str:
    """Register a font with Hangul, and return its family name for matplotlib.

    Parameters
    ----------
    font : str or Path, optional
        A font file of your own, or the name of a family that is installed (``"NanumGothic"``). The shipped font is the
        default on every machine, so that the same graph gives the same picture everywhere.

    Raises
    ------
    InputError
        If there is no such file or family, or the file is no font.

    Examples
    --------
    >>> korean_font()
    'Newsmine Gothic'
    """
    from matplotlib import font_manager

    file = _file(font)
    font_manager.fontManager.addfont(str(file))
    return font_manager.FontProperties(fname=str(file)).get_name()


def showable(text: str, font: Font = None) -> str:
    r"""Return the text as it can be drawn: without what no font has (emoji), its dollar signs no formulas.

    Old Hangul that is put together of letters is drawn letter by letter; line breaks become blanks. Of a text of which nothing
    is left the code points are shown, so that no name is empty.

    Examples
    --------
    >>> showable("로봇🤖 $5 美"), showable("ᄒᆞᆫ글"), showable("🤖")
    ('로봇 \\$5 美', 'ㅎㆍㄴ글', '[U+1F916]')
    """
    return escaped(drawable(text, font))


def drawable(text: str, font: Font = None) -> str:
    """Return the text without what no font has, its dollar signs as they are; see :func:`showable`."""
    known = _characters(font)
    letters = "".join(_letter(character) for character in unicodedata.normalize("NFC", text))
    kept = " ".join("".join(character for character in letters if character in known or character.isspace()).split())
    if kept or not text.strip():
        return kept
    return "[" + " ".join(f"U+{ord(character):04X}" for character in text.strip()[:4]) + "]"


def escaped(text: str) -> str:
    """Return the text with dollar signs that matplotlib takes for what they are."""
    return text.replace("$", r"\$")


@contextlib.contextmanager
def korean_figure(width: float, height: float, *, font: Font = None) -> Iterator["Figure"]:
    """Give a figure whose texts are in a Korean font; ``width`` and ``height`` are inches.

    All text must be set while the block runs; at its end the figure is laid out for good, so that nothing is left to fonts
    that are set elsewhere and every file of it looks the same. What the font does not have comes from the shipped one.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: Any = {
        "font.family": list(dict.fromkeys([korean_font(font), korean_font(), _FALLBACK])),
        "axes.unicode_minus": False,
        "svg.hashsalt": "newsmine",
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasAgg(figure)
        yield figure
        for _ in range(_ROUNDS):
            figure.draw_without_rendering()
        figure.set_layout_engine("none")


def _letter(character: str) -> str:
    """Return a composing letter of old Hangul as the letter that stands by itself, and any other character as it is."""
    if ord(character) not in _CONJOINING:
        return character
    name = unicodedata.name(character, "").split(" ", 2)
    try:
        return unicodedata.lookup(f"HANGUL LETTER {name[-1]}")
    except KeyError:
        return character


@cache
def _file(font: Font) -> Path:
    """Return the file of a font that is named by its file or by its family."""
    if font is None:
        return _SHIPPED
    path = Path(font)
    if not (isinstance(font, Path) or path.suffix.lower() in _ENDINGS or path.is_file()):
        return _installed(str(font))
    if not path.is_file():
        raise InputError(f"{path}: no such font file; leave it out to use the shipped one")
    try:
        _opened(path)
    except RuntimeError as error:
        raise InputError(f"{path}: no font that can be read: {error}; give a .ttf or .otf file") from error
    return path


def _installed(family: str) -> Path:
    from matplotlib import font_manager

    found: dict[str, Path] = {}
    for name in sorted({*font_manager.findSystemFonts(), *(each.fname for each in font_manager.fontManager.ttflist)}):
        with contextlib.suppress(RuntimeError, OSError):
            file = _opened(Path(name))
            if _is_regular(file.style_name):
                found.setdefault(file.family_name, Path(name))
            else:
                found.setdefault(f"{file.family_name} {file.style_name}", Path(name))
    wanted = family.casefold().replace(" ", "")
    for name, path in found.items():
        if name.casefold().replace(" ", "") == wanted:
            return path
    korean = [
        name for name, path in found.items() if _SYLLABLE in _opened(path).get_charmap() and not name.startswith(_BOXES)
    ]
    hint = did_you_mean(family, found)
    has = ", ".join(korean[:_NAMED]) or "none"
    raise InputError(
        f"no font {family!r} on this system; {hint}with Hangul there are: {has}; give a font file, or leave it out"
    )


def _is_regular(style: str) -> bool:
    return style.lower() in {"regular", "book", "roman", "normal", "medium"}


def _opened(path: Path) -> Any:  # noqa: ANN401 - matplotlib's FT2Font
    from matplotlib import font_manager

    return font_manager.get_font(str(path))


@cache
def _characters(font: Font) -> frozenset[str]:
    from matplotlib import font_manager

    files = dict.fromkeys((_file(font), _SHIPPED, Path(font_manager.findfont(_FALLBACK))))
    return frozenset(chr(code) for file in files for code in _opened(file).get_charmap())
