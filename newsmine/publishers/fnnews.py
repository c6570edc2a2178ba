"""파이낸셜뉴스: the number in the address begins with the time."""

from newsmine.sources import Layout, Publisher

PUBLISHER = Publisher(
    id="fnnews",
    name="파이낸셜뉴스",
    domains=("fnnews.com",),
    layouts=(
        Layout(
            marks=".tit_news .txt_tit, .news_data .list_02",
            title=".tit_news .txt_tit strong, .tit_news .txt_tit, .tit_news h1",
            body="#article_content, #article_body, .article_cont",
            subtitle=".tit_news .txt_sub, #article_content .sub_tit",
            published_at=".news_data .list_02",
            authors=".news_data .list_01 a, .news_data .list_01",
            captions="figcaption, .art_photo .caption, .txt_caption",
            rights=".copyright, .article_copy",
            drop=(".ad_wrap", ".relation_news", ".article_ad", ".hashtag"),
        ),
        Layout(
            marks="#article_content[itemprop=articleBody], .view_hd .byline, .article_head .byline",
            title=".view_hd .tit_thumb, .article_head h1, h1",
            body="#article_content, #article_body",
            published_at=".view_hd .byline, .article_head .byline",
            authors=".view_hd .byline .name, .article_head .byline em",
            captions="figcaption, .caption",
        ),
    ),
)
