"""아시아투데이."""

from newsmine.sources import Layout, Publisher

_DROP = (".photocaption", "#body_relnews", "iframe", ".article_ad", ".btn_area")

PUBLISHER = Publisher(
    id="asiatoday",
    name="아시아투데이",
    domains=("asiatoday.co.kr",),
    layouts=(
        Layout(
            marks=".article_head .wr_day, .news_bm .writer_info",
            title=".article_head dt, .article_head h3",
            body=".news_bm, div#font",
            subtitle=".article_head dd.subtitle, .article_head .sub_title",
            published_at=".article_head .wr_day",
            authors=".writer_info .fwb a, .writer_info .fwb",
            captions=".photocaption, figcaption",
            rights=".article_copyright, .copyright",
            drop=_DROP,
        ),
        Layout(
            marks="div#font",
            title=".article_head dt, .headline h2, h1",
            body="div#font",
            authors=".writer_info .fwb a, .writer_info .name",
            published_at=".wr_day, .article_date",
            captions=".photocaption, figcaption",
            drop=_DROP,
        ),
    ),
)
