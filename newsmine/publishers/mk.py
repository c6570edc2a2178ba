"""매일경제."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

PUBLISHER = Publisher(
    id="mk",
    name="매일경제",
    domains=("mk.co.kr",),
    feeds=(Feed(url="https://www.mk.co.kr/rss/30000001/"), Feed(url="https://www.mk.co.kr/rss/30100041/")),
    layouts=(
        Layout(
            marks=".news_cnt_detail_wrap",
            title=".news_ttl_sec .news_ttl, h2.news_ttl",
            body=".news_cnt_detail_wrap",
            subtitle=".news_cnt_detail_wrap .midtitle_text",
            published_at=".time_area .registration",
            authors=".news_write_info_group .author .name",
            captions="figcaption, .thum_figure_txt",
            rights=".news_copyright",
            drop=("#refTotal", ".ad_contents", ".ad_wrap", ".relation_news_wrap", ".paging_box", ".btn_zoom"),
        ),
        Layout(
            until=date(2022, 7, 31),
            marks="#article_body, .art_txt",
            title=".news_title_text h1.top_title, .top_title",
            body="#article_body, .art_txt",
            subtitle=".sub_title1_new, .sub_title1",
            published_at=".news_title_author .lasttime, .news_title_author .lasttime1, .lasttime",
            authors=".news_title_author .author",
            captions="figcaption, .center_image + div, .art_photo .caption",
            drop=(".ad_div", "[id^=google_dfp]", ".read_more", ".sub_title1_new, .sub_title1"),
        ),
    ),
)
