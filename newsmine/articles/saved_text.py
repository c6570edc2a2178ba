"""Pages saved as text: the article out of share buttons, doubled captions, bylines, menus and other stories."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from newsmine.articles.identify import article_id
from newsmine.articles.saved_head import read_head
from newsmine.articles.saved_lines import LABEL_WORD, Line, find_body, mark_body, split_lines
from newsmine.articles.saved_marks import mark_places
from newsmine.errors import ExtractError
from newsmine.html.bylines import Byline, lead_byline, parse_byline, tail_byline
from newsmine.html.dates import find_dates, labelled_dates
from newsmine.html.decode import decode
from newsmine.html.rights import prohibits_ai_training
from newsmine.records import Article, Cut, Page, Reading

_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}")
_OWNER = re.compile(
    r"(?:저작권자?|copyrights?)?\s{0,2}[:=]?\s{0,2}(?:ⓒ|©|\([cC]\))\s{0,3}(?:copyrights?\s{1,2})?(?:(?:19|20)\d\d[-–\s\d]{0,8})?(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·&' ]{1,24}?)\s{0,3}"
    r"(?:[,.<>(&|;\])·\-]|무단|all\b|copyright|corp|https?|www|저작권|$)",
    re.IGNORECASE,
)
_PORTALS = re.compile(r"naver|kakao|daum|google|네이버|카카오|다음", re.IGNORECASE)
_TAIL = 12


@dataclass(slots=True)
class _Found:
    """What the lines beside the body say."""

    bylines: list[Byline] = field(default_factory=list)
    title: str | None = None
    site: str | None = None
    subtitle: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    rights: str | None = None


def read_saved_text(page: Page | str, *, url: str | None = None, path: str | None = None) -> Reading:
    r"""Return the article of a page saved as text, with every line that was left out and why.

    Parameters
    ----------
    page : Page or str
        The text; the bytes of a page are decoded.
    url, path : str, optional
        Where a text came from, on the web and on disk.

    Raises
    ------
    ExtractError
        If no sentence stands in it.

    Examples
    --------
    >>> text = "공유하기\n가온시, 새 도서관 열어\n입력 2024.11.27 09:52\n가온시는 27일 새 도서관을 열었다.\n홍길동 기자\n"
    >>> reading = read_saved_text(text)
    >>> reading.article.title, reading.article.text, reading.article.authors
    ('가온시, 새 도서관 열어', '가온시는 27일 새 도서관을 열었다.', ('홍길동',))
    >>> [cut.kind for cut in reading.cuts]
    ['share_ui', 'title', 'date', 'byline']
    """
    if isinstance(page, str):
        page = Page(body=page, url=url, path=path)
    text = page.body if isinstance(page.body, str) else decode(page.body, page.charset).text
    lines = split_lines(text)
    mark_places(lines)
    span = find_body(lines)
    if span is None:
        raise ExtractError(page.url or page.path, "text", "no sentence of an article stands in it; save the whole page")
    start, end = span
    found = _Found()
    mark_body(lines, start, end)
    head = read_head(lines, start, end)
    found.title, found.site, found.subtitle = head.title, head.site, head.subtitle
    _mark_tail(lines, end)
    _part_bylines(lines, start, end, found)
    return _reading(page, lines, found)


def _mark_tail(lines: list[Line], end: int) -> None:
    """Name what stands behind the body: links and other stories, unless their form says more."""
    listed = "sidebar"
    for line in lines[end:]:
        if line.kind in {"related", "sidebar"}:
            listed = line.kind
        elif line.kind is None:
            line.kind = "caption" if line.twin and listed == "sidebar" else listed


def _part_bylines(lines: list[Line], start: int, end: int, found: _Found) -> None:
    """Take bylines off the paragraphs that begin or end with one, and read those that stand alone near the body."""
    for i, line in enumerate(lines):
        if line.kind in {"byline", "date"} and (i < start or i < end + _TAIL):
            if i >= end and any(other.kind == "sidebar" for other in lines[end:i]):
                continue
            byline = parse_byline(LABEL_WORD.sub(" ", _without_dates(line.text)) if line.kind == "date" else line.text)
            if byline is not None:
                found.bylines.append(byline)
        elif line.kind == "body":
            _strip_bylines(line, found)


def _without_dates(text: str) -> str:
    for _, start, end in reversed(list(find_dates(text))):
        text = f"{text[:start]} {text[end:]}"
    return text


def _strip_bylines(line: Line, found: _Found) -> None:
    lead = lead_byline(line.text)
    if lead is not None and line.text[lead[1] :].strip():
        found.bylines.append(lead[0])
        line.head = line.text[: lead[1]].strip()
        line.text = line.text[lead[1] :].strip()
    tail = tail_byline(line.text)
    if tail is not None and tail[1] > 0:
        found.bylines.append(tail[0])
        line.tail = line.text[tail[1] :].strip()
        line.text = line.text[: tail[1]]


def _reading(page: Page, lines: list[Line], found: _Found) -> Reading:
    text = "\n".join(line.text for line in lines if line.kind in {"body", "heading"})
    published, modified = _dates(lines)
    rights = [line.text for line in lines if line.kind == "rights"]
    url = page.url or _url(lines)
    publisher = _publisher(rights, found)
    article = Article(
        id=article_id(url, publisher, found.title, text),
        text=text,
        url=url,
        publisher=publisher,
        title=found.title,
        subtitle="\n".join(found.subtitle) or None,
        published_at=published,
        modified_at=modified if modified != published else None,
        authors=tuple(dict.fromkeys(name for byline in found.bylines for name in byline.names)),
        bureau=next((byline.bureau for byline in found.bylines if byline.bureau), None),
        captions=tuple(dict.fromkeys(line.text for line in lines if line.kind == "caption")),
        rights=max(rights, key=len, default=None),
        source=page.path or page.url,
        reader="saved_text",
        ai_training_prohibited=any(map(prohibits_ai_training, rights)),
    )
    missing = [name for name in ("title", "published_at", "publisher") if getattr(article, name) is None]
    cuts = [cut for line in lines for cut in _cuts(line)]
    return replace(
        Reading(article=article), warnings=tuple(f"no {name} on the page" for name in missing), cuts=tuple(cuts)
    )


def _cuts(line: Line) -> list[Cut]:
    if line.kind not in {"body", "heading"}:
        return [Cut(kind=line.kind or "other", text=line.text, reason=line.why)]
    parts = (line.head, "the byline at the head of a paragraph"), (line.tail, "the byline at the end of a paragraph")
    return [Cut(kind="byline", text=text, reason=reason) for text, reason in parts if text]


def _dates(lines: list[Line]) -> tuple[datetime | None, datetime | None]:
    text = "\n".join(line.text for line in lines if line.kind == "date")
    return labelled_dates(text)


def _url(lines: Iterable[Line]) -> str | None:
    """Return the address that the page shows of itself: alone on a line, or in a share tool."""
    for line in lines:
        found = _ADDRESS.search(line.text) if line.kind == "share_ui" else None
        if found is not None:
            return found.group()
    return None


def _publisher(rights: list[str], found: _Found) -> str | None:
    for line in rights:
        owner = _OWNER.search(line)
        name = owner["name"].strip() if owner else ""
        if name and not _PORTALS.search(name):
            return name
    byline = next((byline.publisher for byline in found.bylines if byline.publisher), None)
    return byline or found.site
