"""A font that has Hangul, so that no picture shows □."""

import contextlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SHIPPED = Path(__file__).with_name("fonts") / "NewsmineGothic.ttf"
# What the shipped font does not have (arrows, symbols) comes from the font that matplotlib brings.
_FALLBACK = "DejaVu Sans"


@cache
def korean_font(path: "str | Path | None" = None) -> str:
    """Register a font with Hangul, and return its family name for matplotlib.

    Parameters
    ----------
    path : str or Path, optional
        A font file of your own. The shipped font is the default on every machine, so that the same graph gives the same
        picture everywhere.

    Raises
    ------
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> korean_font()
    'Newsmine Gothic'
    """
    from matplotlib import font_manager

    file = Path(path) if path is not None else _SHIPPED
    if not file.is_file():
        raise FileNotFoundError(f"{file}: no such font file; leave it out to use the shipped one")
    font_manager.fontManager.addfont(str(file))
    return font_manager.FontProperties(fname=str(file)).get_name()


def showable(text: str) -> str:
    r"""Return the text as it can be drawn: without what neither font has (emoji), its dollar signs no formulas.

    Examples
    --------
    >>> showable("로봇🤖 $5 美")
    '로봇 \\$5 美'
    """
    known = _characters()
    return "".join(character for character in text if character in known).replace("$", r"\$")


@contextlib.contextmanager
def korean_figure(width: float, height: float, *, font: "str | Path | None" = None) -> Iterator["Figure"]:
    """Give a figure whose texts are in a Korean font; ``width`` and ``height`` are inches.

    All text must be set while the block runs; at its end the figure is drawn once, so that nothing is left to fonts
    that are set elsewhere.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: Any = {
        "font.family": [korean_font(font), _FALLBACK],
        "axes.unicode_minus": False,
        "svg.hashsalt": "newsmine",
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasAgg(figure)
        yield figure
        figure.canvas.draw()


@cache
def _characters() -> frozenset[str]:
    from matplotlib import font_manager

    files = (str(_SHIPPED), font_manager.findfont(_FALLBACK))
    return frozenset(chr(code) for file in files for code in font_manager.get_font(file).get_charmap())
