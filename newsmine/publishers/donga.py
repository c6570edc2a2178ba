"""동아일보."""

from datetime import date

from newsmine.sources import Feed, Layout, Publisher

PUBLISHER = Publisher(
    id="donga",
    name="동아일보",
    domains=("donga.com",),
    feeds=(Feed(url="https://rss.donga.com/total.xml"),),
    layouts=(
        Layout(
            marks="section.head_group, section.news_view",
            title="section.head_group h1",
            body="section.news_view",
            subtitle="section.news_view .sub_tit, section.head_group .sub_tit",
            published_at=".date_info p, section.head_group .news_info button span[aria-hidden=true], section.head_group .news_info li",
            authors=".main_view .byline, section.head_group .author_info a, section.head_group .news_info .name, .journalist_area .name",
            captions="figcaption, .articlePhotoC .t, .photo_desc",
            rights=".caution_text, .copyright",
            drop=(
                "[class^=view_ad], [class^=view_m_ad], .a1, .btn_img",
                ".view_series, .article_relation, .view_support",
            ),
        ),
        Layout(
            until=date(2023, 12, 31),
            marks=".article_view .article_txt, .article_title .title_foot",
            title=".article_title h1, .article_title h2, .article_title .title",
            body=".article_view .article_txt, .article_txt",
            published_at=".title_foot .date, .title_foot .date01",
            modified_at=".title_foot .date2, .title_foot .date02",
            authors=".article_title .report, .article_title .repoter",
            captions="figcaption, [class^=articlePhoto] .t, .articlePhotoC span, .articlePhotoR span, .articlePhotoL span",
            drop=(".article_relation, .article_issue, .recommend, .t_sns, .ad, .txt_ad, [class^=sub_cont_AD]",),
        ),
    ),
)
