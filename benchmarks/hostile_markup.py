"""Hostile pages of markup: unclosed, nested, endless, and with bombs in their scripts and heads."""

import json
import random
from collections.abc import Callable

from hostile_parts import (
    CHARACTERS,
    DATES,
    KEYS,
    LETTERS,
    MARKS,
    NESTED,
    OPENERS,
    SENTENCE,
    URLS,
    html_page,
    page_of,
    shell,
)

from newsmine.records import Page


def _marked(rng: random.Random) -> Page:
    """Return marked sections and half tags between the tags and inside them."""
    text = html_page(rng)
    for _ in range(rng.choice((1, 10, 100))):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(MARKS) + text[at:]
    return page_of(text if rng.random() < 1 / 2 else text.encode("utf-8", "replace"))


def _unclosed(rng: random.Random) -> Page:
    text = html_page(rng)
    for _ in range(rng.choice((1, 2, 12))):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(OPENERS) + text[at:]
    return page_of(text)


def _nested(rng: random.Random) -> Page:
    """Return tags in tags: as many as are read, and more than are read."""
    depth, tag = rng.choice((300, 3_000, 29_000, 59_000, 100_000, 1_000_000)), rng.choice(NESTED)
    closed = rng.random() < 1 / 2 and depth < 30_000
    names = rng.choice((f"<{tag}>", f"<{tag} class='article_body content'>", f"<{tag} id='dic_area'>"))
    return page_of(shell(names * depth + f"<p>{SENTENCE * 9}</p>" + (f"</{tag}>" * depth if closed else "")))


def _attributes(rng: random.Random) -> Page:
    huge = rng.choice(LETTERS) * rng.choice((1_000, 1_000_000))
    kind = rng.choice(("class", "id", "style", "href", "content", "data-date-time", "datetime", "itemprop", "alt"))
    many = " ".join(f"a{i}='{i}'" for i in range(rng.choice((10, 20_000))))
    quoted = huge.replace('"', "'").replace("<", "(")
    return page_of(shell(f'<div {kind}="{quoted}" {many}><p>{SENTENCE * 9}</p><img {kind}="{quoted}"></div>'))


def _unbroken(rng: random.Random) -> Page:
    """Return a text of up to a megabyte without a blank, in a page or saved as text."""
    text = rng.choice(LETTERS) * rng.choice((1_000, 60_000, 299_000, 1_000_000))
    text = rng.choice((text, SENTENCE + text, text + SENTENCE, SENTENCE * 9 + "\n" + text + "\n" + SENTENCE))
    where = rng.choice(("body", "article", "title", "text", "dic"))
    if where == "text":
        return page_of(text.replace("<", "("))
    if where == "title":
        return page_of(f"<html><head><title>{text}</title></head><body><p>{SENTENCE * 9}</p></body></html>")
    opened = {"body": "<p>", "article": "<article><p>", "dic": "<div id=dic_area>"}[where]
    return page_of(shell(opened + text))


def _entities(rng: random.Random) -> Page:
    entity = rng.choice(
        (
            "&amp;",
            "&nbsp;",
            "&#x41;",
            "&#9999999999999;",
            "&#xD800;",
            "&#0;",
            "&lt;p&gt;",
            "&a",
            "&;",
            "&amp;lt;",
            "&NotEqualTilde;",
        )
    )
    flood = entity * rng.choice((100, 50_000, 200_000))
    head = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY a{i} "{"&a;" * 10}">' for i in range(9)) + "]>"
    )
    return page_of(rng.choice(("", head)) + shell(f"<article><p>{SENTENCE * 9}{flood}</p></article>"))


def _twice(rng: random.Random) -> Page:
    """Return the body's own id or class many times, beside or inside itself."""
    name = rng.choice(
        (
            "id=dic_area",
            "id=article-view-content-div",
            "class=news_bm",
            "id=articleBody",
            "class=article_view",
            "class=view_text",
        )
    )
    count = rng.choice((10, 3_000, 9_000))
    inner = f"<div {name}><p>{SENTENCE}</p>"
    return page_of(shell(inner * count if rng.random() < 1 / 2 else f"{inner}</div>" * count))


def _tables(rng: random.Random) -> Page:
    unit = rng.choice(
        (
            "<table><tr><td>",
            "<form><div>",
            "<table><form><tr>",
            "<select><option>",
            "<button><a>",
            "<ul><li><p>",
            "<dl><dd><h2>",
        )
    )
    return page_of(
        shell((unit + SENTENCE) * rng.choice((10, 1_000, 15_000)) + rng.choice(("", "</table>" * 999, "</p>" * 9_999)))
    )


def _linked_data(rng: random.Random) -> Page:
    deep, many = rng.choice((50, 900, 100_000)), rng.choice((10, 100_000))
    kinds: list[Callable[[], str]] = [
        lambda: "[" * deep + "]" * deep,
        lambda: '{"@graph":' * deep + "1" + "}" * deep,
        lambda: '{"@type":"NewsArticle","author":' * deep + '"x"' + "}" * deep,
        lambda: '{"@type":"NewsArticle","author":' + '{"name":' * deep + '"x"' + "}" * (deep + 1),
        lambda: '{"@type":"NewsArticle","headline":' + "[" * deep + '"x"' + "]" * deep + "}",
        lambda: "[" + ",".join(['{"@type":"NewsArticle","headline":"가"}'] * many) + "]",
        lambda: '{"@type":"NewsArticle","headline":' + "9" * many + "}",
        lambda: '{"@type":"NewsArticle","datePublished":-1e999999,"headline":NaN,"author":Infinity}',
        lambda: json.dumps(
            {
                "@type": "NewsArticle",
                **{key: rng.choice(([], {}, 7, None, True, [[["x"]]], {"name": {"name": 1}}, "")) for key in KEYS},
            }
        ),
        lambda: json.dumps(
            {"@type": ["NewsArticle", 7, None], **{key: rng.choice(DATES) for key in KEYS}}, ensure_ascii=False
        ),
        lambda: '{"@type":"NewsArticle","articleBody":"' + SENTENCE * many + '"}',
        lambda: '{"@type":"NewsArticle","headline":"\\ud800","articleBody":"\\u0000' + SENTENCE * 9 + '\\udfff"}',
        lambda: '{"@type":"NewsArticle","headline":"가"' + "," * deep,
        lambda: '{"a":1,' * 9 + '"' + "\\" * deep,
    ]
    script = f'<script type="application/ld+json">{rng.choice(kinds)()}</script>'
    text = rng.choice((shell(f"<p>{SENTENCE * 9}</p>"), html_page(rng)))
    return page_of(text.replace("</head>", f"{script}</head>", 1))


def _scripts(rng: random.Random) -> Page:
    """Return scripts that look as if they held an article as JSON."""
    count, key = (
        rng.choice((100, 10_000, 100_000)),
        rng.choice(("contentHtml", "articleBody", "content", "body", "content_elements")),
    )
    body = SENTENCE * 9
    kinds: list[Callable[[], str]] = [
        lambda: "{" * count + f'"{key}":"{body}"',
        lambda: "{" * count + f'"{key}":"{body}"' + "}" * count,
        lambda: f'{{"{key}":"가",' * count + f'"x":"{body}"',
        lambda: f'{{"{key}":"{body}"' * min(count, 10_000),
        lambda: f'x={{"{key}":[' + '{"type":"text","content":"가"},' * count + "]}",
        lambda: f'"{key}":[' * count + body,
        lambda: 'self.__next_f.push([1,"' + (f'{{\\"{key}\\":\\"{body}\\"}}') * min(count, 1_000) + '"])',
        lambda: "self.__next_f.push([1," + "[" * count + "])",
        lambda: f'{{"{key}":"' + "<p>" * min(count, 10_000) + body + '"}',
        lambda: f'{{"{key}":"' + body + "\\n" * count,
        lambda: "\\u0000" * count + body,
    ]
    inline = rng.choice(("", f"<p>{body}</p>"))
    tags = rng.choice(("<script>{}</script>", "<script id=__NEXT_DATA__ type=application/json>{}</script>"))
    return page_of(shell(inline + tags.replace("{}", rng.choice(kinds)())))


def _metas(rng: random.Random) -> Page:
    names = (
        "og:title",
        "og:article:author",
        "article:published_time",
        "author",
        "og:site_name",
        "og:description",
        "og:url",
        "Copyright",
        "title",
    )
    values = (*DATES, *URLS, *CHARACTERS, "가" * 10_000, " | " * 3_000, "기자 " * 3_000, "<b>&amp;", "")
    count = rng.choice((1, 30, 20_000))
    head = "".join(
        f'<meta property="{rng.choice(names)}" content="{rng.choice(values)[: 40 if count > 99 else None]}">'
        for _ in range(count)
    )
    return page_of(shell(f"<p>{SENTENCE * 9}</p>", head=head + f'<link rel=canonical href="{rng.choice(URLS)}">'))


BROKEN_MARKUP: dict[str, tuple[int, Callable[[random.Random], Page]]] = {
    "marked sections": (200, _marked),
    "unclosed": (150, _unclosed),
    "nested tags": (60, _nested),
    "attributes": (30, _attributes),
    "no blank": (60, _unbroken),
    "entities": (30, _entities),
    "the same id": (30, _twice),
    "tables and forms": (30, _tables),
    "linked data": (100, _linked_data),
    "scripts": (80, _scripts),
    "metas": (60, _metas),
}
"""Each family of pages: how many of it, and what makes one."""
