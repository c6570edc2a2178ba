"""대전일보: the system of ndsoft, before about 2021 one of its own."""

from datetime import date

from newsmine.publishers.ndsoft import PUBLISHER as _NDSOFT
from newsmine.sources import Feed, Layout, Publisher

PUBLISHER = Publisher(
    id="daejonilbo",
    name="대전일보",
    domains=("daejonilbo.com",),
    feeds=(Feed(url="https://www.daejonilbo.com/rss/allArticle.xml"),),
    layouts=(
        _NDSOFT.layouts[0],
        Layout(
            until=date(2021, 12, 31),
            marks="#CmAdContent #fontSzArea, #article #CmAdContent",
            body="#fontSzArea, #CmAdContent",
            captions="figcaption, .caption",
            drop=("ins", "iframe"),
        ),
    ),
)
