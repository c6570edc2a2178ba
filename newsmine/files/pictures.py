"""Figures as PNG, SVG and PDF."""

from pathlib import Path
from typing import Any

from newsmine.corpus.whole import whole
from newsmine.files.options import Options

# What would put a clock or a version into the file, by kind.
_METADATA: dict[str, dict[str, None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
# Dots an inch at least; a figure that was made for print has more.
_DPI = 200


def write_picture(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no figure is refused
    """Write a matplotlib figure; letters of an SVG are outlines, so that it looks the same without the font.

    Raises
    ------
    TypeError
        If the result is no figure.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    if not isinstance(result, Figure):
        kind = type(result).__name__
        raise TypeError(f"{path}: a {path.suffix} file holds a matplotlib Figure, not a {kind}")
    form = path.suffix.lower().removeprefix(".")
    settings: Any = {"svg.hashsalt": "newsmine", "svg.fonttype": "path", "pdf.fonttype": 42}
    with mpl.rc_context(settings), whole(path) as part:
        result.savefig(part, format=form, dpi=max(_DPI, result.dpi), metadata=_METADATA[form])
