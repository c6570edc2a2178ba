"""조선일보: Arc Publishing since 2020, which sends the article as JSON in a script and draws it in the browser."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

# 조선비즈 and others stand under the same domain.
_PRESS = 'meta[property="og:site_name"]'

PUBLISHER = Publisher(
    id="chosun",
    name="조선일보",
    domains=("chosun.com",),
    feeds=(Feed(url="https://www.chosun.com/arc/outboundfeeds/rss/?outputType=xml"),),
    layouts=(
        Layout(
            within="script",
            marks="script#fusion-metadata",
            title="headlines.basic",
            body="content_elements",
            subtitle="subheadlines.basic",
            published_at="display_date",
            modified_at="last_updated_date",
            authors="credits.by.additional_properties.original.byline",
            publisher=_PRESS,
        ),
        Layout(
            marks="section.article-body",
            title="h1.article-header__headline",
            body="section.article-body",
            subtitle=".article-header__headline-container p, .article-header__headline-container h3",
            published_at=".article-dateline .inputDate",
            modified_at=".article-dateline .upDate",
            authors=".article-byline__author",
            publisher=_PRESS,
            drop=(".article-tags", ".article-relation", "[id*=google_ads]"),
        ),
        Layout(
            until=date(2020, 11, 30),
            marks="#news_body_id",
            title="h1#news_title_text_id",
            body="#news_body_id",
            subtitle=".news_subtitle",
            published_at="#date_text",
            authors=".news_title_author a",
            rights=".copy_2011",
            drop=(
                "#date_text, .news_subtitle, .news_date, #keyword, #rel_art_list_id, .copy_2011, .bottom_art_tool",
                ".ext_rel_article, .news_like, .zoom_img em, .info_img em",
            ),
            publisher=_PRESS,
        ),
    ),
)
