"""The content system of ndsoft, on hundreds of sites: known by its marks, named by og:site_name."""

from datetime import date

from newsmine.publishers.lists import NDSOFT
from newsmine.sources import Layout, Publisher

_DROP = (
    ".ad-template, [id^=AD], .info-options2, .reveal, ins",
    ".view-copyright, .view-editors, article.writer, article.article-copy, .article-copyright",
    ".article-head-sub, .tag-group, .relation-list, .user-recommend",
    ".article-sytool, .fontsize-container, .tts, #textinput, [id^=tem-type]",
)

PUBLISHER = Publisher(
    id="ndsoft",
    name=None,
    lists=NDSOFT,
    layouts=(
        Layout(
            marks="#article-view-content-div",
            title=".article-view-header .heading, .article-view-header h1, .article-view-header h3, #article-view > div > header > h3, .article-head-title, h1.heading, h3.heading",
            body="#article-view-content-div",
            subtitle=".article-view-header .subheading, .article-head-sub, #article-view .user-point .subheading, header .subheading, h2.subheading",
            published_at=".infomation li:has(.icon-clock-o), .info-text li:has(.fa-clock-o), .article-view-header .infomation li, .info-text li, .info-group .breadcrumbs li",
            authors="article.writer strong.name, .writer .name, .view-editors .names, .user-info .name, .info-group .info-name, .infomation li:has(.icon-user-o), .info-text li:has(.fa-user-o)",
            captions="figcaption, .photo-layout figcaption, .figcaption",
            rights=".article-copyright, article.article-copy, .view-copyright",
            drop=_DROP,
        ),
        Layout(  # 경기일보, 중부일보, 기호일보, 경남도민일보, 강원도민일보, 충청투데이, 미디어오늘, 시사IN
            until=date(2018, 12, 31),
            marks="#arl_view_content",
            title=".arl_view_title",
            body="#arl_view_content",
            subtitle=".arl_view_sub_title",
            published_at=".arl_view_date",
            authors=".arl_view_writer",
            captions="figcaption, .news_photo_table_caption",
            rights=".arl_view_copywriter",
            drop=(*_DROP, ".not_print", ".arl_view_tags_box", ".arl_view_copywriter"),
        ),
        Layout(
            until=date(2017, 12, 31),
            marks="#articleBody.cont-body, td#articleBody, div#articleBody #_article, #CmAdContent #articleBody",
            title=".View_Title strong, #font_title, .headline-title, .viewTitle h3",
            body="#articleBody",
            subtitle=".View_SubTitle, #font_subtitle",
            published_at=".View_Time, #font_date, .View_Info, .viewTitle li",
            authors="#font_email, .View_Writer",
            captions="figcaption, td[id^=font_imgdown]",
            drop=_DROP,
        ),
    ),
)
