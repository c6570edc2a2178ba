"""동아일보."""

from datetime import date

from newsmine.sources import Layout, Publisher

PUBLISHER = Publisher(
    id="donga",
    name="동아일보",
    domains=("donga.com",),
    layouts=(
        Layout(
            marks="section.head_group, section.news_view",
            title="section.head_group h1",
            body="section.news_view",
            subtitle="section.news_view .sub_tit, section.head_group .sub_tit",
            published_at="section.head_group .news_info button span[aria-hidden=true], section.head_group .news_info li",
            authors="section.head_group .news_info .name, .journalist_area .name, .writer_list .name",
            captions="figcaption, .articlePhotoC .t, .photo_desc",
            rights=".copyright",
            drop=(".view_m_adA", ".view_ad06", ".view_series", ".article_relation", ".view_support"),
        ),
        Layout(
            until=date(2023, 12, 31),
            marks=".article_view .article_txt, .article_title .title_foot",
            title=".article_title h1, .article_title h2",
            body=".article_view .article_txt",
            published_at=".title_foot .date, .title_foot .date01",
            modified_at=".title_foot .date2, .title_foot .date02",
            authors=".article_title .report, .article_title .title_foot .report a",
            captions="figcaption, [class^=articlePhoto] .t, .articlePhotoC span, .articlePhotoR span, .articlePhotoL span",
            drop=(".article_relation", ".t_sns", ".ad", ".view_ad06", ".article_issue", ".sub_cont_AD07"),
        ),
    ),
)
