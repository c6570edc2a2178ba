"""A picture of a graph."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsmine.plots.fonts import Font
from newsmine.plots.frames import say_empty
from newsmine.plots.names import broken, place_legend
from newsmine.plots.sizes import MARKERS, Sheet, Size, Style, figure_on, sheet
from newsmine.widgets.looks import GROUPS, REST
from newsmine.widgets.placing import Box, Point, nearest, place

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_GREYS = ("#4D4D4D", "#FFFFFF", "#A6A6A6", "#D9D9D9", "#777777", "#FFFFFF", "#4D4D4D")
_LEGEND_NAMES = 3
# Inches that a name is wide at most, in letters.
_LETTERS = 11

Places = Mapping[Any, tuple[float, float]]


class _Mark(NamedTuple):
    """How the nodes of a community look."""

    colour: str
    shape: str


def plot_network(  # noqa: PLR0913 - settings, all by keyword
    graph: "nx.Graph[Any]",
    *,
    n_nodes: int | None = None,
    n_labels: int | None = None,
    by: str = "strength",
    size: Size = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw the largest connected part of a graph: size by a measure, colour by community, edges thick by their count.

    Parameters
    ----------
    graph : networkx.Graph
        Of :func:`newsmine.connect`. Not changed.
    n_nodes : int, optional
        How many nodes are drawn, the largest first; the picture says how many are left out. By default 60, in a column 30.
    n_labels : int, optional
        How many of them are named, the largest first; by default 40, in a column 20. No name lies on another: it goes where there
        is room, with a line to its node, and the picture says how many found none.
    by : str
        Node attribute that makes the size.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        Korean text in a font that has it.

    References
    ----------
    .. [1] Kamada, Kawai, "An algorithm for drawing general undirected graphs", Information Processing Letters 31, 1989.
    """
    page = sheet(size, style, font)
    n_nodes = int(page.pick(screen=60, page=60, column=30)) if n_nodes is None else n_nodes
    n_labels = int(page.pick(screen=40, page=40, column=20)) if n_labels is None else n_labels
    drawn = _largest_part(graph, n_nodes, by)
    part = graph.subgraph(drawn)
    places = _places(part)
    with figure_on(page, 11, page.pick(screen=7.4, page=4.7, column=3.1)) as figure:
        axes = figure.add_subplot()
        if not drawn:
            say_empty(axes, "그릴 노드가 없습니다")
            return figure
        axes.set_axis_off()
        axes.margins(0.08)
        _draw_edges(axes, part, places, page)
        marks = _marks(part, page)
        areas = _draw_nodes(axes, part, places, marks, _sizes(graph, drawn, by, page))
        _draw_legend(figure, axes, graph, drawn, (marks, page))
        _tell(axes, f"노드 {len(graph):,}개 가운데 {len(drawn):,}개" if len(drawn) < len(graph) else " ", page)
        left_out = _draw_names(figure, axes, graph, {node: areas[node] for node in drawn}, (places, n_labels, page))
        if left_out:
            _tell(axes, f"{axes.get_title(loc='right').strip()} · 이름 {left_out}개는 자리가 없어 뺌".strip(" ·"), page)
    return figure


def _tell(axes: "Axes", words: str, page: Sheet) -> None:
    axes.set_title(words, fontsize=page.small, loc="right", color="#555555")


def _number(graph: "nx.Graph[Any]", node: Any, name: str) -> float:  # noqa: ANN401 - any node
    return max(0.0, float(graph.nodes[node].get(name) or 0))


def _name(graph: "nx.Graph[Any]", node: Any) -> str:  # noqa: ANN401 - any node
    return str(graph.nodes[node].get("name", node))


def _largest_part(graph: "nx.Graph[Any]", n_nodes: int, by: str) -> list[Any]:
    """Return the nodes to draw, the largest first: connected, so that none of them hangs in the air."""
    import networkx as nx

    def rank(node: Any) -> tuple[float, str]:  # noqa: ANN401 - any node
        return -_number(graph, node, by), str(node)

    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(map(str, part))))
    drawn = sorted(parts[0], key=rank)[:n_nodes] if parts else []
    parts = sorted(nx.connected_components(graph.subgraph(drawn)), key=lambda part: (-len(part), min(map(str, part))))
    return sorted(parts[0], key=rank) if parts else []


def _places(graph: "nx.Graph[Any]") -> dict[Any, tuple[float, float]]:
    import networkx as nx

    order: nx.Graph[Any] = nx.Graph()
    order.add_nodes_from(sorted(graph, key=str))
    order.add_edges_from(graph.edges)
    return {node: (float(x), float(y)) for node, (x, y) in nx.kamada_kawai_layout(order, weight=None).items()}


def _sizes(graph: "nx.Graph[Any]", drawn: list[Any], by: str, page: Sheet) -> dict[Any, float]:
    """Return the area of each node in square points."""
    least, more = page.pick(screen=40, page=20, column=12), page.pick(screen=900, page=380, column=150)
    top = max((_number(graph, node, by) for node in drawn), default=0) or 1.0
    return {node: least + more * _number(graph, node, by) / top for node in drawn}


def _marks(graph: "nx.Graph[Any]", page: Sheet) -> dict[Any, _Mark]:
    groups = [group for _, group in graph.nodes(data="community") if group is not None]
    order = sorted(set(groups), key=lambda group: (-groups.count(group), str(group)))
    if page.coloured:
        return {group: _Mark(colour, "o") for group, colour in zip(order, GROUPS, strict=False)}
    looks = zip(order, _GREYS, MARKERS, strict=False)
    return {group: _Mark(colour, shape) for group, colour, shape in looks}


def _draw_nodes(
    axes: "Axes", graph: "nx.Graph[Any]", places: Places, marks: dict[Any, _Mark], areas: dict[Any, float]
) -> dict[Any, float]:
    rest = _Mark(REST, "o" if all(mark.shape == "o" for mark in marks.values()) else "p")
    looks = {node: marks.get(graph.nodes[node].get("community"), rest) for node in areas}
    edge = "white" if rest.shape == "o" else "black"
    for look in dict.fromkeys(looks.values()):
        nodes = [node for node in areas if looks[node] == look]
        axes.scatter(
            [places[node][0] for node in nodes],
            [places[node][1] for node in nodes],
            s=[areas[node] for node in nodes],
            c=look.colour,
            marker=look.shape,
            edgecolors=edge,
            linewidths=0.6,
            zorder=2,
        )
    return areas


def _draw_edges(axes: "Axes", graph: "nx.Graph[Any]", places: Places, page: Sheet) -> None:
    from matplotlib.collections import LineCollection

    edges = sorted(graph.edges(data="count", default=1), key=lambda edge: (edge[2], str(edge[0]), str(edge[1])))
    top = max((edge[2] for edge in edges), default=1)
    thick = page.pick(screen=3.5, page=2.4, column=1.6)
    lines = LineCollection(
        [(places[one], places[other]) for one, other, _ in edges],
        linewidths=[page.line / 2 + thick * count / top for *_, count in edges],
        colors="#999999",
        alpha=0.55,
        zorder=1,
    )
    axes.add_collection(lines)


def _draw_names(
    figure: "Figure",
    axes: "Axes",
    graph: "nx.Graph[Any]",
    areas: dict[Any, float],
    settled: tuple[Places, int, Sheet],
) -> int:
    """Name the nodes, the largest first; return how many names found no room."""
    places, n_labels, page = settled
    axes.autoscale_view()
    figure.draw_without_rendering()
    figure.set_layout_engine("none")  # What is measured now must stay where it is.
    pixels = float(figure.dpi) / 72
    everything = list(areas)
    texts = [_text(figure, axes, _name(graph, node), page) for node in everything[:n_labels]]
    at = dict(zip(everything, axes.transData.transform([places[node] for node in everything]).tolist(), strict=True))
    points = [
        _point(at[node], areas[node] * pixels**2, _extent(text)) for node, text in zip(everything, texts, strict=False)
    ]
    others = [_point(at[node], areas[node] * pixels**2, (0.0, 0.0)) for node in everything]
    box = axes.get_window_extent()
    boxes = place(points, others, Box(box.x0, box.y0, box.x1, box.y1), gap=1.2 * pixels)
    for text, point, found in zip(texts, points, boxes, strict=True):
        if found is None:
            text.remove()
            continue
        text.set_position(axes.transAxes.inverted().transform(((found.left + found.right) / 2, found.low)))
        _tie(axes, point, found, page)
    return boxes.count(None)


def _point(at: Sequence[float], area: float, extent: tuple[float, float]) -> Point:
    x, y = at
    width, height = extent
    return Point(x, y, area**0.5 / 2, width, height)


def _text(figure: "Figure", axes: "Axes", name: str, page: Sheet) -> Any:  # noqa: ANN401 - matplotlib's Text
    from matplotlib.patheffects import withStroke

    shown = broken(figure, page, name, inches=_LETTERS * page.text / 72, points=page.text)
    text = axes.text(0, 0, shown, transform=axes.transAxes, ha="center", va="bottom", fontsize=page.text, zorder=4)
    text.set_linespacing(1.05)
    text.set_path_effects([withStroke(linewidth=1.6, foreground="white")])
    return text


def _extent(text: Any) -> tuple[float, float]:  # noqa: ANN401 - matplotlib's Text
    box = text.get_window_extent()
    return float(box.width), float(box.height)


def _tie(axes: "Axes", point: Point, box: Box, page: Sheet) -> None:
    """Draw a line from a name to its node if they are apart."""
    x, y = nearest(box, point)
    far = ((x - point.x) ** 2 + (y - point.y) ** 2) ** 0.5
    if far <= point.radius + box.high - box.low:
        return
    back = axes.transAxes.inverted()
    share = point.radius / far
    start = (point.x + (x - point.x) * share, point.y + (y - point.y) * share)
    (x, start_x), (y, start_y) = zip(back.transform((x, y)), back.transform(start), strict=True)
    axes.plot([x, start_x], [y, start_y], transform=axes.transAxes, color="#444444", lw=page.line * 0.8, zorder=3)


def _draw_legend(
    figure: "Figure", axes: "Axes", graph: "nx.Graph[Any]", drawn: Sequence[Any], looks: tuple[dict[Any, _Mark], Sheet]
) -> None:
    from matplotlib.lines import Line2D

    marks, page = looks
    entries: list[tuple[Any, str]] = []
    for group, mark in marks.items():
        members = [node for node in drawn if graph.nodes[node].get("community") == group][:_LEGEND_NAMES]
        edge = "none" if page.coloured else "black"
        handle = Line2D([], [], marker=mark.shape, ls="", color=mark.colour, markeredgecolor=edge, markeredgewidth=0.6)
        entries.append((handle, ", ".join(_name(graph, node) for node in members)))
    place_legend(figure, page, entries)
    axes.autoscale_view()
