"""AI타임스: the system of ndsoft; the times of its feed are Korean and name no zone."""

from newsmine.publishers.ndsoft import PUBLISHER as _NDSOFT
from newsmine.sources import Feed, Publisher

PUBLISHER = Publisher(
    id="aitimes",
    name="AI타임스",
    domains=("aitimes.com",),
    feeds=(Feed(url="https://www.aitimes.com/rss/allArticle.xml"),),
    layouts=_NDSOFT.layouts[:1],
)
