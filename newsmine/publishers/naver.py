"""네이버뉴스: a portal; the newspaper stands in og:article:author."""

from datetime import date

from newsmine.sources import Layout, Publisher

_PRESS = 'meta[property="og:article:author"], .media_end_head_top_logo_img, .press_logo img'
_DROP = (
    ".media_end_linked_more",
    ".vod_player_wrap",
    ".link_news",
    ".artical-btm",
    ".categorize",
    ".promotion",
    "._article_polling",
    ".nbd_table:has(a[href*=journalist])",
    ".u_likeit",
    ".source",
    ".reporter_area",
    ".nativead",
)
_CAPTIONS = ".img_desc, .end_photo_org em, table.nbd_table:has(img), figcaption, .media_caption"

PUBLISHER = Publisher(
    id="naver",
    name=None,
    domains=("news.naver.com", "entertain.naver.com", "sports.naver.com", "sports.news.naver.com"),
    layouts=(
        Layout(
            marks="#dic_area",
            title="#title_area, .media_end_head_headline",
            body="#dic_area",
            subtitle="#dic_area .media_end_summary",
            published_at="._ARTICLE_DATE_TIME",
            modified_at="._ARTICLE_MODIFY_DATE_TIME",
            authors=".media_end_head_journalist_name, .byline_s, .byline_p",
            captions=_CAPTIONS,
            rights=".copyright .c_text",
            publisher=_PRESS,
            drop=_DROP,
        ),
        Layout(
            until=date(2022, 1, 31),
            marks="#articleBodyContents",
            title="#articleTitle",
            body="#articleBodyContents",
            subtitle="#articleBodyContents .media_end_summary",
            published_at=".article_info .t11:nth-of-type(1)",
            modified_at=".article_info .t11:nth-of-type(2)",
            authors=".byline .b_text, .byline p, .journalistcard_summary_name",
            captions=_CAPTIONS,
            rights=".copyright .c_text, .copyright",
            publisher=_PRESS,
            drop=_DROP,
        ),
        Layout(  # entertainment
            marks="#articeBody, #comp_news_article ._article_content",
            title=".end_tit, h2[class*=ArticleHead_article_title], .NewsEndMain_article_title__kqEzS",
            body="#articeBody, #comp_news_article ._article_content",
            subtitle=".media_end_summary",
            published_at=".article_info .author em, ._ARTICLE_DATE_TIME, [class*=DateInfo_info_item] .date",
            authors=".byline, .journalistcard_summary_name, [class*=JournalistCard_name], .reporter_area .name",
            captions=_CAPTIONS,
            rights=".copyright",
            publisher=_PRESS,
            drop=_DROP,
        ),
        Layout(  # sports
            marks="#newsEndContents, .news_end, div._article_content",
            title=".news_headline .title, h2[class*=ArticleHead_article_title], #title_area",
            body="#newsEndContents, .news_end, div._article_content",
            subtitle=".media_end_summary",
            published_at=".news_headline .info span, ._ARTICLE_DATE_TIME, [class*=DateInfo_info_item] .date",
            authors=".byline, [class*=JournalistCard_name], .reporter_area .name",
            captions=_CAPTIONS,
            rights=".copyright",
            publisher=_PRESS,
            drop=_DROP,
        ),
    ),
)
