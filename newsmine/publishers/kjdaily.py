"""The system of 광주매일신문, 광남일보, 전남매일 and, in 2022 to 2024, 전남일보: pictures in ``#content`` are tables."""

from newsmine.sources import Layout, Publisher

LAYOUT = Layout(
    marks="div#content",
    title=".read_title, .article_title, .art_title",
    body="div#content",
    subtitle=".read_subtitle, .article_subtitle, .art_subtitle",
    published_at=".read_time, .article_date, .art_date",
    authors=".article_footer",
    captions="figcaption, .caption",
    rights=".copyright",
    drop=(
        ".article_footer",
        ".article_hot",
        ".box_timenews",
        ".new_news_list",
        ".new_news_list_ttl",
        ".section_top_view",
        ".paging_news",
        ".cont_right",
        ".floating",
        "ins",
        "iframe",
    ),
)
"""Where the fields stand; a date without a name of its own is looked for around the body."""

PUBLISHER = Publisher(id="kjdaily", name="광주매일신문", domains=("kjdaily.com",), layouts=(LAYOUT,))
