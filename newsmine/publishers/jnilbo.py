"""전남일보: a system of its own, since about 2023 that of ndsoft."""

from datetime import date

from newsmine.publishers.ndsoft import PUBLISHER as _NDSOFT
from newsmine.sources import Layout, Publisher

PUBLISHER = Publisher(
    id="jnilbo",
    name="전남일보",
    domains=("jnilbo.com",),
    layouts=(
        _NDSOFT.layouts[0],
        Layout(
            until=date(2023, 12, 31),
            marks="#content .article_view, .view_header .view_date, #article_content .article_photo",
            title=".view_header h1, .view_header h2, .article_title, .view_title",
            body="#content .article_view, #article_content, .view_content",
            subtitle=".view_header .subtitle, .sub_title",
            published_at=".view_date, .article_date, .view_header .date",
            authors=".view_writer, .article_writer, .view_header .writer",
            captions="figcaption, .article_photo p, .photo_caption",
            rights=".article_copyright, .copyright",
        ),
    ),
)
