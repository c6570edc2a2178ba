"""전남일보: the system of 광주매일신문, since 2025 or somewhat before that of ndsoft."""

from dataclasses import replace
from datetime import date

from newsmine.publishers.kjdaily import LAYOUT as _OLD
from newsmine.publishers.ndsoft import PUBLISHER as _NDSOFT
from newsmine.sources import Feed, Publisher

PUBLISHER = Publisher(
    id="jnilbo",
    name="전남일보",
    domains=("jnilbo.com",),
    feeds=(Feed(url="https://cdn.jnilbo.com/rss/gn_rss_allArticle.xml"),),
    layouts=(_NDSOFT.layouts[0], replace(_OLD, until=date(2025, 12, 31))),
)
