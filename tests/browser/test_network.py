"""The network in a real browser: what is seen, found, pointed at, filtered and dragged."""

import io
import itertools
import time

import networkx as nx
import pytest
import steps
from PIL import Image

import newsmine as nm
from newsmine.corpus.database import Corpus


@pytest.fixture(scope="module")
def graph(sample_corpus):
    """Give the graph that the page shows."""
    with Corpus.open(sample_corpus) as corpus:
        return nm.connect(corpus, min_count=1, top=500)


def told(graph, count=lambda edge: edge["count"]):
    """Return the ties of a graph as the page should show them."""
    names = graph.nodes(data="name")
    ties = ((*sorted((names[one], names[other])), count(edge)) for one, other, edge in graph.edges(data=True))
    return sorted(tie for tie in ties if tie[-1])


def test_it_opens_from_disk_and_shows_every_node_and_tie(explorer, graph):
    assert explorer.title() == "사관학교의 생태계"
    assert steps.shown_edges(explorer) == told(graph)
    assert explorer.locator("header").inner_text().count(f"{graph.number_of_edges():,}") == 1


@pytest.mark.parametrize("steps_in", [0, 2, 4])
def test_no_label_lies_on_another(explorer, steps_in):
    for _ in range(steps_in):
        explorer.get_by_role("button", name="확대").click()
        explorer.wait_for_timeout(250)
    boxes = explorer.evaluate("window.newsmine.app.picture.labels.placed")
    assert len(boxes) > (20 if not steps_in else 3)
    for one, other in itertools.combinations(boxes, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_a_click_on_a_node_shows_its_name_and_ties(explorer, graph):
    explorer.mouse.click(*steps.place_of(explorer, "광주인공지능사관학교"))
    assert explorer.locator(".panel h2").inner_text() == "광주인공지능사관학교"
    node = next(node for node, name in graph.nodes(data="name") if name == "광주인공지능사관학교")
    assert explorer.locator(".panel h3").first.inner_text().endswith(str(graph.degree(node)))


def test_a_click_on_a_tie_shows_its_sentences_with_the_names_marked(explorer, sample_corpus):
    edge = steps.clickable_edge(explorer)
    explorer.mouse.click(*edge["at"])
    assert explorer.locator(".panel h2").inner_text() == " — ".join(edge["names"])
    quote = explorer.locator(".panel blockquote").first
    quote.wait_for()
    marks = quote.locator("mark.strong").all_inner_texts()
    with Corpus.open(sample_corpus) as corpus:
        mentions = corpus.mentions()
        texts = " ".join(corpus.articles()["text"]) + " ".join(corpus.articles()["title"].dropna())
        known = set(corpus.articles()["title"].dropna())
    assert quote.locator("p").inner_text() in texts
    forms = {name: set(mentions.loc[mentions["canonical"] == name, "text"]) for name in edge["names"]}
    assert all(any(mark in of_name for mark in marks) for of_name in forms.values())
    footer = quote.locator("footer").inner_text()
    assert any(title in footer for title in known)


def test_a_quotation_names_outlet_day_and_link(explorer, sample_corpus):
    steps.find(explorer, "빛고을AI진흥재단")
    quote = explorer.locator(".panel blockquote:has(footer a)").first
    quote.wait_for()
    link = quote.locator("footer a")
    with Corpus.open(sample_corpus) as corpus:
        articles = corpus.articles().set_index("url")
    row = articles.loc[link.get_attribute("href")]
    said = quote.locator("footer").inner_text()
    assert row["publisher"] in said
    assert row["published_at"].date().isoformat() in said
    assert link.inner_text() == row["title"]
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_period_leaves_what_its_articles_say(explorer, sample_corpus, graph):
    explorer.select_option("#period-from", label="2023-01")
    explorer.select_option("#period-to", label="2023-12")
    with Corpus.open(sample_corpus) as corpus:
        days = corpus.articles().set_index("id")["published_at"].dt.strftime("%Y")
    within = told(graph, lambda edge: sum(days[place.article_id] == "2023" for place in edge["evidence"]))
    assert 0 < len(within) < graph.number_of_edges()
    assert steps.shown_edges(explorer) == within
    explorer.click("#period-all")
    assert len(steps.shown_edges(explorer)) == graph.number_of_edges()


def test_the_months_are_brushed_with_the_mouse(explorer, sample_corpus):
    box = explorer.locator(".months").bounding_box()
    explorer.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    explorer.mouse.down()
    explorer.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    explorer.mouse.up()
    first, last = explorer.evaluate("window.newsmine.app.state.get('period')")
    months = explorer.evaluate("window.newsmine.app.source.about.months")
    assert 0 < first < last < len(months) - 1
    with Corpus.open(sample_corpus) as corpus:
        known = corpus.articles()["published_at"].dt.strftime("%Y-%m").dropna()
    wanted = ((known >= months[first]) & (known <= months[last])).sum()
    assert explorer.locator(".strip output").inner_text() == f"기사 {wanted}"


def test_kinds_are_switched_off_and_on(explorer, graph):
    explorer.locator(".legend label", has_text="인물").locator("input").uncheck()
    persons = {data["name"] for _, data in graph.nodes(data=True) if data["label"] == "PERSON"}
    seen = steps.shown_edges(explorer)
    assert seen
    assert not persons & {name for *ends, _ in seen for name in ends}
    explorer.locator(".legend label", has_text="인물").locator("input").check()
    assert len(steps.shown_edges(explorer)) == graph.number_of_edges()


def test_ties_under_the_least_count_go(explorer, graph):
    explorer.locator("#least").fill("3")
    assert steps.shown_edges(explorer) == [tie for tie in told(graph) if tie[-1] >= 3]


def test_ties_under_the_least_weight_go(explorer, graph):
    explorer.locator("#lightest").fill("0.3")
    ties = told(graph, lambda edge: edge["count"] * (round(edge["weight"], 4) >= 0.3))
    assert 0 < len(ties) < graph.number_of_edges()
    assert steps.shown_edges(explorer) == ties


def test_the_ego_view_shows_a_name_and_its_neighbours(explorer, graph):
    steps.find(explorer, "무등창업지원센터")
    explorer.get_by_role("button", name="이 이름과 이웃만").click()
    node = next(node for node, name in graph.nodes(data="name") if name == "무등창업지원센터")
    near = {graph.nodes[other]["name"] for other in [node, *graph[node]]}
    assert {name for *ends, _ in steps.shown_edges(explorer) for name in ends} == near
    explorer.get_by_role("button", name="모두 보기").click()
    assert len(steps.shown_edges(explorer)) == graph.number_of_edges()


def test_colour_and_size_change_and_nothing_jumps(explorer):
    before = steps.places(explorer)
    look = "window.newsmine.app.picture.graph.mapNodes((_, data) => [data.color, data.size])"
    first = explorer.evaluate(look)
    explorer.select_option("#colour", "community")
    by_community = explorer.evaluate(look)
    assert [colour for colour, _ in by_community] != [colour for colour, _ in first]
    assert explorer.locator(".community").count() > 1
    explorer.select_option("#size", "betweenness")
    assert [size for _, size in explorer.evaluate(look)] != [size for _, size in first]
    explorer.locator(".legend label", has_text="장소").locator("input").uncheck()
    explorer.select_option("#period-from", label="2024-01")
    assert steps.places(explorer) == before


def test_a_dragged_node_moves_alone(explorer):
    before, _ = steps.places(explorer)
    x, y = steps.place_of(explorer, "광주인공지능사관학교")
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 60, y + 40, steps=5)
    explorer.mouse.up()
    after, camera = steps.places(explorer)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert camera == [0.5, 0.5, 1]
    now = steps.place_of(explorer, "광주인공지능사관학교")
    assert now == pytest.approx([x + 60, y + 40], abs=3)


def test_the_picture_is_panned_and_zoomed(explorer):
    box = explorer.locator(".picture").bounding_box()
    x, y = box["x"] + 30, box["y"] + box["height"] - 30
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    explorer.mouse.move(x + 120, y - 50, steps=6)
    explorer.mouse.up()
    explorer.wait_for_timeout(400)
    panned = steps.places(explorer)[1]
    assert panned[:2] != [0.5, 0.5]
    explorer.mouse.wheel(0, -400)
    steps.until(explorer, "window.newsmine.app.picture.sigma.getCamera().ratio < 0.9")
    explorer.get_by_role("button", name="전체 보기").click()
    steps.until(explorer, "window.newsmine.app.picture.sigma.getCamera().ratio === 1")


def test_the_picture_is_saved_as_it_is_seen(explorer, tmp_path):
    with explorer.expect_download() as saved:
        explorer.get_by_role("button", name="그림 저장").click()
    file = tmp_path / "network.png"
    saved.value.save_as(file)
    with Image.open(file) as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=1_000_000)
    assert len(colours) > 100
    assert max(count for count, _ in colours) > 0.5 * sum(count for count, _ in colours)


def test_the_page_of_the_same_corpus_is_the_same(explored, sample_corpus):
    with Corpus.open(sample_corpus) as corpus:
        again = nm.explore(corpus, title="사관학교의 생태계", min_count=1, topics=6, text=True)
    assert again.html == explored.read_text(encoding="utf-8")


def test_a_graph_alone_has_a_page_too(visit, tmp_path):
    import networkx as nx

    page = visit(nm.explore(nx.karate_club_graph(), labels="en").save(tmp_path / "karate.html"))
    assert len(steps.shown_edges(page)) == 78
    assert page.locator('[role="tab"]').count() == 0
    steps.find(page, "33")
    assert page.locator(".ties li").count() == 17


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Give the page of an invented network that is large enough to be drawn as points and thin lines."""
    drawn = nx.gnm_random_graph(2_100, 10_500, seed=7)
    graph = nx.Graph(within="sentence", weight="count", min_count=1)
    graph.add_nodes_from(
        (f"n{i}", {"name": f"이름{i}", "label": "COMPANY", "mentions": 1 + 999 * (i == 7), "community": 1})
        for i in drawn
    )
    graph.add_edges_from((f"n{one}", f"n{other}", {"count": 1, "weight": 1.0}) for one, other in drawn.edges)
    return nm.explore(graph).save(tmp_path_factory.mktemp("large") / "large.html")


def seen_pixels(page):
    """Return how many pixels of the picture are not its ground."""
    with Image.open(io.BytesIO(page.locator(".picture").screenshot())) as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=1_000_000)
    return sum(count for count, _ in colours) - max(count for count, _ in colours)


def test_lines_of_a_large_network_rest_while_it_moves_and_come_back(visit, large):
    page = visit(large)
    steps.until(page, "!window.newsmine.app.picture.isMoving()")
    before = seen_pixels(page)
    page.evaluate(
        "(window.newsmine.app.picture.isMoving = () => true, window.newsmine.app.picture.sigma.scheduleRender(), null)"
    )
    page.wait_for_timeout(300)
    assert seen_pixels(page) < 0.6 * before
    page.evaluate("delete window.newsmine.app.picture.isMoving")
    end = time.monotonic() + 20
    while seen_pixels(page) < 0.9 * before:
        assert time.monotonic() < end


def test_a_node_of_a_large_network_is_found_by_a_click(visit, large):
    page = visit(large)
    page.mouse.click(*steps.place_of(page, "이름7"))
    assert page.locator(".panel h2").inner_text() == "이름7"
    assert page.evaluate("window.newsmine.app.picture.lines([], window.newsmine.app.state.get('node')).length > 0")
