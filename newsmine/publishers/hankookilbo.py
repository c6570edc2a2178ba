"""한국일보: rendered by the server; in the first half of 2026 the article came as JSON in a script."""

from datetime import date

from newsmine.sources import Layout, Publisher

_DROP = (
    ".module-quote, .module-series, .module-relation, .guide-notice, .end-ad-container, .article-ad-align-left, .no-print",
    ".writer, .reporter-info-wrap, .btn-area, .article-func, .editor-relation, .more-news-container, .subscribe-form, .video-box, .tag-group, .copy-info",
)
_CAPTIONS = ".editor-img-box .caption, figcaption"

PUBLISHER = Publisher(
    id="hankookilbo",
    name="한국일보",
    domains=("hankookilbo.com",),
    layouts=(
        Layout(
            marks="#article-view-content",
            title="h1.title",
            body="#article-view-content",
            published_at=".article-header .date, .article-info .date, .info .date",
            authors=".reporter-info-wrap .name, .reporter-info-wrap strong",
            captions=_CAPTIONS,
            drop=_DROP,
        ),
        Layout(
            within="script",
            marks='meta[property="og:site_name"][content="한국일보"]',
            title="title",
            body="subTitle contentHtml",
            subtitle="subTitle",
            published_at="deployDt",
            modified_at="reDeployDt",
            authors="writerDisplay",
            captions=_CAPTIONS,
            drop=_DROP,
        ),
        Layout(
            until=date(2026, 1, 27),
            marks=".end-body [itemprop=articleBody], .end-body .editor-p",
            body=".end-body [itemprop=articleBody]",
            subtitle=".end-body .sub-tit-ll",
            published_at=".end-top .info dd",
            authors=".end-body .writer strong",
            captions=_CAPTIONS,
            drop=_DROP,
        ),
        Layout(
            until=date(2020, 6, 17),
            marks=".newsStoryDetail #article-body, .titGroup, .writeOption, .article-story",
            title=".titGroup h4, .article-header h3",
            body="#article-body, .article-story",
            subtitle=".titGroup h5",
            published_at=".writeOption p, .article-header .info p",
            authors=".author .authorInfo, .article-footer .reporter .name",
            drop=_DROP,
        ),
    ),
)
