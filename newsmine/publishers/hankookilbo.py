"""한국일보: rendered by the server until 2025, since 2026 the article comes as JSON in a script."""

from datetime import date

from newsmine.sources import Layout, Publisher

_DROP = (
    ".module-quote",
    ".end-ad-container",
    ".writer",
    ".btn-area",
    ".editor-relation",
    ".more-news-container",
    ".subscribe-form",
    ".video-box",
)

PUBLISHER = Publisher(
    id="hankookilbo",
    name="한국일보",
    domains=("hankookilbo.com",),
    layouts=(
        Layout(
            within="script",
            marks='meta[property="og:site_name"][content="한국일보"]',
            title="title",
            body="contentHtml",
            subtitle="subTitle",
            published_at="deployDt",
            modified_at="reDeployDt",
            authors="writerDisplay",
            captions=".editor-img-box .caption, figcaption",
            drop=_DROP,
        ),
        Layout(
            until=date(2025, 12, 31),
            marks=".end-body [itemprop=articleBody], .end-body .editor-p",
            body=".end-body [itemprop=articleBody]",
            subtitle=".end-body .sub-tit-ll",
            published_at=".end-top .info dd",
            authors=".end-body .writer strong",
            captions=".editor-img-box .caption, figcaption",
            drop=_DROP,
        ),
        Layout(
            until=date(2020, 5, 31),
            marks="#article-body, .article-story",
            title="#article-title, .article-title h1, h4.title",
            body="#article-body, .article-story",
            subtitle=".article-subtitle, #article-sub-title",
            published_at=".writeOption p, .article-date, .date",
            authors=".article-writer, #gija",
            captions="figcaption, .imgcenter + p.caption, .img-caption",
        ),
    ),
)
