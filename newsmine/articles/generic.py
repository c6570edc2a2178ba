"""Read a page that no layout knows."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from lxml import etree

from newsmine.articles.around import authors_around, note_around, times_around
from newsmine.articles.assemble import Fields, assemble
from newsmine.articles.body import Body, read_body, read_lines
from newsmine.articles.json_script import BODY_KEYS, element_lines, script_objects
from newsmine.articles.running import LEAST_LETTERS, SENTENCE, is_article
from newsmine.errors import ExtractError
from newsmine.html.dates import parse_date
from newsmine.html.metadata import Metadata
from newsmine.html.select import Index
from newsmine.html.tree import SILENT, Element, parse, texts
from newsmine.records import Page, Reading

# What content systems call the element of the body, the surest first.
_BODIES = (
    "[itemprop=articleBody]",
    "#article-view-content-div",
    "#dic_area, #articleBodyContents, #articeBody, #newsEndContents",
    "#articleBody, #article_body, #article-body, #article_content, #articleContent, #articleText, #article_text",
    "#newsBody, #news_body, #news_body_area, #newsContent, #news_content, #textBody, #articletxt, #article_txt, #news_bm",
    ".article_body, .article-body, .articleBody, .article_txt, .article_content, .article-content, .articleContent, .articleCont",
    ".news_body, .newsBody, .news_cnt_detail_wrap, .news_view, .news_content, .news-content, .newsContent, .news_text, .news_txt",
    ".view_con, .view_text, .view_txt, .view_cont, .view_content, .viewConts, .article_view, .article-view, .story-news, .story_body",
    ".entry-content, .post-content, .post_content, .entry_content, .td-post-content, #content_body, .text_area, .cont_text",
    "article",
)
_LETTERS = re.compile(r"[가-힣A-Za-z]")
_LEAST_SAID = 30
_LEAST_LINE = 20
# So many objects with a text in one page are a list of stories.
_LIST = 5
# The longest articles (transcripts of speeches and debates) have some 60,000 characters.
_LONGEST = 300_000
# trafilatura takes seconds for a megabyte.
_LONGEST_PAGE = 2_000_000
_ENOUGH = 0.5
_MOST_TEXTS = 20_000
_WITHIN_LINES = frozenset({"p", "span", "font", "b", "strong", "em", "li", "td", "tr", "tbody"})
# Keys of a content system's own JSON: deployDt, publishedAt, regDate; reDeployDt, modifiedAt, updateDt.
_PUBLISHED_KEY = re.compile(
    r"^(?:deploy|publish|pub|service|reg|input|issue|first)[a-z]*_?(?:dt|date|time|at)$|^date$", re.IGNORECASE
)
_MODIFIED_KEY = re.compile(r"^(?:redeploy|modif|mod|updat|upd|edit)[a-z]*_?(?:dt|date|time|at)$", re.IGNORECASE)


def read_generic(page: Page, index: Index, meta: Metadata) -> Reading:
    """Return the article of a page whose publisher is not known.

    The body is looked for where content systems put it, then where the sentences stand closest, then in JSON-LD and
    in scripts; trafilatura is asked last.

    Raises
    ------
    ExtractError
        If the page has no article.
    """
    place = page.url or page.path
    fields = Fields(title=meta.title)
    dense, weight = _densest(index.root)
    if weight > _LONGEST:
        raise ExtractError(place, "text", f"{weight:,} letters in one place are no newspaper article")
    root, body = _from_tree(index, dense, weight, meta.title)
    if body.letters < _ENOUGH * len(_LETTERS.findall(meta.body or "")) or body.letters < 2 * LEAST_LETTERS:
        for other in (
            *_from_data(index.root, meta, fields),
            *([] if body.letters else [_from_trafilatura(index.root, meta.title)]),
        ):
            if body.letters < _ENOUGH * other.letters or (not is_article(body.lines) and is_article(other.lines)):
                root, body = None, other
    if not is_article(body.lines, least=_LEAST_SAID if meta.is_article else LEAST_LETTERS) or (
        root is not None and _is_list(root, body)
    ):
        raise ExtractError(place, "text", f"{body.letters} letters of running text; this is no page of one article")
    if root is not None:
        note_around(root, body)
        if not (body.authors or body.lead_authors or meta.authors):
            fields.authors = authors_around(root, body, meta.title)
        fields.published_at, fields.modified_at = times_around(root, body, meta)
    return assemble(page, meta, body, fields, reader="generic")


def _is_list(root: Element, body: Body) -> bool:
    """Whether the text is that of a list of stories: in a list, or for the greater part links."""
    whole = linked = 0
    for text, parent in texts(root):
        if parent.tag not in SILENT:
            letters = len(_LETTERS.findall(text))
            whole += letters
            linked += letters if any(above.tag == "a" for above in _up(parent, 4)) else 0
    return root.tag in {"ul", "ol"} or 2 * linked > max(whole, body.letters)


def _from_tree(index: Index, dense: Element | None, weight: int, title: str | None) -> tuple[Element | None, Body]:
    named = _named(index, weight)
    if dense is not None and named is not None and not _agree(named, dense):
        named = None
    root = named if named is not None else dense
    return (root, read_body([root], index, title=title)) if root is not None else (None, Body())


def _named(index: Index, weight: int) -> Element | None:
    """Return the longest element of the first name that holds enough of the running text."""
    for selector in _BODIES:
        found = [(_running(element), element) for element in index.select(selector)[:30]]
        best = max(found, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= max(_LEAST_LINE, _ENOUGH * weight):
            return best[1]
    return None


def _agree(named: Element, dense: Element) -> bool:
    return (
        named is dense
        or any(above is named for above in dense.iterancestors())
        or any(above is dense for above in named.iterancestors())
    )


def _running(element: Element) -> int:
    """Count the letters of an element in lines that are running text, outside of links."""
    return sum(
        len(_LETTERS.findall(text))
        for text, parent in islice(texts(element), _MOST_TEXTS)
        if len(text) >= _LEAST_LINE and not _is_silent(parent)
    )


def _is_silent(parent: Element) -> bool:
    return parent.tag in SILENT or parent.tag == "a"


def _densest(root: Element) -> tuple[Element | None, int]:
    """Return the element that most of the sentences stand in, and the letters of them."""
    weights: dict[Element, float] = {}
    whole = 0
    for text, parent in islice(texts(root), _MOST_TEXTS):
        if len(text) < _LEAST_LINE or _is_silent(parent):
            continue
        letters = len(_LETTERS.findall(text))
        if letters < _LEAST_LINE or any(above.tag in {"a", "template", "noscript"} for above in _up(parent, 3)):
            continue
        letters = letters if SENTENCE.search(text + " ") else letters // 4
        whole += letters
        share = 1.0
        for above in _up(parent, 5):
            weights[above] = weights.get(above, 0) + letters * share
            share *= 1.0 if above.tag in _WITHIN_LINES else 0.85
    if not weights:
        return None, 0
    best = max(weights, key=lambda element: weights[element])
    return best, int(weights[best])


def _up(element: Element, most: int) -> Iterator[Element]:
    above: Element | None = element
    for _ in range(most):
        if above is None or above.tag in {"body", "html"}:
            return
        yield above
        above = above.getparent()


def _from_data(root: Element, meta: Metadata, fields: Fields) -> Iterator[Body]:
    if meta.body:
        yield _from_markup(meta.body, meta.title)
    elements = element_lines(root)
    if elements:
        yield read_lines(elements, title=meta.title)
    for key, group in groupby(script_objects(root, BODY_KEYS), key=itemgetter(0)):
        objects = list(islice(group, _LIST))
        text = str(objects[0][1][key])
        if len(objects) < _LIST and not text.rstrip().endswith(("...", "…")):
            fields.published_at = _dates_of(objects[0][1], _PUBLISHED_KEY)
            fields.modified_at = _dates_of(objects[0][1], _MODIFIED_KEY)
            yield _from_markup(text, meta.title)
            return


def _from_markup(text: str, title: str | None) -> Body:
    """Return the body of a string of a page's data; it may hold markup or line feeds."""
    if re.search(r"<(?:p|br|div|span|b)\b", text):
        inner = parse(text)
        return read_body([inner], Index(inner), title=title)
    return read_lines(list(filter(None, map(str.strip, text.split("\n")))), title=title)


def _from_trafilatura(root: Element, title: str | None) -> Body:
    page = etree.tostring(root, method="html", encoding="unicode")
    if len(page) > _LONGEST_PAGE:
        return Body()
    import trafilatura

    text = trafilatura.extract(page, favor_precision=True, include_comments=False, include_tables=False)
    return read_lines((text or "").split("\n"), title=title)


def _dates_of(found: dict[str, Any], pattern: re.Pattern[str]) -> datetime | None:
    dates = [parse_date(value) for key, value in found.items() if isinstance(value, str) and pattern.search(key)]
    return next((when for when in dates if when is not None), None)
