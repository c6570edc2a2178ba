"""네이버뉴스: a portal; the newspaper stands in og:article:author."""

from dataclasses import replace
from datetime import date

from newsmine.sources import Layout, Publisher

_SHOWN_DATE = "._ARTICLE_DATE_TIME, [class*=DateInfo_info_item] .date"
_SIGNED = ".byline, .journalistcard_summary_name, [class*=JournalistCard_name], .reporter_area .name"

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
    publisher='meta[property="og:article:author"], .media_end_head_top_logo_img, .press_logo img',
    drop=(
        ".media_end_linked_more, .vod_player_wrap, .link_news, .categorize, .promotion, .u_likeit, .nativead, .source",
    ),
)

PUBLISHER = Publisher(
    id="naver",
    name=None,
    domains=("news.naver.com", "entertain.naver.com", "sports.naver.com", "sports.news.naver.com"),
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
        replace(  # entertainment
            _NEWS,
            marks="#articeBody, #comp_news_article ._article_content",
            title=".end_tit, h2[class*=ArticleHead_article_title]",
            body="#articeBody, #comp_news_article ._article_content",
            published_at=f".article_info .author em, {_SHOWN_DATE}",
            authors=_SIGNED,
        ),
        replace(  # sports
            _NEWS,
            marks="#newsEndContents, .news_end, div._article_content",
            title=".news_headline .title, h2[class*=ArticleHead_article_title], #title_area",
            body="#newsEndContents, .news_end, div._article_content",
            published_at=f".news_headline .info span, {_SHOWN_DATE}",
            authors=_SIGNED,
        ),
    ),
)
