"""What a reader found, what the head says and what the bylines say, joined to one article."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsmine.articles.body import Body
from newsmine.articles.identify import article_id
from newsmine.html.bylines import clean_authors
from newsmine.html.dates import parse_date
from newsmine.html.metadata import Metadata
from newsmine.records import Article, Page, Reading

# Addresses that begin their article's number with its time: /news/202411270952…, /v/20240106161900123.
_URL_TIME = re.compile(r"(?<!\d)((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d)\d{0,8}(?!\d)")
_KOREA = timedelta(hours=9)


@dataclass(slots=True)
class Fields:
    """What a reader found of an article beside its body."""

    title: str | None = None
    subtitle: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[str, ...] = ()
    rights: str | None = None
    publisher: str | None = None


def assemble(page: Page, meta: Metadata, body: Body, fields: Fields, *, reader: str) -> Reading:
    """Return the article and its warnings.

    The reader's own findings go before those of the head, and these before what the bylines in the body say.

    Parameters
    ----------
    page : Page
        Where it came from.
    meta : Metadata
        What the head says.
    body : Body
        Text, captions and bylines.
    fields : Fields
        What the reader found.
    reader : str
        Name of the reader.
    """
    url = meta.url or page.url
    text = _nfc("\n".join(body.lines))
    title = _one_line(fields.title) or _one_line(meta.title)
    publisher = _one_line(fields.publisher) or _one_line(meta.press) or _one_line(meta.site)
    published = _published(fields.published_at, meta.published_at, url)
    modified = fields.modified_at or meta.modified_at
    if modified is not None and published is not None and modified <= published:
        modified = None
    article = Article(
        id=article_id(url, publisher, title, text),
        url=url,
        publisher=publisher,
        title=title,
        subtitle=_nfc((fields.subtitle or meta.subtitle or "").strip()) or None,
        text=text,
        published_at=published,
        modified_at=modified,
        authors=_authors(fields, meta, body),
        bureau=body.bureau,
        captions=tuple(_nfc(caption) for caption in body.captions),
        rights=_one_line(fields.rights) or _one_line(body.rights) or _one_line(meta.rights),
        source=page.url or page.path,
        reader=reader,
        language=_language(text),
    )
    return Reading(article=article, warnings=tuple(_warnings(article)), cuts=tuple(body.cuts))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _one_line(text: str | None) -> str | None:
    return " ".join(_nfc(text).split()) or None if text else None


def _published(shown: datetime | None, said: datetime | None, url: str | None) -> datetime | None:
    """Return the time that the page shows; the head's where that is finer, the address's where neither is given.

    A head that writes Korean time and calls it UTC is nine hours late; the page's own clock tells.
    """
    if shown is None:
        found = _URL_TIME.search(url or "")
        return said or (parse_date(found[1]) if found else None)
    is_day = (shown.hour, shown.minute) == (0, 0)
    if said is not None and is_day and said.date() in {shown.date(), (shown + _KOREA).date()}:
        return said
    return shown


def _authors(fields: Fields, meta: Metadata, body: Body) -> tuple[str, ...]:
    """Return the first of the sources of names that has any."""
    sources: tuple[Iterable[str], ...] = (fields.authors, meta.authors, body.authors, body.lead_authors)
    outlets = {name for name in (fields.publisher, meta.site, meta.press) if name}
    for source in sources:
        names = tuple(dict.fromkeys(name for name in source if name not in outlets))
        if names:
            return tuple(map(_nfc, clean_authors(names) or names))
    return ()


def _language(text: str) -> str:
    letters = re.findall(r"[가-힣A-Za-z]", text[:4000])
    hangul = sum(letter >= "가" for letter in letters)
    return "ko" if not letters or hangul * 5 >= len(letters) else "en"


def _warnings(article: Article) -> list[str]:
    missing = [
        name for name in ("title", "published_at", "publisher") if getattr(article, name) is None
    ]
    return [f"no {name} on the page" for name in missing]
