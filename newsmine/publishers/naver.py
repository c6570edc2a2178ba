"""네이버뉴스: a portal; the newspaper stands in og:article:author."""

from dataclasses import replace
from datetime import date

from newsmine.publishers.lists import NAVER
from newsmine.sources import Layout, Publisher

_NEWS = Layout(
    marks="#dic_area",
    title="#title_area, .media_end_head_headline",
    body="#dic_area",
    subtitle=".media_end_summary",
    published_at="._ARTICLE_DATE_TIME",
    modified_at="._ARTICLE_MODIFY_DATE_TIME",
    authors=".media_end_head_journalist_name, .byline_s, .byline_p",
    captions=".img_desc, .end_photo_org em, table.nbd_table:has(img), figcaption, .media_caption",
    rights=".copyright .c_text, .copyright",
    original="a.media_end_head_origin_link, a.btn_artialoriginal, a.link_origin_article",
    publisher='meta[property="og:article:author"], .media_end_head_top_logo_img, .press_logo img, [class*=PressLogo] img',
    drop=(
        ".media_end_linked_more, .vod_player_wrap, .link_news, .categorize, .promotion, .u_likeit, .nativead, .source",
    ),
)

PUBLISHER = Publisher(
    id="naver",
    name=None,
    domains=("news.naver.com", "entertain.naver.com", "sports.naver.com", "sports.news.naver.com"),
    lists=NAVER,
    layouts=(
        _NEWS,
        replace(
            _NEWS,
            until=date(2022, 1, 31),
            marks="#articleBodyContents",
            title="#articleTitle",
            body="#articleBodyContents",
            published_at=".article_info span.t11:nth-of-type(1)",
            modified_at=".article_info span.t11:nth-of-type(2)",
            authors=".byline .b_text, .byline p, .journalistcard_summary_name",
        ),
        replace(  # sport and entertainment of today: names of classes end in a hash that changes
            _NEWS,
            marks="#comp_news_article ._article_content, div._article_content",
            title="h2[class*=article_title], h2[class*=article_head_title], #title_area",
            body="#comp_news_article ._article_content, div._article_content",
            published_at="[class*=DateInfo_info_item], [class*=article_head_date] .date, ._ARTICLE_DATE_TIME",
            authors="[class*=JournalistCard_name], [class*=article_journalist_info], .byline",
        ),
        replace(  # entertainment and sport before
            _NEWS,
            until=date(2024, 12, 31),
            marks="#articeBody, #newsEndContents",
            title=".end_tit, .news_headline .title",
            body="#articeBody, #newsEndContents",
            published_at=".article_info .author, .news_headline .info span",
            authors=".byline, .journalistcard_summary_name, .reporter_area .name",
        ),
    ),
)
