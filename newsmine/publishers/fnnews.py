"""파이낸셜뉴스: the number in the address begins with the time."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

_DROP = (".ad_wrap", "#ad_body", ".relation_news", ".article_ad", ".hashtag", "[id^=fnSurvey]", ".article_wrap_ad")

PUBLISHER = Publisher(
    id="fnnews",
    name="파이낸셜뉴스",
    domains=("fnnews.com",),
    feeds=(Feed(url="https://www.fnnews.com/rss/r20/fn_realnews_all.xml"),),
    layouts=(
        Layout(
            until=date(2020, 12, 31),
            marks=".tit_news .txt_tit, .news_data .list_02",
            title=".tit_news .txt_tit strong, .tit_news .txt_tit, .tit_news h1",
            body="#article_content, #article_body, .article_cont",
            subtitle=".tit_news .desc, .tit_news .txt_sub",
            published_at=".news_data .list_02",
            authors=".news_data .list_01 a",
            captions="figcaption, .art_photo .caption, .txt_caption",
            rights=".copyright, .article_copy",
            drop=_DROP,
        ),
        Layout(
            marks=".view_hd .byline, .article_head .byline, #article_content",
            title=".view_hd .tit_thumb, .article_head h1",
            body="#article_content, #article_body",
            published_at=".view_hd .byline, .article_head .byline",
            authors=".view_hd .byline a, .view_hd .byline .name, .article_head .byline a",
            captions="figcaption, .caption",
            rights=".copyright, .article_copy",
            drop=_DROP,
        ),
    ),
)
