"""The explorer's page of 20,000 nodes and 100,000 edges in Chromium, beside cytoscape.js; and a page of 500 nodes with evidence.

Run: ``python benchmarks/explorer.py``. Both pages hold the same nodes, edges and places, come from disk, and are opened by turns
in the same browser without a graphics card; the best of several is told. A page is interactive when its picture stands and the
browser has answered a pan by mouse. Needs Chromium; cytoscape.js comes with the packages that the page is built with.
"""

import argparse
import json
import shutil
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import newsmine as nm
from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.explorer.content import Content
from newsmine.explorer.pack import pack
from newsmine.explorer.page import ExplorerPage, file_page
from newsmine.explorer.vocabulary import vocabulary
from newsmine.records import Article, Evidence, Found, Mention, Reading

NODES, EDGES, SEED = 20_000, 100_000, 7
MONTHS = 60
LABELS = ("PERSON", "GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "GROUP", "PROGRAM", "EVENT", "PRODUCT", "PLACE")
SYLLABLES = (
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"
)
ROOT = Path(__file__).resolve().parents[1]
CHOSEN = "무등창업지원센터"
CYTOSCAPE = ROOT / "newsmine/explorer/web/node_modules/cytoscape/dist/cytoscape.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--allow-file-access-from-files",
)
ROUNDS = 3
# Seconds for which the picture is moved by mouse while its frames are counted.
PANNED = 4.0
_FRAMES = "window.frames_seen = 0; (function seen() { window.frames_seen += 1; requestAnimationFrame(seen); })()"
_PEER = """<!doctype html><meta charset="utf-8"><style>html, body, #cy {{ height: 100%; margin: 0 }}</style><div id="cy"></div>
<script>{library}</script><script type="application/json" id="data">{data}</script><script>
const {{ nodes, edges }} = JSON.parse(document.getElementById("data").textContent);
const cy = cytoscape({{
  container: document.getElementById("cy"),
  elements: {{
    nodes: nodes.map(([name, x, y, size], i) => ({{ data: {{ id: String(i), name, size }}, position: {{ x, y }} }})),
    edges: edges.map(([source, target], i) => ({{ data: {{ id: "e" + i, source: String(source), target: String(target) }} }})),
  }},
  layout: {{ name: "preset" }},
  style: [{{ selector: "node", style: {{ label: "data(name)", width: "data(size)", height: "data(size)" }} }}, {{ selector: "edge", style: {{ width: 1 }} }}],
}});
cy.ready(() => requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = "true"))));
</script>"""


def drawn_graph(n: int = NODES, m: int = EDGES) -> "nx.Graph[Any]":
    """Return an invented graph whose degrees are as uneven as those of names in news, with evidence in articles of five years."""
    draw = np.random.default_rng(SEED)
    law = 1.0 / (np.arange(n) + 20) ** 0.8
    law /= law.sum()
    graph: nx.Graph[Any] = nx.Graph(within="sentence", weight="npmi", min_count=1)
    names = ["".join(draw.choice([*SYLLABLES], draw.integers(3, 9))) for _ in range(n)]
    for i, name in enumerate(names):
        graph.add_node(
            f"n{i}", name=name, label=LABELS[int(draw.integers(len(LABELS)))], community=int(draw.integers(1, 40))
        )
    for i in range(1, n):
        graph.add_edge(f"n{i}", f"n{int(draw.integers(0, i)) // 4}")
    while graph.number_of_edges() < m:
        heads, tails = draw.choice(n, m, p=law), draw.choice(n, m, p=law)
        missing = m - graph.number_of_edges()
        pairs = (
            (f"n{one}", f"n{other}") for one, other in zip(heads.tolist(), tails.tolist(), strict=True) if one != other
        )
        graph.add_edges_from([pair for pair in pairs if not graph.has_edge(*pair)][:missing])
    for *_, data in graph.edges(data=True):
        count = int(min(40, draw.zipf(2.2)))
        places = tuple(Evidence(f"a{int(article)}", "text", 0, 9) for article in draw.integers(0, 100_000, count))
        data.update(count=count, weight=float(draw.uniform(-0.2, 0.9)), evidence=places)
    for node in graph:
        graph.nodes[node]["mentions"] = graph.nodes[node]["windows"] = graph.degree(node) + 1
        graph.nodes[node]["articles"] = graph.degree(node)
    return graph


def our_page(graph: "nx.Graph[Any]") -> tuple[str, int]:
    """Return the page of the graph, and the bytes of its network."""
    content = Content(graph, title="큰 관계망")
    content.calendar.facts = {
        f"a{i}": ("한빛일보", f"{2020 + i % MONTHS // 12}-{1 + i % 12:02}-05") for i in range(100_000)
    }
    parts = {"about": content.about(language="ko", words=vocabulary(), quoting=False), "network": content.network}
    return file_page(parts, title=content.title, language="ko"), len(pack(content.network))


def peer_page(network: dict[str, Any]) -> str:
    """Return a page of cytoscape.js with the same nodes, edges and places."""
    nodes, edges = network["nodes"], network["edges"]
    sizes = [3 + 15 * (value / max(nodes["mentions"])) ** 0.5 for value in nodes["mentions"]]
    rows = [*map(list, zip(nodes["name"], nodes["x"], [-y for y in nodes["y"]], sizes, strict=True))]
    heads = np.cumsum(edges["head"]).tolist()
    data = json.dumps({"nodes": rows, "edges": [*zip(heads, edges["tail"], strict=True)]}, ensure_ascii=False)
    return _PEER.format(library=CYTOSCAPE.read_text(encoding="utf-8"), data=data)


def opened(browser: Browser, file: Path) -> tuple[float, float, float]:
    """Return seconds until a page is interactive, megabytes of its heap, and frames a second while it is panned."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(300_000)
    begun = time.perf_counter()
    tab.goto(file.as_uri(), wait_until="commit")
    tab.wait_for_selector("html[data-ready]", state="attached")
    tab.mouse.move(640, 600)
    tab.mouse.down()
    tab.mouse.move(650, 590)
    tab.mouse.up()
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    seconds = time.perf_counter() - begun
    heap = tab.evaluate("performance.memory.usedJSHeapSize") / 1e6
    frames = _panned(tab)
    context.close()
    return seconds, heap, frames


def _panned(tab: Page) -> float:
    """Return frames a second while the mouse drags the picture up and down."""
    tab.mouse.move(30, 860)
    tab.mouse.down()
    tab.evaluate(_FRAMES)
    begun, step = time.perf_counter(), 0
    while (taken := time.perf_counter() - begun) < PANNED:
        step += 1
        tab.mouse.move(30 + step % 40 * 4, 860 - step % 40 * 3)
    frames = tab.evaluate("window.frames_seen")
    tab.mouse.up()
    return float(frames) / taken


def quoted_page() -> ExplorerPage:
    """Return the page of an invented corpus: 500 nodes, each tie with five sentences where it has as many."""
    draw = np.random.default_rng(SEED)
    names = ["".join(draw.choice([*SYLLABLES], draw.integers(3, 8))) for _ in range(700)]
    law = 1.0 / (np.arange(len(names)) + 10) ** 0.9
    with Corpus.open(":memory:") as corpus:
        cases = [_article(i, names, draw, law / law.sum()) for i in range(2_000)]
        source = Input(path="drawn", sha256="0", fingerprint="1")
        add_readings(corpus, source, (Reading(article=article) for article, _ in cases))
        for article, found in cases:
            keep_result(corpus, "entities", article.id, found)
        return nm.explore(corpus, top=500, min_count=2, topics=None)


def _article(i: int, names: list[str], draw: np.random.Generator, law: Any) -> tuple[Article, Found]:  # noqa: ANN401 - an array
    text, mentions = "", []
    for sentence in range(8):
        for name in draw.choice(names, 3, replace=False, p=law):
            text += "".join(draw.choice([*SYLLABLES, " "], draw.integers(8, 20))).strip() + " "
            place = {
                "start": len(text),
                "end": len(text) + len(name),
                "text": name,
                "canonical": name,
                "entity_id": name,
            }
            label = LABELS[sum(map(ord, name)) % len(LABELS)]
            mentions.append(Mention(article_id=f"a{i}", label=label, sentence=sentence, by="drawn", **place))
            text += f"{name}에서 "
        text += "밝혔다. "
    when = f"{2020 + i % MONTHS // 12}-{1 + i % 12:02}-{1 + i % 28:02}T09:00:00+09:00"
    article = Article(
        id=f"a{i}",
        text=text.strip(),
        title=f"{names[i % 700]} 소식",
        publisher="한빛일보",
        published_at=datetime.fromisoformat(when),
    )
    return article, Found(mentions=tuple(mentions))


def picture() -> None:
    """Write docs/images/explorer.png: the page of the shipped sample with a name chosen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = nm.run(ROOT / "corpora" / "gwangju-ai", folder, progress=False)
        with Corpus.open(report.corpus) as corpus:
            page = nm.explore(corpus, title="광주 인공지능사관학교와 그 생태계", min_count=1, topics=6)
        page.save(Path(folder) / "page.html")
        browser = playwright.chromium.launch(executable_path=found_browser(), args=[*FLAGS])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto((Path(folder) / "page.html").as_uri())
        tab.wait_for_selector("html[data-ready]", state="attached")
        tab.fill("#find", CHOSEN)
        tab.press("#find", "Enter")
        tab.wait_for_timeout(1500)
        file = ROOT / "docs" / "images" / "explorer.png"
        tab.screenshot(path=file)
        with Image.open(file) as drawn:
            drawn.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
        browser.close()


def found_browser() -> str:
    """Return the path of Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--picture", action="store_true", help="only write docs/images/explorer.png")
    asked = parser.parse_args()
    if asked.picture:
        picture()
        return
    rounds = asked.rounds
    begun = time.perf_counter()
    graph = drawn_graph()
    drawn = time.perf_counter() - begun
    begun = time.perf_counter()
    page, packed = our_page(graph)
    made = time.perf_counter() - begun
    print(f"{graph.number_of_nodes():,} nodes, {graph.number_of_edges():,} edges (drawn in {drawn:.0f} s)")
    print(
        f"page made in {made:.0f} s, mostly layout: {len(page.encode()) / 1e6:.2f} MB, its network {packed / 1e6:.2f} MB"
    )
    network = Content(graph).network
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        files = {"newsmine": Path(folder) / "ours.html", "cytoscape.js": Path(folder) / "peer.html"}
        files["newsmine"].write_text(page, encoding="utf-8")
        files["cytoscape.js"].write_text(peer_page(network), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=found_browser(), args=[*FLAGS])
        runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in files}
        for turn in range(rounds):
            for name, file in files.items():
                if name == "newsmine" or turn == 0:
                    runs[name].append(opened(browser, file))
        browser.close()
    for name, told in runs.items():
        seconds, heap, frames = min(told)[0], min(told)[1], max(each[2] for each in told)
        print(
            f"{name:>12}: interactive in {seconds:6.2f} s, heap {heap:6.0f} MB, panned at {frames:5.1f} frames a second"
        )
    print(f"       ratio: {min(runs['cytoscape.js'])[0] / min(runs['newsmine'])[0]:.1f} times as fast")
    quoted = quoted_page()
    size = len(quoted.html.encode()) / 1e6
    print(f"page of {quoted.nodes} nodes and {quoted.edges:,} ties with evidence: {size:.2f} MB")


if __name__ == "__main__":
    main()
