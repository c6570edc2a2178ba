"""Lists of articles: of ndsoft's content system, of the portals, of newspapers with their own."""

from newsmine.sources import ListLayout

# sc_area=A looks in headline and text; sc_order_by=E brings the newest first.
_NDSOFT_URL = (
    "{base}/news/articleList.html?page={page}&sc_area=A&sc_word={query}&sc_sdate={since}&sc_edate={until}"
    "&sc_order_by=E&view_type=sm"
)

NDSOFT = (
    ListLayout(
        marks="#section-list, .altlist-body, .altlist-webzine, .altlist-text, .altlist-tile",
        items=".altlist-webzine-item, .altlist-text-item, .altlist-tile-item",
        link=".altlist-subject a[href], a[href*=articleView]",
        published_at=".altlist-info-item",
        url=_NDSOFT_URL,
    ),
    ListLayout(  # before about 2023
        marks="#section-list",
        items="#section-list li",
        link=".titles a[href], a.replace-titles, .auto-titles a[href], a[href*=articleView]",
        published_at=".dated, .byline em, .info",
        url=_NDSOFT_URL,
    ),
    ListLayout(  # before about 2020
        marks=".article-list-content, .article-list",
        items=".list-block, .article-list-content .table-row, .article-list li",
        link=".list-titles a[href], a.links, a[href*=articleView]",
        published_at=".list-dated",
        url=_NDSOFT_URL,
    ),
    ListLayout(  # blocks of a front page or of a section
        marks="li.clearfix .auto-titles, .auto-article",
        items="li.clearfix, .auto-article li, .auto-article .item",
        link=".auto-titles a[href], a[href*=articleView]",
        title=".auto-titles",
        published_at=".auto-date, .auto-dated, .auto-times",
        url=_NDSOFT_URL,
    ),
    ListLayout(  # tables, before about 2017
        marks="#article-list, .ArtList_Title",
        items="#article-list td:has(> .list-titles), .ArtList_Title, td.list-titles",
        link=".list-titles a[href], .ArtList_Title a[href], a[href*=articleView]",
        published_at=".View_SmFont, .list-times, .list-dated",
        url=_NDSOFT_URL,
    ),
)

_NAVER = ("news.naver.com", "entertain.naver.com", "sports.news.naver.com")
_NAVER_URL = "https://news.naver.com/main/list.naver?mode=LSD&mid=shm&sid1={query}&date={until}&page={page}"

NAVER = (
    ListLayout(
        marks=".section_article, .sa_list",
        items=".sa_item",
        link="a.sa_text_title",
        published_at=".sa_text_datetime",
        publisher=".sa_text_press",
        domains=_NAVER,
    ),
    ListLayout(  # lists by section and day, until 2024
        marks=".list_body.newsflash_body",
        items=".type06_headline > li, .type06 > li",
        link="dt:not(.photo) a[href]",
        published_at=".date",
        publisher=".writing",
        url=_NAVER_URL,
        day="%Y%m%d",
        domains=_NAVER,
    ),
    ListLayout(  # front pages of sections, until 2024
        marks=".cluster_body, .section_index",
        items=".cluster_item",
        link="a.cluster_text_headline",
        publisher=".cluster_text_press",
        domains=_NAVER,
    ),
    ListLayout(  # the front page, until 2022
        marks="#today_main_news, .main_component .com_list",
        items=".hdline_flick_item, .hdline_article_list > li, .com_list dl, .com_list li, .section_list_ranking_press > li",
        link='a[href*="read.naver"], a[href*="read.nhn"]',
        publisher=".writing",
        domains=_NAVER,
    ),
    ListLayout(  # search
        marks=".fender-news-item-list-tab, .list_news",
        items="a:has(.sds-comps-text-type-headline1), a.news_tit",
        published_at=".sds-comps-profile-info-subtext, .info_group span.info",
        publisher=".sds-comps-profile-info-title-text, .info_group .info.press",
        domains=("search.naver.com",),
    ),
)

DAUM = (
    ListLayout(
        marks=".list_newsmajor, .list_newsbasic, .list_newsheadline2",
        items=".list_newsmajor > li, .list_newsbasic > li, .list_newsheadline2 > li",
        link="a.item_newsheadline2, a.item_newsbasic, a[href*='v.daum.net/v/']",
        title=".tit_txt, .tit_g",
        published_at=".info_date, .txt_info:last-child",
        publisher=".txt_info:first-child",
        domains=("news.daum.net",),
    ),
    ListLayout(  # lists of a day, until 2024
        marks=".list_news2, .list_mainnews, .list_allnews, .list_newsmajor",
        items=".list_news2 > li, .list_mainnews > li, .list_allnews > li",
        link="a.link_txt",
        published_at=".info_time",
        publisher=".info_news",
        url="https://news.daum.net/breakingnews/{query}?page={page}&regDate={until}",
        day="%Y%m%d",
        domains=("news.daum.net", "media.daum.net"),
    ),
    ListLayout(  # search
        marks="#dnsColl, .list_news, ul.c-list-basic",
        items="#dnsColl li, .list_news > li, ul.c-list-basic > li",
        link=".item-title a, a.f_link_b, .tit-g a, .tit_main",
        published_at=".gem-subinfo, .f_nb.date",
        publisher=".tit_item, .item-writer .txt_info, .f_nb.info",
        domains=("search.daum.net",),
    ),
)

KWANGJU = (
    ListLayout(
        marks=".section_list",
        items=".section_list li",
        link="a[href*='article.php']",
        title="a > div, .title, .tit",
        published_at=".newsdate",
        url="{base}/section.php?sid={query}&page={page}",
        domains=("kwangju.co.kr",),
    ),
)
