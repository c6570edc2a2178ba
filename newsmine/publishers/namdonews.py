"""남도일보: the system of ndsoft."""

from newsmine.publishers.ndsoft import PUBLISHER as _NDSOFT
from newsmine.sources import Feed, Publisher

PUBLISHER = Publisher(
    id="namdonews",
    name="남도일보",
    domains=("namdonews.com",),
    feeds=(Feed(url="https://www.namdonews.com/rss/allArticle.xml"),),
    layouts=(_NDSOFT.layouts[0], _NDSOFT.layouts[2]),
)
