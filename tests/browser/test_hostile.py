"""What an article says is never run: payloads as names, titles, sentences, links and words; and what the policy forbids."""

import html

import pytest
import steps
from hostile_corpus import fill
from xss_payloads import PAYLOADS

import newsmine as nm
from newsmine.corpus.database import Corpus

_VIEWS = ("network", "timeline", "topics", "relations", "search")
_ELEMENTS = "script, img, iframe, object, embed, svg, style, base, meta, form, details, link, textarea, noscript, mtext"
_WATCH = "window.hits = []; window.hit = (n) => window.hits.push(n);"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Give the page of a corpus full of payloads."""
    with Corpus.open(":memory:") as corpus:
        fill(corpus)
        model = nm.fit(corpus, n_topics=3, max_share=1)
        page = nm.explore(corpus, title=PAYLOADS[1], topics=model, text=True)
    assert page.nodes >= 2 * len(PAYLOADS) - 2
    return page.save(tmp_path_factory.mktemp("hostile") / "p.html")


def walk(page):
    """Open everything that can be opened."""
    for view in _VIEWS:
        page.click(f"#tab-{view}")
        if view == "search":
            for query in ("hit", "<script>"):
                page.fill("#query", query)
                page.press("#query", "Enter")
                page.locator(".kwic tbody tr").first.wait_for()
        page.wait_for_timeout(100)
        steps.open_sentences(page, view)
    page.click("#tab-network")
    page.evaluate(
        """async () => {
          const { app } = window.newsmine;
          const wait = () => new Promise((resolve) => setTimeout(resolve, 5));
          for (let i = 0; i < app.source.network.nodes.name.length; i += 1) { app.chooseNode(i); await wait(); }
          for (let i = 0; i < app.source.network.edges.head.length; i += 1) { app.chooseEdge(i); await wait(); }
          for (const button of document.querySelectorAll(".panel blockquote button")) button.click();
        }"""
    )


def elements(page):
    """Return how many elements there are that a payload could have made; the page's own parts and charts apart."""
    own = ".months, .line-chart, form[role=search], [id^=part-]"
    return page.evaluate(
        "([kinds, own]) => [...document.querySelectorAll(kinds)].filter((each) => !each.matches(own)).length",
        [_ELEMENTS, own],
    )


def test_payloads_stand_as_text_and_are_not_run(chromium, hostile):
    context = chromium.new_context(viewport={"width": 1300, "height": 900})
    context.add_init_script(_WATCH)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on(
        "request", lambda asked: said.append(asked.url) if not asked.url.startswith(("file:", "data:font")) else None
    )
    page.goto(hostile.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.title() == PAYLOADS[1]
    before = elements(page)
    walk(page)
    assert page.evaluate("window.hits") == []
    assert elements(page) == before
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/.test(a.name)).length"
        )
        == 0
    )
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
    assert set(links) <= {"https:"}
    names = page.evaluate("window.newsmine.app.source.network.nodes.name")
    assert {payload for payload in PAYLOADS if payload not in names} == set()
    steps.find(page, "</script><script>hit(2)</script>")
    assert said == []
    context.close()


def test_no_payload_stands_in_the_source_of_the_page(hostile):
    """What the page holds is packed; its heading alone is text, and escaped."""
    source = hostile.read_text(encoding="utf-8")
    assert source.count("hit(") == source.count(html.escape("hit(2)")) == 1
    assert html.escape(PAYLOADS[1]) in source


@pytest.mark.parametrize(
    "deed",
    [
        "fetch('https://hanbit.example/')",
        "new Image().src = 'https://hanbit.example/a.png'",
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://hanbit.example/'}))",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\" onclick=\"hit(1)\">글</p>'); document.body.lastChild.click()",
        "document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: 'https://hanbit.example/a.css'}))",
        "setTimeout('window.ran = true')",
        "new Worker('data:text/javascript,1')",
    ],
)
def test_the_policy_forbids_what_the_page_does_not_need(chromium, explored, deed):
    """Even if a script of somebody else ran, it could load, send and run nothing."""
    context = chromium.new_context()
    context.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', (e) => window.broken.push(e.violatedDirective));"
    )
    page = context.new_page()
    page.goto(explored.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("window.broken") == []
    page.evaluate(f"async () => {{ try {{ await ({{ do() {{ {deed} }} }}).do() }} catch {{ /* refused */ }} }}")
    steps.until(page, "window.broken.length > 0")
    assert page.evaluate("window.ran") is None
    context.close()


def test_a_frame_in_a_notebook_shows_it(visit, sample_corpus, tmp_path):
    with Corpus.open(sample_corpus) as corpus:
        shown = nm.explore(corpus, top=30, topics=None)._repr_html_()
    page = visit(_saved(tmp_path, f"<!doctype html><meta charset=utf-8>{shown}"), ready="iframe")
    frame = page.frame_locator("iframe")
    frame.locator(".picture canvas").first.wait_for()
    frame.locator("#find").fill("빛고을")
    frame.locator("#find").press("Enter")
    frame.locator(".panel blockquote").first.wait_for()


def _saved(folder, page):
    path = folder / "notebook.html"
    path.write_text(page, encoding="utf-8")
    return path
