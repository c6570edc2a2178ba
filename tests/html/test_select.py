"""Selectors on an index give what they give on BeautifulSoup."""

import pytest
from bs4 import BeautifulSoup

from newsmine.html.select import Index
from newsmine.html.tree import parse

PAGE = (
    '<div class="view main" n=0><p class="a" n=1>1<b n=2>b</b></p><p id="b" data-x="1, 2" n=3>2</p></div>'
    '<p class="a c" n=4>3</p><ul class="info" n=5><li n=6><i class="icon-clock" n=7></i>4</li><li n=8>5</li></ul>'
)


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        ".view p",
        ".view > p",
        ".view > .a, #b",
        "div > b",
        "div b",
        ".a.c",
        "p.a#b, p#b",
        ".main.view .a b",
        ".info li:has(.icon-clock)",
        "p:not(.a)",
        "div:has(.a) p",
        "[data-x]",
        "[class^=inf] li",
        "p[data-x='1, 2']",
        ".missing, p.a",
        "p:nth-of-type(2)",
        "li:first-child",
        "div.view p.a + p",
        ".view ~ p",
    ],
)
def test_the_index_selects_what_bs4_selects(selector):
    index, soup = Index(parse(PAGE)), BeautifulSoup(PAGE, "lxml")
    assert [element.get("n") for element in index.select(selector)] == [tag["n"] for tag in soup.select(selector)]
    assert index.has(selector) == bool(soup.select(selector))
    inside = [tag["n"] for tag in soup.select(selector) if soup.div in tag.parents]
    assert [element.get("n") for element in index.select(selector, within=index.named("div")[0])] == inside


@pytest.mark.parametrize("selector", ["p[", "..a", "", "p:nth-of-type(x)", ":unknown(2)"])
def test_what_is_no_selector_is_named(selector):
    with pytest.raises(ValueError, match="no CSS selector"):
        Index(parse(PAGE)).select(selector)
