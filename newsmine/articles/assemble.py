"""What a reader found, what the head says and what the bylines say, joined to one article."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsmine.articles.body import Body
from newsmine.articles.identify import article_id
from newsmine.html.bylines import clean_authors
from newsmine.html.clean import is_rights
from newsmine.html.dates import lies_ahead, parse_date
from newsmine.html.metadata import Metadata
from newsmine.html.rights import prohibits_ai_training
from newsmine.records import Article, Page, Reading

# Numbers of articles that begin with the time: /news/202411270952…, /v/20240106161900123. Where a letter or a key
# stands before it, it is the time at which the article was begun: only its day is taken.
_URL_TIME = re.compile(
    r"(?P<mark>.)(?<!\d)(?P<day>(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?P<time>(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?\d{0,6}(?!\d)"
)
# Other notices may stand in the same line, before it or behind it.
_RIGHTS_NOTICE = re.compile(
    r"[<(\[【※\s]{0,2}(?:저작권자|ⓒ|©|copyright).*(?:금지|reserved)[.>)\]】]{0,2}", re.IGNORECASE
)
_RIGHTS_WORD = re.compile(r"[ⓒ©]|\(c\)|copyright|저작권|금지|reserved", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_KOREA = timedelta(hours=9)
_LONGEST_RIGHTS = 200


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
    original: str | None = None


def assemble(page: Page, meta: Metadata, body: Body, fields: Fields, *, reader: str) -> Reading:
    """Return the article and its warnings.

    The reader's own findings go before those of the head, and these before what the bylines in the body say. The URL of
    a portal's copy is that of the newspaper's own page, where the copy links to it.

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
    url = fields.original or meta.url or page.url
    text = _nfc("\n".join(body.lines))
    title = _one_line(fields.title) or _one_line(meta.title)
    publisher = _one_line(fields.publisher) or _one_line(meta.press or meta.site or meta.outlet)
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
        rights=_one_line(_rights(fields.rights, body.rights, meta.rights)),
        source=page.url or page.path,
        reader=reader,
        language=_language(text),
        ai_training_prohibited=meta.ai_training_prohibited or _is_ban(fields, body, meta),
    )
    guessed = published is not None and fields.published_at is None and meta.published_at is None
    warnings = _warnings(article, guessed=guessed)
    return Reading(article=article, warnings=tuple(warnings), cuts=tuple(body.cuts))


def _nfc(text: str) -> str:
    """Return a text composed; escapes of JSON can bring lone surrogates, which no file can hold."""
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))


def _one_line(text: str | None) -> str | None:
    return " ".join(_nfc(text).split()) or None if text else None


def _published(shown: datetime | None, said: datetime | None, url: str | None) -> datetime | None:
    """Return the time that the page shows; the head's where that is finer, the address's where neither is given.

    A head that writes Korean time and calls it UTC is nine hours late; the page's own clock tells.
    """
    if shown is None:
        return said or _from_url(url)
    is_day = (shown.hour, shown.minute) == (0, 0)
    if said is not None and is_day and said.date() in {shown.date(), (shown + _KOREA).date()}:
        return said
    return shown


def _from_url(url: str | None) -> datetime | None:
    found = _URL_TIME.search(url or "")
    if found is None:
        return None
    return parse_date(found["day"] + (found["time"] or "" if found["mark"] == "/" else ""))


def _is_ban(fields: Fields, body: Body, meta: Metadata) -> bool:
    """Whether any notice of the page forbids to train models on it, be it not the one that is kept."""
    notices = (fields.rights, body.rights, meta.rights, *(cut.text for cut in body.cuts if cut.kind == "rights"))
    return any(map(prohibits_ai_training, notices))


def _rights(*said: str | None) -> str | None:
    """Return the first line that is about rights; heads often give no more than the outlet's name."""
    candidates = [line.strip() for text in said if text for line in text.split("\n")]
    notice = next((line for line in candidates if is_rights(line)), None)
    if notice is None:
        return next((line for line in candidates if _RIGHTS_WORD.search(line) and len(line) <= _LONGEST_RIGHTS), None)
    inner = _RIGHTS_NOTICE.search(notice)
    return inner.group().strip() if inner else notice


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


def _warnings(article: Article, *, guessed: bool) -> list[str]:
    missing = [name for name in ("title", "published_at", "publisher") if getattr(article, name) is None]
    ahead = article.published_at is not None and lies_ahead(article.published_at)
    return [
        *(f"no {name} on the page" for name in missing),
        *(["published_at is from the address"] if guessed else []),
        *(["published_at lies in the future"] if ahead else []),
    ]
