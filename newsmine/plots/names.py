"""Names in pictures: measured before they are drawn, broken where they are too long, and a legend that holds them all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsmine.plots.fonts import escaped
from newsmine.plots.sizes import Sheet

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

_POINTS_AN_INCH = 72
# Of a legend, in letters: the handle with its gaps, what stands between columns, and the edges.
_HANDLE, _BETWEEN, _EDGE = 2.9, 1.6, 1.2
# Of a legend, in letters: a line with the gap to the next.
_LINE = 1.65
# A name is broken into so many lines at most; what is longer ends in an ellipsis.
_LINES = 3


def width_of(figure: "Figure", text: str, points: float) -> float:
    """Return the inches that a line takes in print."""
    from matplotlib.font_manager import FontProperties

    renderer: Any = figure.canvas.get_renderer()  # type: ignore[attr-defined] # of Agg, as korean_figure sets it
    width, _, _ = renderer.get_text_width_height_descent(text, FontProperties(size=points), ismath=False)
    return float(width) / float(figure.dpi)


def broken(figure: "Figure", page: Sheet, text: str, *, inches: float, points: float) -> str:
    """Return a name as it is drawn: in lines that are no wider than ``inches``, broken at blanks where there are any.

    A name of more than three lines is cut there, and an ellipsis says so.
    """
    done: list[str] = []
    rest = page.drawable(text)
    while rest:
        end = _fitting(figure, rest, inches, points)
        if len(done) == _LINES - 1 and end < len(rest):
            done.append(shortened(figure, page, rest, inches=inches, points=points))
            break
        blank = rest.rfind(" ", 1, end + 1)
        if end < len(rest) and blank > 0:
            end = blank
        done.append(rest[:end].strip())
        rest = rest[end:].strip()
    return escaped("\n".join(done))


def shortened(figure: "Figure", page: Sheet, text: str, *, inches: float, points: float) -> str:
    """Return a name in one line that is no wider than ``inches``, an ellipsis at its end if it is cut; dollar signs as they are."""
    name = page.drawable(text)
    if width_of(figure, name, points) <= inches:
        return name
    return name[: _fitting(figure, name, inches - width_of(figure, "…", points), points)].rstrip() + "…"


def place_legend(
    figure: "Figure", page: Sheet, entries: "Sequence[tuple[Artist, str]]", *, title: str | None = None
) -> None:
    """Put a legend under all axes, in as many columns as its names leave room for; the figure grows by its height."""
    if not entries:
        return
    letter = page.small / _POINTS_AN_INCH
    whole = float(figure.get_figwidth()) - _EDGE * letter
    room = whole - (_HANDLE + _BETWEEN) * letter
    names = [broken(figure, page, name, inches=room, points=page.small) for _, name in entries]
    widths = [
        max((width_of(figure, line.replace(r"\$", "$"), page.small) for line in name.split("\n")), default=0.0)
        + (_HANDLE + _BETWEEN) * letter
        for name in names
    ]
    columns = next((n for n in range(len(names), 1, -1) if _across(widths, n) <= whole), 1)
    high = max(sum(names[i].count("\n") + 1 for i in part) for part in _parts(len(names), columns))
    figure.set_figheight(float(figure.get_figheight()) + (high * _LINE + _EDGE) * letter)
    made = figure.legend(
        handles=[handle for handle, _ in entries],
        labels=[str(i) for i in range(len(names))],
        loc="outside lower center",
        ncols=columns,
        fontsize=page.small,
        frameon=False,
        handlelength=2.0,
        handletextpad=0.6,
        columnspacing=1.2,
        borderpad=0.2,
        title=title,
        title_fontsize=page.small,
    )
    # Set here, because a legend leaves out names that begin with a low line.
    for drawn, name in zip(made.get_texts(), names, strict=True):
        drawn.set_text(name)


def _across(widths: Sequence[float], columns: int) -> float:
    """Return the width of a legend."""
    return sum(max(widths[i] for i in part) for part in _parts(len(widths), columns))


def _parts(n: int, columns: int) -> list[range]:
    """Return which entries stand in which column: column by column, the first ones with one more where it is not even."""
    least, more = divmod(n, columns)
    sizes = [least + (i < more) for i in range(columns)]
    return [range(sum(sizes[:i]), sum(sizes[: i + 1])) for i in range(columns)]


def _fitting(figure: "Figure", text: str, inches: float, points: float) -> int:
    """Return how many characters from the first on are no wider than that; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(figure, text[:middle], points) <= inches:
            low = middle
        else:
            high = middle - 1
    return low
