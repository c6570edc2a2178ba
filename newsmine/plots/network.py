"""A picture of a graph."""

from typing import TYPE_CHECKING, Any

from newsmine.plots.fonts import korean_figure, showable

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Colours that stay apart for the colour-blind (Okabe, Ito 2008), for the largest communities; the rest is grey.
_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
_GREY = "#BBBBBB"
_LEGEND_NAMES = 3


def plot_network(graph: "nx.Graph[Any]", *, n_nodes: int = 60, n_labels: int = 40, size: str = "strength") -> "Figure":
    """Draw the largest connected part of a graph: size by a measure, colour by community, edges thick by their count.

    Parameters
    ----------
    graph : networkx.Graph
        Of :func:`newsmine.connect`. Not changed.
    n_nodes : int
        How many nodes are drawn, the largest first; the picture says how many are left out.
    n_labels : int
        How many of them are named, the largest first; a name that would lie on another one is left out.
    size : str
        Node attribute that makes the size.

    Returns
    -------
    matplotlib.figure.Figure
        Korean text in a font that has it.

    References
    ----------
    .. [1] Kamada, Kawai, "An algorithm for drawing general undirected graphs", Information Processing Letters 31, 1989.
    """
    drawn = _largest_part(graph, n_nodes, size)
    part = graph.subgraph(drawn)
    places = _places(part)
    with korean_figure(11, 8) as figure:
        axes = figure.add_subplot()
        axes.set_axis_off()
        axes.margins(0.08)
        _draw_edges(axes, part, places)
        top = max((_number(graph, node, size) for node in drawn), default=0) or 1.0
        colours = _colours(part)
        areas = [40 + 900 * _number(graph, node, size) / top for node in drawn]
        axes.scatter(
            [places[node][0] for node in drawn],
            [places[node][1] for node in drawn],
            s=areas,
            c=[colours.get(graph.nodes[node].get("community"), _GREY) for node in drawn],
            edgecolors="white",
            linewidths=0.8,
            zorder=2,
        )
        _draw_names(axes, graph, dict(zip(drawn[:n_labels], areas, strict=False)), places)
        _draw_legend(axes, graph, drawn, colours)
        if len(drawn) < len(graph):
            axes.set_title(f"노드 {len(graph)}개 가운데 {len(drawn)}개", fontsize=9, loc="right", color="#666666")
    return figure


def _number(graph: "nx.Graph[Any]", node: Any, name: str) -> float:  # noqa: ANN401 - any node
    return max(0.0, float(graph.nodes[node].get(name) or 0))


def _largest_part(graph: "nx.Graph[Any]", n_nodes: int, size: str) -> list[Any]:
    """Return the nodes to draw, the largest first: connected, so that none of them hangs in the air."""
    import networkx as nx

    def rank(node: Any) -> tuple[float, str]:  # noqa: ANN401 - any node
        return -_number(graph, node, size), str(node)

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


def _colours(graph: "nx.Graph[Any]") -> dict[Any, str]:
    groups = [group for _, group in graph.nodes(data="community") if group is not None]
    order = sorted(set(groups), key=lambda group: (-groups.count(group), str(group)))
    return dict(zip(order, _COLOURS, strict=False))


def _draw_edges(axes: "Axes", graph: "nx.Graph[Any]", places: dict[Any, tuple[float, float]]) -> None:
    from matplotlib.collections import LineCollection

    edges = sorted(graph.edges(data="count", default=1), key=lambda edge: (edge[2], str(edge[0]), str(edge[1])))
    top = max((edge[2] for edge in edges), default=1)
    lines = LineCollection(
        [(places[one], places[other]) for one, other, _ in edges],
        linewidths=[0.4 + 3.5 * count / top for *_, count in edges],
        colors="#999999",
        alpha=0.55,
        zorder=1,
    )
    axes.add_collection(lines)


def _draw_names(
    axes: "Axes", graph: "nx.Graph[Any]", areas: dict[Any, float], places: dict[Any, tuple[float, float]]
) -> None:
    """Name the nodes, the largest first, and leave out a name that would lie on another."""
    axes.autoscale_view()
    axes.figure.draw_without_rendering()  # type: ignore[union-attr] # a figure of its own, not a part of one
    taken: list[Any] = []
    for node, area in areas.items():
        name = showable(str(graph.nodes[node].get("name", node)))
        text = axes.annotate(
            name,
            places[node],
            xytext=(0, area**0.5 / 2 + 1),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=9,
            zorder=3,
        )
        box = text.get_window_extent()
        if any(box.overlaps(other) for other in taken):
            text.remove()
        else:
            taken.append(box)


def _draw_legend(axes: "Axes", graph: "nx.Graph[Any]", drawn: list[Any], colours: dict[Any, str]) -> None:
    from matplotlib.lines import Line2D

    handles = []
    for group, colour in colours.items():
        members = [node for node in drawn if graph.nodes[node].get("community") == group][:_LEGEND_NAMES]
        label = ", ".join(showable(str(graph.nodes[node].get("name", node))) for node in members)
        handles.append(Line2D([], [], marker="o", linestyle="", color=colour, label=label))
    if handles:
        axes.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, frameon=False, fontsize=8)
