"""What a person does on the page, for several tests."""

import time

_SECONDS = 90


def find(page, name):
    """Choose a name by the field above the picture."""
    page.fill("#find", name)
    page.press("#find", "Enter")
    until(page, "name => document.querySelector('.panel h2')?.textContent === name", name)


def until(page, question, about=None):
    """Wait until the page answers yes; playwright's own way needs eval, which the page forbids."""
    end = time.monotonic() + _SECONDS
    while not page.evaluate(question, about):
        assert time.monotonic() < end, question
        page.wait_for_timeout(30)


def place_of(page, name):
    """Return where a node stands on the screen."""
    return page.evaluate(
        """name => {
          const { picture, source } = window.newsmine.app;
          const i = source.network.nodes.name.indexOf(name);
          const { x, y } = picture.sigma.graphToViewport(picture.graph.getNodeAttributes(i));
          const box = document.querySelector(".picture").getBoundingClientRect();
          return [box.left + x, box.top + y];
        }""",
        name,
    )


def clickable_edge(page):
    """Return an edge with a place on the screen where nothing else lies: its names, and the place."""
    return page.evaluate(
        """() => {
          const { picture, source } = window.newsmine.app;
          const { head, tail } = source.network.edges;
          const { name } = source.network.nodes;
          const box = document.querySelector(".picture").getBoundingClientRect();
          const at = (i) => picture.sigma.graphToViewport(picture.graph.getNodeAttributes(i));
          const dots = name.map((_, i) => [at(i), picture.sigma.scaleSize(picture.sigma.getNodeDisplayData(i).size)]);
          for (let i = 0; i < head.length; i += 1) {
            const [one, other] = [at(head[i]), at(tail[i])];
            const x = 0.6 * one.x + 0.4 * other.x, y = 0.6 * one.y + 0.4 * other.y;
            const isFree = dots.every(([dot, size]) => Math.hypot(dot.x - x, dot.y - y) > size + 4);
            const isClear = [[0, 0], [2, 0], [-2, 0], [0, 2], [0, -2]].every(([dx, dy]) => picture.edgeAt({ x: x + dx, y: y + dy }) === i);
            if (isFree && isClear) return { names: [name[head[i]], name[tail[i]]], edge: i, at: [box.left + x, box.top + y] };
          }
          return null;
        }"""
    )


def shown_edges(page):
    """Return the ties that are seen: both names and the count of each, sorted; two people may have one name."""
    rows = page.evaluate(
        """() => {
          const { shown, source } = window.newsmine.app;
          const { name } = source.network.nodes;
          const { head, tail } = source.network.edges;
          return head.map((one, i) => [name[one], name[tail[i]], shown.counts[i], shown.edges[i]]).filter((row) => row[3]);
        }"""
    )
    return sorted((*sorted((one, other)), count) for one, other, count, _ in rows)


def places(page):
    """Return the places of all nodes in the graph, and of the camera."""
    return page.evaluate(
        """() => {
          const { picture } = window.newsmine.app;
          const { x, y, ratio } = picture.sigma.getCamera();
          return [picture.graph.mapNodes((_, data) => [data.x, data.y]), [x, y, ratio]];
        }"""
    )


def open_sentences(page, view):
    """Open the sentences of every row of a table; a hundred clicks of a mouse would take a minute."""
    page.evaluate(
        "view => document.querySelectorAll(`#view-${view} button[aria-expanded='false']`).forEach((each) => each.click())",
        view,
    )
