"""무등일보: the number behind ``/detail/`` is the article's, the word before it the section's."""

from newsmine.sources import Layout, Publisher

PUBLISHER = Publisher(
    id="mdilbo",
    name="무등일보",
    domains=("mdilbo.com", "honam.co.kr", "moodeungilbo.co.kr", "moodeung.sarangbang.com"),
    layouts=(
        Layout(
            marks="div.article_view",
            title=".article_title, .view_title, .article_head h1",
            body="div.article_view .article_body, div.article_view",
            subtitle=".article_subtitle, .view_subtitle",
            published_at=".article_date, .view_date, .article_head .date",
            captions="figcaption, .caption, .img_caption",
            rights=".copyright",
            drop=(".article_title", ".article_head", ".article_relation", ".article_ad", ".jebo", "iframe", "ins"),
        ),
    ),
)
