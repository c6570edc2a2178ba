"""다음뉴스: a portal; the newspaper stands in og:article:author."""

from datetime import date

from newsmine.publishers.lists import DAUM
from newsmine.sources import Layout, Publisher

_TIMES = ".info_view .txt_info"
_AUTHORS = ".info_view .txt_info:first-child:not(:has(.num_date))"
_PRESS = 'meta[property="og:article:author"], .head_view .link_cp img, #kakaoServiceLogo'
_DROP = (".summary_view", "[dmcf-ptype=embed]", ".relate_news", ".list_links", ".wrap_link")

PUBLISHER = Publisher(
    id="daum",
    name=None,
    domains=("v.daum.net", "news.v.daum.net", "media.daum.net"),
    lists=DAUM,
    layouts=(
        Layout(
            marks=".article_view [dmcf-ptype]",
            title="h3.tit_view",
            body=".article_view section",
            subtitle=".article_view .summary_view",
            published_at=_TIMES,
            authors=_AUTHORS,
            captions="figcaption, .txt_caption",
            rights=".txt_copyright, .info_copyright",
            publisher=_PRESS,
            drop=_DROP,
        ),
        Layout(
            until=date(2018, 12, 31),
            marks="#harmonyContainer",
            title="h3.tit_view",
            body="#harmonyContainer",
            published_at=_TIMES,
            authors=_AUTHORS,
            captions="figcaption, .txt_caption",
            rights=".txt_copyright",
            publisher=_PRESS,
            drop=_DROP,
        ),
    ),
)
