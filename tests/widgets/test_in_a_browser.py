"""How widgets look in a browser: dark and light, narrow, without styles, and each name for itself."""

import base64
import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import newsmine as nm

# A machine of CI may have no font with Hangul, whose names would all be as wide as tofu.
_SHIPPED = Path(nm.__file__).parent / "plots" / "fonts" / "NewsmineGothic.ttf"
_DATA = base64.b64encode(_SHIPPED.read_bytes()).decode()
FONT = f"<style>@font-face {{ font-family: Gothic; src: url(data:font/ttf;base64,{_DATA}) }}</style>"
# The boxes of all names in a picture, and how wide a picture and its page are.
MEASURE = """<script>document.fonts.ready.then(() => {
const boxes = [...document.querySelectorAll("svg")].map(svg => [...svg.querySelectorAll("text")].map(text => {
  const box = text.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom, text.lastChild.textContent];
}));
const wide = [...document.querySelectorAll("svg")].map(svg => svg.getBoundingClientRect().width);
const out = document.createElement("pre");
out.id = "outcome";
out.textContent = JSON.stringify({boxes, wide, page: document.documentElement.clientWidth,
  whole: document.documentElement.scrollWidth, ids: document.querySelectorAll("[id]").length});
document.body.appendChild(out);
})</script>"""


@pytest.fixture(scope="module")
def results(sample_corpus):
    """Give the HTML of a graph, of keywords in context, of posts and of a trend."""
    with nm.Corpus.open(sample_corpus) as corpus:
        made = (
            nm.connect(corpus),
            nm.connect(corpus, unit="word", top=60, weight="count"),
            nm.kwic(corpus, "인재양성", width=20),
            nm.timeline(corpus),
            nm.trend(corpus, ["사관학교", "업무협약"], by="year"),
        )
    return [each._repr_html_() for each in made]


def page(results, *, ink="#111", paper="#fff"):
    style = f"background:{paper};color:{ink};font:14px Gothic;margin:8px"
    return f'<!doctype html><meta charset="utf-8">{FONT}<body style="{style}">{"<hr>".join(results)}'


def overlapping(boxes):
    # Half a pixel is the rounding of places.
    return [
        (one[4], other[4])
        for i, one in enumerate(boxes)
        for other in boxes[:i]
        if one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5 and one[1] < other[3] - 5 and other[1] < one[3] - 5
    ]


def test_no_name_lies_on_another_and_nothing_has_an_id(browse, results):
    found = browse(page(results) + MEASURE)
    assert [len(boxes) > 10 for boxes in found["boxes"]] == [True] * 4
    for boxes in found["boxes"]:
        assert overlapping(boxes) == []
    assert found["ids"] == 0


def test_pictures_shrink_to_a_narrow_page_and_tables_scroll_in_their_own_box(browse, results):
    # Chromium's window is never under 500 pixels; a frame is as narrow as a phone.
    narrow = f'<div style="width:360px">{"".join(results)}</div>'
    found = browse(page([narrow]) + MEASURE)
    assert all(width <= 360 for width in found["wide"])
    assert found["whole"] <= found["page"]


@pytest.mark.parametrize(("ink", "paper"), [("#111111", "#ffffff"), ("#d4d4d4", "#1e1e1e")])
def test_no_box_of_another_paper_stands_on_a_page(browse, results, tmp_path, ink, paper):
    picture = tmp_path / "page.png"
    browse(page(results, ink=ink, paper=paper), f"--screenshot={picture}", "--window-size=900,3600")
    pixels = np.asarray(Image.open(picture).convert("RGB")).astype(int)
    background, letters = (np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) for colour in (paper, ink))
    # How far each pixel is on the way from paper to ink; letters are never wholly of their colour at their edges.
    way = ((pixels - background) @ (letters - background)) / ((letters - background) @ (letters - background))
    grey = np.ptp(pixels, axis=2) < 30
    is_paper = (np.abs(pixels - background).sum(axis=2) < 12).mean()
    is_ink = (grey & (way > 0.5)).mean()
    opposite = (np.abs(pixels - (255 - background)).sum(axis=2) < 24).mean()
    assert is_paper > 0.8
    assert is_ink > 0.005  # letters and lines are drawn in the page's own colour
    assert opposite < 0.01


def test_everything_stays_readable_where_styles_are_thrown_away(browse, results):
    bare = [re.sub(r' style="[^"]*"', "", html) for html in results]
    found = browse(page(bare) + MEASURE)
    for boxes in found["boxes"]:
        assert overlapping(boxes) == []
    kwic = bare[2]
    assert 'align="right"' in kwic
    assert "<mark" in kwic


def test_two_outputs_of_one_graph_stand_beside_each_other(browse, results):
    found = browse(page([*results, *results]) + MEASURE)
    assert found["ids"] == 0
    assert json.dumps(found["wide"][:4]) == json.dumps(found["wide"][4:])
