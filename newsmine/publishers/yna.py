"""연합뉴스."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

_DROP = (
    "aside",
    ".writer-zone01",
    ".related-zone",
    ".keyword-zone",
    "#newsWriterCarousel01",
    ".txt-copyright",
    ".adrs",
    ".article_ban",
    ".article-ad-box",
    "[class^=banner-0]",
)

PUBLISHER = Publisher(
    id="yna",
    name="연합뉴스",
    domains=("yna.co.kr", "yonhapnews.co.kr"),
    feeds=(Feed(url="https://www.yna.co.kr/rss/news.xml"), Feed(url="https://www.yna.co.kr/rss/local.xml")),
    layouts=(
        Layout(
            marks=".story-news.article",
            title="h1.tit01, .title-article01 h1",
            body=".story-news.article",
            subtitle=".tit-sub .tit01, .tit-sub .tit",
            published_at=".update-time, .txt-time01",
            authors=".writer-zone01 .tit-name, .txt-con .tit-name",
            captions="figcaption, .txt-desc, .desc-con",
            rights=".txt-copyright",
            drop=_DROP,
        ),
        Layout(
            until=date(2019, 12, 31),
            marks="#articleWrap .article, .article-wrap .article",
            title="#articleWrap h2, #articleWrap h1",
            body="#articleWrap .article, .article-wrap .article",
            subtitle="#articleWrap .stit",
            published_at="#articleWrap .pblsh",
            captions="figcaption, .article-photo p, .img-info",
            rights="#articleWrap .cprgt, #articleWrap .adrs",
            drop=_DROP,
        ),
    ),
)
