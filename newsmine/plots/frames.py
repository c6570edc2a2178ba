"""What a picture of a table begins with: its columns are there, or there is nothing to draw."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def check_columns(frame: "pd.DataFrame", needed: Sequence[str], maker: str) -> None:
    """Refuse a table that lacks a column.

    Raises
    ------
    ValueError
        If one of the needed columns is missing; the message says what makes such tables.
    """
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise ValueError(f"no column {', '.join(missing)} in the table; give what {maker} returned")


def say_empty(axes: "Axes", words: str) -> None:
    """Write in the middle of the axes why there is nothing to see."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", transform=axes.transAxes)
