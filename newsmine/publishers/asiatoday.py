"""아시아투데이: the key in the address begins with the day."""

from newsmine.sources import Layout, Publisher

_DROP = (
    ".photocaption",
    ".phototitle",
    ".hidephotocaption",
    ".daum_ddn_area",
    "#body_relnews",
    "iframe",
    ".article_ad",
    ".btn_area",
    ".writer_info",
)

PUBLISHER = Publisher(
    id="asiatoday",
    name="아시아투데이",
    domains=("asiatoday.co.kr",),
    layouts=(
        Layout(
            marks=".news_bm",
            title=".article_head dt, #section_top h3, .article_head h3",
            body=".news_bm",
            subtitle=".article_head .subtitle, .article_head .sub_title",
            published_at=".article_head .wr_day, .wr_day",
            authors=".writer_info .fwb a, .writer_info .fwb",
            captions=".photocaption, figcaption",
            rights=".article_copyright, .copyright",
            drop=_DROP,
        ),
        Layout(
            marks="div#font",
            title="#section_top h3, .article_head dt",
            body="div#font",
            published_at=".wr_day, #section_top .date",
            authors=".writer_info .fwb a, .writer_info .name",
            captions=".photocaption, figcaption",
            rights=".article_copyright, .copyright",
            drop=_DROP,
        ),
    ),
)
