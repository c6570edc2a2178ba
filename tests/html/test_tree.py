"""A page to its tree, and elements of it to lines."""

import pytest

from newsmine.errors import InputError
from newsmine.html.tree import lines, parse, squeeze, text_of, texts


def shown(html):
    return list(lines(parse(html).find("body")))


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not():
    assert shown("<div>가<b>온</b>시<br>도서관<p>문</p>열다</div>") == ["가온시", "도서관", "문", "열다"]


def test_scripts_styles_comments_and_forms_are_silent():
    markup = "<p>하나<script>x()</script><style>p{}</style><!-- 둘 -->셋<textarea>넷</textarea>다섯</p>"
    assert shown(markup) == ["하나셋다섯"]


def test_a_bold_heading_of_its_own_class_is_a_line():
    assert shown('<div><strong class="media_end_summary">요약</strong>본문</div>') == ["요약", "본문"]
    assert shown('<div><span style="display: block">설명</span>본문</div>') == ["설명", "본문"]


def test_cells_are_parted_by_blanks():
    assert shown("<table><tr><td>가</td><td>나</td></tr><tr><td>다</td></tr></table>") == ["가 나", "다"]


def test_skipped_elements_show_nothing_and_what_follows_them_does():
    page = parse("<div><p>하나</p><figure>둘</figure>셋</div>")
    assert list(lines(page, skip={page.find(".//figure")})) == ["하나", "셋"]
    assert text_of(page) == "하나 둘 셋"


def test_texts_come_with_their_elements():
    page = parse("<div>하나<b>둘</b>셋<!-- 넷 -->다섯</div>")
    assert [(text, parent.tag) for text, parent in texts(page)] == [
        ("하나", "div"),
        ("둘", "b"),
        ("셋", "div"),
        ("다섯", "div"),
    ]


def test_blanks_and_invisible_characters_are_squeezed():
    assert squeeze("\ufeff가\u200b온 \u3000 시\u00ad") == "가온 시"


def test_deep_nesting_needs_no_deep_stack():
    depth = 20_000
    assert shown("<div>" * depth + "바닥" + "</div>" * depth) in ([], ["바닥"])


@pytest.mark.parametrize(
    "html",
    [
        "그냥 글",
        "",
        " ",
        "<",
        "<<>>",
        "<p",
        "<!-- x",
        "<?xml version='1.0' encoding='euc-kr'?><p>글</p>",
        "<p>\ud800</p>",
    ],
)
def test_anything_is_parsed_without_a_warning(html):
    assert parse(html).tag == "html"


def test_a_page_of_too_many_tags_is_refused():
    with pytest.raises(InputError, match="tags"):
        parse("<b>" * 100_000)
