"""다음뉴스: a portal; the newspaper stands in og:article:author."""

from newsmine.sources import Layout, Publisher

PUBLISHER = Publisher(
    id="daum",
    name=None,
    domains=("v.daum.net", "news.v.daum.net", "media.daum.net"),
    layouts=(
        Layout(
            marks=".article_view [dmcf-ptype]",
            title="h3.tit_view",
            body=".article_view section",
            subtitle=".article_view .summary_view",
            published_at=".info_view .num_date, .info_view .txt_info:has(.num_date)",
            authors=".info_view .txt_info:first-child:not(:has(.num_date))",
            captions="figcaption, .txt_caption",
            rights=".txt_copyright, .info_copyright",
            publisher='meta[property="og:article:author"], .head_view .link_cp img, #kakaoServiceLogo',
            drop=(".summary_view", "[dmcf-ptype=embed]", ".relate_news", ".list_links"),
        ),
        Layout(
            marks="#harmonyContainer",
            title="h3.tit_view",
            body="#harmonyContainer",
            published_at=".info_view .num_date, .info_view span.txt_info:last-of-type",
            authors=".info_view .txt_info:first-child:not(:has(.num_date))",
            captions="figcaption, .txt_caption",
            rights=".txt_copyright",
            publisher='meta[property="og:article:author"], .head_view .link_cp img',
            drop=(".summary_view",),
        ),
    ),
)
