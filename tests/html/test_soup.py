"""The tree of a page and its lines."""

import pytest

from newsmine.errors import InputError
from newsmine.html.select import Index
from newsmine.html.soup import lines, parse, squeeze, text_of


def shown(html):
    return list(lines(parse(html).body))


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not():
    assert shown("<div>가<b>온</b>시<br>도서관<p>문</p>열다</div>") == ["가온시", "도서관", "문", "열다"]


def test_scripts_styles_comments_and_forms_are_silent():
    assert shown("<p>하나<script>x()</script><style>p{}</style><!-- 둘 --><textarea>셋</textarea></p>") == ["하나"]


def test_a_bold_heading_of_its_own_class_is_a_line():
    assert shown('<div><strong class="media_end_summary">요약</strong>본문</div>') == ["요약", "본문"]
    assert shown('<div><span style="display: block">설명</span>본문</div>') == ["설명", "본문"]


def test_cells_are_parted_by_blanks():
    assert shown("<table><tr><td>가</td><td>나</td></tr><tr><td>다</td></tr></table>") == ["가 나", "다"]


def test_skipped_elements_show_nothing():
    page = parse("<div><p>하나</p><figure>둘</figure></div>")
    assert list(lines(page.div, skip={id(page.figure)})) == ["하나"]
    assert text_of(page.div) == "하나 둘"


def test_blanks_and_invisible_characters_are_squeezed():
    assert squeeze("\ufeff가\u200b온 \u3000 시\u00ad") == "가온 시"


def test_deep_nesting_needs_no_deep_stack():
    depth = 20_000
    assert shown("<div>" * depth + "바닥" + "</div>" * depth) in ([], ["바닥"])


@pytest.mark.parametrize("html", ["그냥 글", "", "<", "<<>>", "<p", "<?xml version='1.0' encoding='euc-kr'?><p>글</p>"])
def test_anything_is_parsed_without_a_warning(html):
    parse(html)


def test_a_page_of_too_many_tags_is_refused():
    with pytest.raises(InputError, match="tags"):
        parse("<b>" * 100_000)


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        ".view p",
        "#b",
        ".view > .a, #b",
        "p:not(.a)",
        "div:has(#b) p",
        "[data-x]",
        "p[data-x='1, 2']",
        ".missing, p.a",
        "p:nth-of-type(2)",
        "div.view p.a + p",
    ],
)
def test_the_index_selects_what_bs4_selects(selector):
    soup = parse('<div class="view"><p class="a">1</p><p id="b" data-x="1, 2">2</p></div><p class="a c">3</p>')
    index = Index(soup)
    assert index.select(selector) == list(soup.select(selector))
    assert index.has(selector) == bool(soup.select(selector))
    assert index.select(selector, within=soup.div) == [
        node for node in soup.select(selector) if soup.div in node.parents
    ]
