"""광주일보: pages in EUC-KR."""

from newsmine.publishers.lists import KWANGJU
from newsmine.sources import Layout, Publisher

PUBLISHER = Publisher(
    id="kwangju",
    name="광주일보",
    domains=("kwangju.co.kr",),
    lists=KWANGJU,
    layouts=(
        Layout(
            marks="#joinskmbox",
            title=".rtitle1, .read_title",
            body="#joinskmbox",
            subtitle=".rtitle2",
            published_at=".read_time",
            captions="figcaption, .read_caption",
            rights=".copyright",
            drop=(".rtitle1", ".rtitle2", ".read_time", "ins", "iframe"),
        ),
    ),
)
