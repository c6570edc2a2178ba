"""Lists of articles: known designs, unknown ones, empty ones, and designs that have changed."""

import html as markup
import re
import time
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.errors import InputError, ListError
from newsmine.html.decode import decode
from newsmine.html.tree import parse
from newsmine.pages.list_dates import list_date
from newsmine.pages.list_shapes import largest_group
from newsmine.pages.lists import known_lists, list_url, next_page, read_list
from newsmine.pages.selectors import select
from newsmine.publishers.lists import DAUM, KWANGJU, NAVER, NDSOFT
from newsmine.records import KST
from newsmine.sources import ListLayout

SEEN = datetime(2025, 1, 2, 10, 0, tzinfo=KST)
SITE = "https://hanbit.example"
HEADLINES = [
    "가온시 인공지능 배움터 첫 수업 열어",
    "나래전자 새 공장 다솜산단에 짓기로",
    "도담구 어린이 도서관 내달 문 연다",
    "라온대 연구진 물고기 로봇 선보여",
    "마루시장 주차장 두 배로 넓힌다",
    "바다마을 축제 사흘간 삼만 명 찾아",
]
SIDE = "".join(
    f'<li><a href="/news/articleView.html?idxno={900 + number}">많이 본 기사의 제목 {number}번째 이야기</a></li>'
    for number in range(5)
)


def page(body, *, side=True):
    menu = "".join(f'<li><a href="/news/articleList.html?sc_section_code=S1N{n}">정치</a></li>' for n in range(9))
    rank = f'<div class="ranking"><ul>{SIDE}</ul></div>' if side else ""
    return f"<!DOCTYPE html><html><body><nav><ul>{menu}</ul></nav>{body}<aside>{rank}</aside></body></html>"


def webzine(dates=("12-30 09:52",) * 6):
    items = "".join(
        f"""<li class="altlist-webzine-item"><a href="{SITE}/news/articleView.html?idxno={number}" class="altlist-image"><img src="x.jpg" alt=""></a>
        <div class="altlist-webzine-content"><H2 class="altlist-subject"><a href="{SITE}/news/articleView.html?idxno={number}" target="_top">
        {headline}</a></H2><p class="altlist-summary"><a href="{SITE}/news/articleView.html?idxno={number}">{headline} 하고 시가 밝혔다.</a></p>
        <div class="altlist-info"><div class="altlist-info-item">사회</div><div class="altlist-info-item">소담 기자</div>
        <div class="altlist-info-item">{when}</div></div></div></li>"""
        for number, (headline, when) in enumerate(zip(HEADLINES, dates, strict=True), start=1)
    )
    return page(f'<article id="section-list" class="altlist-body"><ul class="altlist-webzine">{items}</ul></article>')


def middle():
    items = "".join(
        f"""<li><a href="/news/articleView.html?idxno={number}" class="thumb"><img src="x.jpg"></a><div class="view-cont"><h4 class="titles">
        <a href="/news/articleView.html?idxno={number}" target="_top">{headline}</a></h4><p class="lead line-6x2"><a href="/news/articleView.html?idxno={number}">
        {headline} 하고 밝혔다.</a></p><span class="byline"><em>사회</em><em>소담 기자</em><em>2024.12.30 09:52</em></span></div></li>"""
        for number, headline in enumerate(HEADLINES, start=1)
    )
    return page(f'<section id="section-list" class="section-body"><ul class="type2">{items}</ul></section>')


def older():
    items = "".join(
        f"""<div class="list-block"><div class="list-titles"><a href="/news/articleView.html?idxno={number}" target="_top"><strong>{headline}</strong></a></div>
        <p class="list-summary"><a href="/news/articleView.html?idxno={number}">{headline} 하고 밝혔다.</a></p>
        <div class="list-dated">사회 | 소담 기자 | 2024-12-30 09:52</div></div>"""
        for number, headline in enumerate(HEADLINES, start=1)
    )
    return page(f'<div class="article-list"><section class="article-list-content text-left">{items}</section></div>')


def blocks():
    items = "".join(
        f"""<li class="clearfix auto-col"><div class="auto-content"><a href="/news/articleView.html?idxno={number}" class="auto-images"><img></a>
        <div class="auto-titles"><a href="/news/articleView.html?idxno={number}">{headline}</a></div><div class="auto-date">2024.12.30 09:52</div></div></li>"""
        for number, headline in enumerate(HEADLINES, start=1)
    )
    return page(f'<div class="auto-article"><ul>{items}</ul></div>')


def tables():
    items = "".join(
        f"""<tr><td class="list-titles"><a href="articleView.html?idxno={number}">{headline}</a></td></tr>
        <tr><td class="list-times">2024-12-30 09:52</td></tr>"""
        for number, headline in enumerate(HEADLINES, start=1)
    )
    return page(f'<div id="article-list"><table><tbody>{items}</tbody></table></div>')


@pytest.mark.parametrize("design", [webzine, middle, older, blocks, tables])
def test_each_design_of_ndsoft_gives_its_articles_and_not_those_at_the_side(design):
    links = read_list(design(), url=f"{SITE}/news/articleList.html?view_type=sm", seen_at=SEEN)
    assert [link.title for link in links] == HEADLINES
    assert [link.url for link in links] == [f"{SITE}/news/articleView.html?idxno={number}" for number in range(1, 7)]
    assert all(link.found_in.startswith(SITE) for link in links)


@pytest.mark.parametrize("design", [webzine, middle, older, blocks])
def test_each_design_of_ndsoft_gives_its_dates(design):
    links = read_list(design(), url=f"{SITE}/news/articleList.html?view_type=sm", seen_at=SEEN)
    assert {link.published_at.isoformat() for link in links} == {"2024-12-30T09:52:00+09:00"}


def test_a_date_without_a_year_is_none_unless_the_reader_knows_when_the_list_was_seen():
    dates = ("01-02 09:59", "01-02 00:01", "12-31 23:59", "27분 전", "2024-12-30", "어제 18:20")
    with_time = read_list(webzine(dates), url=f"{SITE}/news/articleList.html", seen_at=SEEN)
    assert [link.published_at.strftime("%Y-%m-%d %H:%M") for link in with_time] == [
        "2025-01-02 09:59",
        "2025-01-02 00:01",
        "2024-12-31 23:59",
        "2025-01-02 09:33",
        "2024-12-30 00:00",
        "2025-01-01 18:20",
    ]
    without = read_list(webzine(dates), url=f"{SITE}/news/articleList.html")
    assert [link.published_at is not None for link in without] == [False, False, False, False, True, False]


def test_the_portals_and_newspapers_with_lists_of_their_own_are_known():
    cases = {
        "https://news.naver.com/section/105": '<div class="section_article"><ul class="sa_list">{}</ul></div>',
        "https://news.naver.com/main/list.naver?sid1=105": '<div class="list_body newsflash_body"><ul class="type06_headline">{}</ul></div>',
        "https://news.daum.net/tech": '<ul class="list_newsheadline2">{}</ul>',
        "http://www.kwangju.co.kr/section.php?sid=5&page=1": '<ul class="section_list">{}</ul>',
    }
    items = [
        '<li class="sa_item"><a class="sa_thumb_link" href="https://n.news.naver.com/mnews/article/001/{n}"><img></a><a class="sa_text_title" href="https://n.news.naver.com/mnews/article/001/{n}"><strong>{t}</strong></a><div class="sa_text_press">한빛일보</div><div class="sa_text_datetime"><b>3시간전</b></div></li>',
        '<li><dl><dt class="photo"><a href="https://n.news.naver.com/mnews/article/001/{n}"><img></a></dt><dt><a href="https://n.news.naver.com/mnews/article/001/{n}">{t}</a></dt><dd><span class="writing">한빛일보</span><span class="date is_new">3시간전</span></dd></dl></li>',
        '<li><a class="item_newsheadline2" href="https://v.daum.net/v/2024123009520000{n}"><div class="cont_thumb"><strong class="tit_txt">{t}</strong><span class="info_thumb"><span class="txt_info">한빛일보</span><span class="txt_info">3시간 전</span></span></div></a></li>',
        '<li><a href="/article.php?aid=1735520400{n}"><div>{t}</div><p>줄거리</p><span class="newsdate">2025.01.02 07:00</span></a></li>',
    ]
    for (url, frame), item in zip(cases.items(), items, strict=True):
        body = "".join(
            item.replace("{n}", f"{number:010}").replace("{t}", title) for number, title in enumerate(HEADLINES)
        )
        links = read_list(page(frame.replace("{}", body)), url=url, seen_at=SEEN)
        assert [link.title for link in links] == HEADLINES, url
        assert {link.published_at.hour for link in links} == {7}, url
        assert {link.publisher for link in links} == ({None} if "kwangju" in url else {"한빛일보"}), url


@pytest.mark.parametrize("layout", known_lists())
def test_every_selector_of_every_layout_is_one(layout):
    tree = parse("<p>가</p>")
    for selector in (layout.marks, layout.items, layout.link, layout.title, layout.published_at, layout.publisher):
        assert select(tree, selector) == []


def test_a_design_that_has_changed_is_an_error_that_names_the_outlet_and_the_selector():
    changed = (
        webzine()
        .replace("altlist-webzine-item", "card")
        .replace("altlist-webzine", "cards")
        .replace("<li", "<div")
        .replace("</li", "</div")
    )
    with pytest.raises(ListError) as raised:
        read_list(changed, url=f"{SITE}/news/articleList.html")
    assert raised.value.url.startswith(SITE)
    assert ".altlist-webzine-item" in raised.value.selector
    assert "6 links" in str(raised.value)
    assert "changed" in str(raised.value)


def test_a_portal_whose_design_is_not_known_any_more_is_an_error_too():
    with pytest.raises(ListError, match=r"sa_list.*not known any more"):
        read_list(unknown("card"), url="https://news.naver.com/section/105")


def test_given_settings_that_find_nothing_are_an_error_whatever_else_the_page_holds():
    layout = ListLayout(marks=".list", items=".list .row", link="a.tit")
    with pytest.raises(ListError, match=r"\.list"):
        read_list(webzine(), url=f"{SITE}/news/articleList.html", settings=layout)


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (
            '<article id="section-list"><p>검색된 기사가 없습니다.</p></article>',
            f"{SITE}/news/articleList.html?sc_word=x",
        ),
        ('<div>총 0건</div><article id="section-list"></article>', f"{SITE}/news/articleList.html?sc_word=x"),
        (
            '<article id="section-list"><ul class="altlist-webzine"></ul></article>',
            f"{SITE}/news/articleList.html?page=99",
        ),
        ("<p>검색 결과가 없습니다</p>", "https://saero.example/search?q=x"),
        ("<p></p>", "https://saero.example/list?page=99"),
    ],
)
def test_a_list_that_says_it_is_empty_or_has_ended_has_no_links(body, url):
    side = "articleList" in url
    assert read_list(page(body, side=side), url=url) == []


@pytest.mark.parametrize(
    "body", ['<article id="section-list"><ul class="altlist-webzine"></ul></article>', "<p>점검 중입니다</p>", ""]
)
def test_a_first_page_without_articles_that_does_not_say_why_is_an_error(body):
    with pytest.raises(ListError, match=SITE):
        read_list(page(body, side=False), url=f"{SITE}/news/articleList.html")


def test_an_empty_page_or_one_beyond_all_bounds_is_refused():
    with pytest.raises(InputError):
        read_list("", url=SITE)
    with pytest.raises(InputError, match="tags"):
        read_list("<p>" * 70_000, url=SITE)


FRAMES = {
    "card": (
        '<div class="news-cards">{}</div>',
        '<div class="news-card"><a href="/article/{n}"><div class="img"><img src="{n}.jpg"></div><h3 class="tit">{t}</h3><p class="txt">{t} 하고 그는 말했다. 이어서 여러 이야기를 했다.</p><span class="date">2024.12.30</span></a></div>',
    ),
    "table": (
        "<table class='board'><tbody>{}</tbody></table>",
        '<tr><td>{n}</td><td class="subject"><a href="view.php?no={n}&page=1">{t}</a></td><td>소담</td><td>2024-12-30</td></tr>',
    ),
    "plain": (
        "<div id='list'>{}</div>",
        '<p><a href="/2024/12/30/{n}.html">{t}</a> <small>12-30 09:52</small></p>',
    ),
    "slug": (
        "<ul class='posts'>{}</ul>",
        '<li><h2><a href="/news/new-campus-opens-in-gaon-{w}/">{t}</a></h2><time datetime="2024-12-30T09:52:00+09:00">하루 전</time></li>',
    ),
    "split": (
        "<div class='lists'><ul class='first'>{}</ul></div>",
        '<li class="row{n}"><a class="thumb" href="/read/{n}"><img alt="{t}"></a><dl><dt><a href="/read/{n}">{t}</a></dt><dd class="summary"><a href="/read/{n}">{t} 하고 밝혔다.</a></dd><dd class="date">3시간 전</dd></dl></li>',
    ),
    "sites": (
        "<div class='results'>{}</div>",
        '<div class="result"><span class="press"><a href="https://press{w}.example/">신문</a></span><a class="headline" href="https://press{w}.example/a/{n}">{t}</a><div class="when">2024-12-30</div></div>',
    ),
}


def unknown(name, headlines=HEADLINES):
    frame, item = FRAMES[name]
    rows = [
        item.replace("{n}", str(1000 + number))
        .replace("{t}", markup.escape(title))
        .replace("{w}", chr(97 + number % 26))
        for number, title in enumerate(headlines)
    ]
    if name == "split":
        rows[3] = '</ul><div class="ad"></div><ul class="second">' + rows[3]
    foot = "".join(f'<a href="/page/{number}">{number}</a>' for number in range(1, 11))
    return page(frame.replace("{}", "".join(rows)) + f'<div class="paging">{foot}</div>')


@pytest.mark.parametrize("name", FRAMES)
def test_a_list_of_an_unknown_design_is_the_largest_group_of_like_links_in_like_places(name):
    links = read_list(unknown(name), url="https://saero.example/news/list.php", seen_at=SEEN)
    assert [link.title for link in links] == HEADLINES
    assert len({link.url for link in links}) == len(HEADLINES)
    assert all(
        link.published_at is not None and link.published_at.date() in {date(2024, 12, 30), date(2025, 1, 2)}
        for link in links
    )


def test_a_headline_that_speaks_of_a_day_dates_no_article():
    headlines = [
        "어제 가온시에 큰 눈이 내렸다",
        "5일 전 문 연 도서관에 발길 이어져",
        "12월 25일 라온대서 음악회",
        "2023년 1월 5일의 기록을 찾아서",
    ]
    links = read_list(unknown("card", headlines), url="https://saero.example/news", seen_at=SEEN)
    assert {link.published_at.date() for link in links} == {date(2024, 12, 30)}


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(sorted(FRAMES)),
    headlines=st.lists(
        st.text(alphabet="가나다라마바사아자차카타파하 ABC123<&'\"", min_size=14, max_size=60)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: len(text) >= 10 and re.search("[가-힣]{4}", text)),
        min_size=4,
        max_size=26,
        unique=True,
    ),
)
def test_whatever_the_headlines_say_an_unknown_list_gives_each_article_once(name, headlines):
    links = read_list(unknown(name, headlines), url="https://saero.example/news/list.php", seen_at=SEEN)
    assert len(links) == len({link.url for link in links}) == len(headlines)


def test_a_menu_is_no_list():
    with pytest.raises(ListError):
        read_list(page("<p>글</p>", side=False), url="https://saero.example/")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("사회 | 소담 기자 | 2024-12-30 09:52", "2024-12-30 09:52"),
        ("12-30 09:52", "2024-12-30 09:52"),
        ("12.30", "2024-12-30 00:00"),
        ("12월 30일 09:52", "2024-12-30 09:52"),
        ("01-02 09:52", "2025-01-02 09:52"),
        ("01-03 09:52", "2025-01-03 09:52"),
        ("01-04 09:52", "2024-01-04 09:52"),
        ("방금 전", "2025-01-02 10:00"),
        ("45초 전", "2025-01-02 09:59"),
        ("1분전", "2025-01-02 09:59"),
        ("11시간 전", "2025-01-01 23:00"),
        ("5일 전", "2024-12-28 00:00"),
        ("2주 전", "2024-12-19 00:00"),
        ("어제", "2025-01-01 00:00"),
        ("그제 07:10", "2024-12-31 07:10"),
        ("09:52", "2025-01-02 09:52"),
        ("23:10", "2025-01-01 23:10"),
        ("02-29 10:00", "2024-02-29 10:00"),
        ("19면 1단", None),
        ("조회 1,204", None),
        ("13-45 09:52", None),
        ("", None),
    ],
)
def test_the_dates_of_lists_are_read_from_when_they_were_seen(text, want):
    found = list_date(text, SEEN)
    assert (found and found.strftime("%Y-%m-%d %H:%M")) == want


@given(st.text(max_size=200))
def test_no_text_breaks_the_dates_of_lists(text):
    found = list_date(text, SEEN)
    assert found is None or found.tzinfo is not None


@pytest.mark.parametrize(
    ("arguments", "want"),
    [
        (
            {"base": SITE, "query": "인공지능", "since": date(2024, 1, 1), "until": date(2024, 12, 31)},
            f"{SITE}/news/articleList.html?page=1&sc_area=A&sc_word=%EC%9D%B8%EA%B3%B5%EC%A7%80%EB%8A%A5&sc_sdate=2024-01-01&sc_edate=2024-12-31&sc_order_by=E&view_type=sm",
        ),
        ({"base": SITE}, f"{SITE}/news/articleList.html?page=1&sc_area=A&sc_order_by=E&view_type=sm"),
        (
            {"base": f"{SITE}/news/articleList.html?sc_section_code=S1N1&view_type=sm", "page": 3},
            f"{SITE}/news/articleList.html?sc_section_code=S1N1&view_type=sm&page=3",
        ),
        (
            {
                "base": f"{SITE}/news/articleList.html?page=1&total=9&sc_word=&sc_sdate=",
                "page": 2,
                "query": "AI 교육",
                "since": date(2024, 5, 1),
            },
            f"{SITE}/news/articleList.html?total=9&page=2&sc_word=AI+%EA%B5%90%EC%9C%A1&sc_sdate=2024-05-01&sc_area=A",
        ),
        (
            {"base": "http://www.kwangju.co.kr/section.php?sid=5", "page": 4},
            "http://www.kwangju.co.kr/section.php?sid=5&page=4",
        ),
        ({"base": "https://a.example/list?w=%B0%A1", "page": 2}, "https://a.example/list?w=%B0%A1&page=2"),
        (
            {"base": "https://a.example/p/{page}?q={query}", "page": 2, "query": "가"},
            "https://a.example/p/2?q=%EA%B0%80",
        ),
        (
            {"base": "http://www.kwangju.co.kr", "query": "5", "settings": KWANGJU[0]},
            "http://www.kwangju.co.kr/section.php?sid=5&page=1",
        ),
        (
            {
                "base": "https://news.daum.net",
                "query": "society",
                "page": 2,
                "until": date(2023, 5, 1),
                "settings": DAUM[1],
            },
            "https://news.daum.net/breakingnews/society?page=2&regDate=20230501",
        ),
    ],
)
def test_the_address_of_a_list_or_a_search(arguments, want):
    assert list_url(**arguments) == want


def test_a_layout_without_an_address_says_so():
    with pytest.raises(ValueError, match="no address"):
        list_url("https://news.naver.com", settings=NAVER[0])


@pytest.mark.parametrize(
    ("body", "want"),
    [
        ('<link rel="next" href="/list?page=5">', "/list?page=5"),
        (
            '<a href="?page=1">1</a><a href="?page=2">2</a><strong>3</strong><a href="?page=4">4</a><a href="?page=11">다음</a>',
            "/list?page=4",
        ),
        ('<a href="?page=2">이전</a><a href="/list?sc=1&page=4"><span>다음</span></a>', "/list?sc=1&page=4"),
        ('<a href="/other?cursor=x7">다음</a>', "/other?cursor=x7"),
        ('<a href="https://ad.example/?page=4">4</a>', None),
        ('<a href="?page=1">1</a><a href="?page=2">2</a>', None),
        ("<p>끝</p>", None),
    ],
)
def test_the_next_page_is_the_one_that_the_page_names(body, want):
    found = next_page(f"<body>{body}</body>", url=f"{SITE}/list?page=3")
    assert found == (want and f"{SITE}{want}")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 59_000,
        '<a href="/1">' * 20_000,
        "".join(f'<a href="/{number}">제목이 있는 글 {number}</a>' for number in range(9_000)),
        "".join(
            f'<div><a href="/{chr(97 + number % 26) * (number % 300)}/{number}">제목이 있는 글</a>'
            for number in range(19_000)
        ),
        "<ul class='" + "a " * 500_000 + "'><li><a href='/1'>제목이 있는 글입니다</a></ul>",
        "<p>" + "12-30 " * 500_000,
        "<p class='altlist-webzine-item'>" * 20_000 + "<a href='/1'>가나다라마바사</a>",
        "<p>" + "기사 " * 1_000_000,
        '<div class="list_news">'
        + "".join(f'<a class="news_tit" href="/a/{n}">제목이 있는 글 {n}</a>' for n in range(9_000)),
        "<div class='sa_list sa_item'>" * 20_000 + "<a class='sa_text_title' href='/1'>제목이 있는 글</a>",
    ],
    ids=["depth", "links", "flat", "shapes", "classes", "dates", "items", "words", "anchors", "nested"],
)
def test_hostile_lists_end_in_bounded_time(body):
    begin = time.process_time()
    for url in (SITE, "https://search.naver.com/search.naver", "https://news.naver.com/section/105"):
        with suppress(InputError):
            read_list(body, url=url, seen_at=SEEN)
    with suppress(InputError):
        next_page(body, url=SITE)
    assert time.process_time() - begin < 15


REAL = {
    "naver_news_search_payhere.html": ("https://search.naver.com/search.naver?where=news&query=x", 10),
    "naver_search_result_bside.html": ("https://search.naver.com/search.naver?where=news&query=x", 19),
    "naver_section100_list_euckr_2022.html": ("https://news.naver.com/main/list.naver?mode=LSD&mid=shm&sid1=100", 20),
    "naver_section100_2023.html": ("https://news.naver.com/section/100", 45),
    "naver_politics_main_utf8.html": ("https://news.naver.com/main/main.naver?mode=LSD&mid=shm&sid1=100", 44),
    "naver_home_2021_cp949.html": ("https://news.naver.com/", 115),
}


def there(name, text):
    """Addresses of articles on a real page, counted in its bytes without any reader."""
    patterns = {
        "naver_news": r'data-url="([^"]+)"',
        "naver_search": r'data-url="([^"]+)"',
        "naver_home": r'href="((?:https://news\.naver\.com)?/main/(?:ranking/)?read\.naver[^"]*)"',
        "naver_politics": r'href="(https://n\.news\.naver\.com/mnews/(?:hotissue/)?article/\d+/\d+[^"]*)"',
        "naver_": r'href="(https://n\.news\.naver\.com/mnews/article/\d+/\d+[^"]*)"',
    }
    pattern = next(pattern for start, pattern in patterns.items() if name.startswith(start))
    begin, end = 0, len(text)
    if "euckr" in name:
        begin, end = text.index("list_body newsflash_body"), text.index('class="paging"')
    if "politics" in name:
        begin, end = text.index("main_content"), text.index('class="aside"')
    return {markup.unescape(found) for found in re.findall(pattern, text[begin:end])}


@pytest.mark.real
@pytest.mark.parametrize("name", REAL)
def test_real_lists_give_every_article_that_is_there(real_data, name):
    url, count = REAL[name]
    text = decode((real_data / "lists" / name).read_bytes()).text
    found = {link.url.removeprefix("https://news.naver.com") for link in read_list(text, url=url, seen_at=SEEN)}
    want = {address.removeprefix("https://news.naver.com") for address in there(name, text)}
    assert found == want
    assert len(found) == count


@pytest.mark.real
@pytest.mark.parametrize("name", [name for name in REAL if "home" not in name])
def test_real_lists_read_as_unknown_ones_give_most_and_nothing_else(real_data, name):
    url, count = REAL[name]
    text = decode((real_data / "lists" / name).read_bytes()).text
    group = largest_group(parse(text), url)
    assert len(group.items) >= 0.8 * count
    assert set(group.items) <= there(name, text)


def test_the_publishers_bring_their_lists():
    assert set(known_lists()) == {*NDSOFT, *NAVER, *DAUM, *KWANGJU}


def test_the_first_layout_of_ndsoft_builds_its_searches():
    assert all("sc_word={query}" in layout.url for layout in NDSOFT)
