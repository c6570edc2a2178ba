"""A network as a picture without scripts, and a table of its strongest edges."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmine.widgets.looks import GROUPS, LOOKS, REST, Language, label_name
from newsmine.widgets.phrases import phrase
from newsmine.widgets.placing import Box, Point, nearest, place
from newsmine.widgets.tables import box, note, table
from newsmine.widgets.tags import Html, drawing, ems, joined, shortened, tag

# Of the picture, in pixels: its sides, and what is free at them.
_WIDTH, _HEIGHT, _MARGIN = 760, 520, 26
_WHOLE = Box(0, 0, _WIDTH, _HEIGHT)
_LETTERS = 12
# A circle's least and greatest radius, and a line's.
_RADII, _LINES = (4.5, 14.0), (0.8, 5.0)
# Ems of a name beside its node; the whole name is in its tip.
_NAME = 14
_LEADER = 4


class Node(NamedTuple):
    """A node: where it is in its connected part (any scale), how large (0 to 1), and what is said when it is pointed at."""

    name: str
    label: str
    group: int | None
    part: int
    x: float
    y: float
    size: float
    tip: str


class Edge(NamedTuple):
    """An edge between two nodes, by their numbers: how thick among the others (0 to 1), and what is said of it."""

    head: int
    tail: int
    size: float
    tip: str
    directed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What is drawn of a graph, and what it is a part of; ``rows`` are the cells of the table, under ``heads``."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    n_nodes: int
    n_edges: int
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


class _Disc(NamedTuple):
    x: float
    y: float
    radius: float


def draw_network(network: Network, language: Language) -> Html:
    """Return a network as HTML: an SVG picture, its colours, what was left out, and the strongest edges as a table.

    Colours are those of the labels, or where nodes have none those of communities. It has no ids, runs nothing and loads
    nothing; lines and letters are of the colour of the text around it.
    """
    title = phrase("network", language, nodes=network.n_nodes, edges=network.n_edges)
    if not network.nodes:
        return box(note(phrase("no nodes", language)), label=title)
    discs = _discs(network.nodes)
    names, unnamed = _names(network.nodes, discs)
    by_label = any(node.label in LOOKS for node in network.nodes)
    picture = drawing(
        *(_line(edge, discs) for edge in network.edges),
        *(_circle(node, disc, by_label=by_label) for node, disc in zip(network.nodes, discs, strict=True)),
        *names,
        size=(_WIDTH, _HEIGHT),
        label=title,
        letters=_LETTERS,
    )
    drawn = {"edges": len(network.edges), "all_edges": network.n_edges}
    drawn |= {"nodes": len(network.nodes), "all_nodes": network.n_nodes}
    cut = drawn["edges"] < network.n_edges or drawn["nodes"] < network.n_nodes
    notes = note(
        title + ".",
        phrase("part", language, **drawn) if cut else "",
        phrase("unnamed", language, count=unnamed) if unnamed else "",
    )
    legend = _legend(network.nodes, language) if by_label else ""
    return box(picture, legend, notes, _table(network, language), label=title)


def _discs(nodes: Sequence[Node]) -> list[_Disc]:
    """Place the nodes: each connected part is stretched to a rectangle of its own, as large as it has nodes."""
    counts = Counter(node.part for node in nodes)
    fields = dict(zip(sorted(counts), _fields([counts[part] for part in sorted(counts)], _WHOLE), strict=True))
    low, high = _RADII
    discs = []
    for node in nodes:
        field, own = fields[node.part], [other for other in nodes if other.part == node.part]
        x = _stretched(node.x, [other.x for other in own], (field.left, field.right))
        y = _stretched(node.y, [other.y for other in own], (field.low, field.high))
        discs.append(_Disc(x, y, low + (high - low) * math.sqrt(min(1.0, max(0.0, node.size)))))
    return discs


def _stretched(value: float, values: Sequence[float], side: tuple[float, float]) -> float:
    least, reach = min(values), max(values) - min(values)
    start, end = side
    if reach <= 0 or end - start <= 2 * _MARGIN:
        return (start + end) / 2
    return start + _MARGIN + (end - start - 2 * _MARGIN) * (value - least) / reach


def _fields(sizes: Sequence[int], whole: Box) -> list[Box]:
    """Cut a rectangle into one for each size, in proportion, across its longer side."""
    if len(sizes) < 2:  # noqa: PLR2004 - one has it all
        return [whole] * len(sizes)
    half = next(n for n in range(1, len(sizes)) if 2 * sum(sizes[:n]) >= sum(sizes) or n == len(sizes) - 1)
    share = sum(sizes[:half]) / sum(sizes)
    if whole.right - whole.left > whole.high - whole.low:
        cut = whole.left + share * (whole.right - whole.left)
        parts = whole._replace(right=cut), whole._replace(left=cut)
    else:
        cut = whole.low + share * (whole.high - whole.low)
        parts = whole._replace(high=cut), whole._replace(low=cut)
    return [*_fields(sizes[:half], parts[0]), *_fields(sizes[half:], parts[1])]


def _line(edge: Edge, discs: Sequence[_Disc]) -> Html:
    head, tail = discs[edge.head], discs[edge.tail]
    low, high = _LINES
    thick = low + (high - low) * min(1.0, max(0.0, edge.size))
    line = tag("line", x1=head.x, y1=head.y, x2=tail.x, y2=tail.y, stroke="currentColor", stroke_width=thick)
    arrow = _arrow(head, tail, thick) if edge.directed else ""
    return tag("g", tag("title", edge.tip), line, arrow, opacity="0.35")


def _arrow(head: _Disc, tail: _Disc, thick: float) -> Html:
    """Return the point of an arrow at the edge of the node that it goes to."""
    far = math.hypot(tail.x - head.x, tail.y - head.y) or 1.0
    dx, dy = (tail.x - head.x) / far, (tail.y - head.y) / far
    long, wide = 7 + thick, 3 + thick
    tip = tail.x - dx * tail.radius, tail.y - dy * tail.radius
    back = tip[0] - dx * long, tip[1] - dy * long
    corners = (tip, (back[0] - dy * wide, back[1] + dx * wide), (back[0] + dy * wide, back[1] - dx * wide))
    return tag("path", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z")


def _circle(node: Node, disc: _Disc, *, by_label: bool) -> Html:
    if by_label:
        fill = (LOOKS[node.label].fill if node.label in LOOKS else None) or REST
    else:
        fill = GROUPS[node.group] if node.group is not None and node.group < len(GROUPS) else REST
    return tag(
        "circle",
        tag("title", node.tip),
        cx=disc.x,
        cy=disc.y,
        r=disc.radius,
        fill=fill,
        stroke="#666",
        stroke_width=1,
    )


def _names(nodes: Sequence[Node], discs: Sequence[_Disc]) -> tuple[list[Html], int]:
    """Return the names beside their nodes, the largest nodes first, and how many found no room."""
    names = [shortened(node.name, _NAME) for node in nodes]
    order = sorted(range(len(nodes)), key=lambda i: (-discs[i].radius, i))
    points = [Point(*disc, ems(name) * _LETTERS, _LETTERS * 1.15) for name, disc in zip(names, discs, strict=True)]
    found = place([points[i] for i in order], points, _WHOLE, gap=2)
    drawn: list[Html] = []
    for i, spot in zip(order, found, strict=True):
        if spot is None:
            continue
        x, y = nearest(spot, points[i])
        if math.hypot(x - discs[i].x, y - discs[i].y) - discs[i].radius > _LEADER:
            line = {"x1": discs[i].x, "y1": discs[i].y, "x2": x, "y2": y}
            drawn.append(tag("line", **line, stroke="currentColor", stroke_width=0.6, opacity="0.6"))
        middle = (spot.left + spot.right) / 2
        line_up = spot.high - _LETTERS * 0.25
        drawn.append(tag("text", tag("title", nodes[i].tip), names[i], x=middle, y=line_up, text_anchor="middle"))
    return drawn, found.count(None)


def _legend(nodes: Sequence[Node], language: Language) -> Html:
    style = "background-color:{};color:#111;border-radius:.3em;padding:.1em .4em;margin-right:.4em;white-space:nowrap"
    counts = Counter(node.label if node.label in LOOKS else "" for node in nodes)
    chips = [
        joined(
            tag("span", f"{label_name(label, language)} {count:,}", style=style.format(LOOKS[label].fill or REST)), " "
        )
        for label, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if label
    ]
    return tag("p", *chips, style="margin:.3em 0;font-size:.85em;line-height:1.9")


def _table(network: Network, language: Language) -> Html:
    if not network.rows:
        return Html()
    heads = [(phrase(head, language), "right" if head in {"count", "weight"} else "left") for head in network.heads]
    return table(heads, network.rows, caption=phrase("strongest", language), nowrap=True)  # type: ignore[arg-type] # left or right
