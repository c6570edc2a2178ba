"""전자신문: the number in the address begins with the day."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

PUBLISHER = Publisher(
    id="etnews",
    name="전자신문",
    domains=("etnews.com",),
    feeds=(Feed(url="https://rss.etnews.com/Section901.xml"),),
    layouts=(
        Layout(
            marks=".article_body#articleBody, .article_title ~ .article_body, .article_header ~ .article_body, #articleBody.article_txt, .view_wrap #articleBody",
            title="#article_title_h2, .article_title, .article_header h1, .article_header h2",
            body="#articleBody, .article_body",
            published_at=".article_header time, time.date, time, .article_header .date",
            authors=".reporter_info .name, .article_header .reporter",
            captions="figcaption, .caption, .article_image p",
            rights=".article_copyright, .copyright",
            drop=(
                ".article_ad",
                ".ad_newsviewWrap",
                "#BpromotionBanner",
                ".ad",
                ".footer_btnwrap",
                ".daum_ddn_area",
                "[id^=beacon]",
                ".related",
                ".reporter_area",
                ".reporter_info",
            ),
        ),
        Layout(  # the mobile site
            until=date(2020, 12, 31),
            marks=".newsDetail .detailTop",
            title=".detailTop .tit",
            body=".newsDetail #boxContent",
            subtitle=".detailTop .sub",
            published_at=".detailTop .authorInfo .date",
            captions="figcaption, .caption",
            drop=("[class^=snsArea]", ".relBottom", "iframe"),
        ),
    ),
)
