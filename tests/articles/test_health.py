"""Outlets whose pages are read worse: what is called so, what is not, and what the error names."""

import re
from pathlib import Path

import pytest

from newsmine.articles.examine import examine, of_reading
from newsmine.articles.extract import read
from newsmine.articles.health import SAVED_TEXT, Checked, count, find_problems, frame, wholes
from newsmine.records import Page

GOLDEN = Path(__file__).parents[1] / "golden"
ASIA = (GOLDEN / "asiatoday" / "2024" / "page.html").read_text(encoding="utf-8")
NAVER = (GOLDEN / "naver" / "2023" / "page.html").read_text(encoding="utf-8")
SAVED = "가온시, 새 도서관 열어\n가온시는 27일 시민 누구나 쓸 수 있는 새 도서관을 열었다고 밝혔다.\n"


def pages(html, number):
    return [examine(Page(body=html, path=f"{n}.html")) for n in range(number)]


def undated(html):
    """Give the page as a redesign leaves it: no date where it was, none in the head, none in the address."""
    return (
        html.replace("wr_day", "day2026").replace("article:published_time", "x").replace("2024", "").replace("승인", "")
    )


def page(outlet="gaon", layout="#view", *, lost=(), known=True):
    return Checked(outlet=outlet, layout=layout, known=known, lost=dict.fromkeys(lost, "nothing at '.x'"))


def mixed(total, lacking, *, field="published_at", **more):
    return [page(lost=(field,), **more)] * lacking + [page(**more)] * (total - lacking)


def test_a_sound_page_lacks_nothing():
    checked = examine(Page(body=ASIA))
    assert (checked.outlet, checked.layout, checked.known, dict(checked.lost)) == ("asiatoday", ".news_bm", True, {})


def test_a_lost_date_names_outlet_field_and_selector():
    html = undated(ASIA)
    found = find_problems(count(pages(html, 5) + pages(ASIA, 5)))
    assert [(problem.outlet, problem.field, problem.hits, problem.pages) for problem in found] == [
        ("asiatoday", "published_at", 5, 10)
    ]
    assert ".wr_day" in str(found[0])
    assert "at least 90% wanted" in str(found[0])
    assert "0.html" in str(found[0])


def test_a_new_design_without_marks_is_read_by_the_generic_reader_and_called():
    html = ASIA.replace("news_bm", "body2026").replace('id="font"', 'id="text2026"').replace("article_head", "head2026")
    found = find_problems(count(pages(html, 6)))
    lost = {problem.field: str(problem) for problem in found}
    assert "own_layout" in lost
    assert lost["own_layout"].startswith("asiatoday: own_layout on 0 of 6 pages")
    assert "'.news_bm'" in lost["own_layout"] or "no layout of asiatoday fits" in lost["own_layout"]


def test_a_page_without_an_article_counts_for_its_outlet():
    html = '<html><head><meta property="og:url" content="https://www.asiatoday.co.kr/view.php?key=1"></head><body><p>없음</p></body></html>'
    checked = pages(html, 4)
    assert {each.layout for each in checked} == {None}
    found = find_problems(count(checked))
    assert [(problem.outlet, problem.field, problem.hits) for problem in found] == [("asiatoday", "text", 0)]
    assert ".news_bm" in str(found[0])


def test_what_the_reader_says_is_enough_without_the_page():
    reading = read(Page(body=undated(NAVER).replace("_ARTICLE_DATE_TIME", "x"), path="a.html"))
    checked = of_reading(reading)
    assert checked.outlet == "naver"
    if reading.article.published_at is None:
        assert "_ARTICLE_DATE_TIME" in checked.lost["published_at"]


@pytest.mark.parametrize(
    ("total", "lacking", "called"),
    [
        (1, 1, False),
        (2, 2, False),
        (3, 3, True),
        (5, 1, False),
        (20, 3, False),
        (20, 7, True),
        (200, 40, True),
        (200, 25, False),
    ],
)
def test_few_pages_prove_little(total, lacking, called):
    assert bool(find_problems(count(mixed(total, lacking)))) is called


def test_a_fall_is_called_though_the_minimum_holds():
    before = count(mixed(400, 2))
    now = count(mixed(100, 9))
    assert find_problems(now) == []
    found = find_problems(now, before=before)
    assert [(problem.field, problem.earlier) for problem in found] == [("published_at", (398, 400))]
    assert "398 of 400 before" in str(found[0])


def test_a_small_fall_is_none_however_sure():
    assert find_problems(count(mixed(20_000, 800)), before=count(mixed(20_000, 10))) == []


def test_old_pages_do_not_hide_a_new_layout_that_fails():
    checked = mixed(300, 0) + mixed(8, 8, layout="#new")
    found = find_problems(count(checked))
    assert [(problem.outlet, problem.field, problem.hits, problem.pages) for problem in found] == [
        ("gaon", "published_at", 0, 8)
    ]


def test_an_outlet_without_layouts_has_no_layout_of_its_own_to_lose():
    assert find_problems(count([page(layout="generic", known=False, lost=("own_layout",))] * 50)) == []


def test_pages_without_names_are_called_where_a_selector_looks_for_them():
    unnamed = count(mixed(30, 30, field="authors"))
    assert [problem.field for problem in find_problems(unnamed)] == ["authors"]
    assert find_problems(count(mixed(30, 30, field="authors", known=False))) == []
    assert (
        find_problems(
            count(
                [page(known=True)] * 5 + [Checked(outlet="gaon", layout="#view", known=True, lost={"authors": ""})] * 30
            )
        )
        == []
    )


def test_texts_that_nobody_dated_are_no_alarm_but_their_fall_is():
    checked = [examine(Page(body=SAVED))] * 30
    assert checked[0].outlet == SAVED_TEXT
    assert find_problems(count(checked)) == []
    dated = [examine(Page(body="입력 2024.11.27 09:52\n" + SAVED))] * 30
    assert [problem.field for problem in find_problems(count(checked), before=count(dated))] == ["published_at"]


def test_lost_letters_are_counted():
    garbled = ASIA.encode().replace("다.".encode(), b"\xff\xfe\xff.")
    table = frame(count([examine(Page(body=garbled))]))
    assert table["mojibake"].tolist() == [1]


def test_the_table_counts_by_outlet_and_layout():
    table = frame(count(pages(ASIA, 3) + pages(undated(ASIA), 1) + pages(NAVER, 2)))
    assert table[["outlet", "pages", "no_date"]].to_numpy().tolist() == [["asiatoday", 4, 1], ["naver", 2, 0]]
    assert table["date_share"].tolist() == [0.75, 1.0]
    assert 0 < table["date_low"][0] < 0.75 < table["date_high"][0] < 1


def test_a_whole_is_the_sum_of_its_layouts():
    parts = count(mixed(3, 1) + mixed(4, 2, layout="#new"))
    (whole,) = wholes(parts)
    assert (whole.pages, whole.has["published_at"]) == (7, 4)


@pytest.mark.parametrize(
    "path", sorted(GOLDEN.glob("*/*/page.html")), ids=lambda path: f"{path.parts[-3]}/{path.parts[-2]}"
)
def test_a_redesign_of_any_outlet_is_called_unless_nothing_is_lost(path):
    html = path.read_text(encoding="utf-8")
    once = examine(Page(body=html))
    renamed = re.sub(
        r"\b(class|id)=([\"'])(.*?)\2",
        lambda found: f"{found[1]}={found[2]}{' '.join(f'n26-{name}' for name in found[3].split())}{found[2]}",
        html,
    )
    now = [examine(Page(body=renamed, path=f"{n}.html")) for n in range(6)]
    found = find_problems(count(now), before=count([once] * 40))
    if set(now[0].lost) - set(once.lost):
        assert once.outlet in {problem.outlet for problem in found}
    else:
        assert found == []


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", "<html></html>", "<p>" * 70_000])
def test_what_cannot_be_read_is_counted_and_not_raised(body):
    assert "text" in examine(Page(body=body)).lost
