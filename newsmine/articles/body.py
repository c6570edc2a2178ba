"""An article's element to its text: what is no body is taken out and kept by what it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bs4 import Tag

from newsmine.html.bylines import Byline, clean_authors, lead_byline, parse_byline, tail_byline
from newsmine.html.clean import is_caption, is_rights, line_kind, shows_a_scene
from newsmine.html.select import Index
from newsmine.html.soup import lines, squeeze, text_of
from newsmine.records import Cut

# Names that templates give to what is no text, as words of a class or id (camelCase and _ parted to -).
_NOISE = re.compile(
    r"(?:^|-)(?:share|sharing|sns|ad|ads|adv|advert|advertisement|adsense|adbox|banner|promotion|sponsor|sponsored|related|relation|relative|"
    r"relnews|rel|recommend|recommended|comment|comments|reply|cmt|tag|tags|keyword|keywords|hashtag|subscribe|subscription|newsletter|"
    r"popup|pop|tooltip|blind|hidden|hide|invisible|print|tts|toolbar|btn|btns|button|buttons|like|likeit|emotion|reaction|"
    r"reactions|vote|donation|sponsorship|pagination|paging|breadcrumb|nav|gnb|lnb|rank|ranking|mostview|sidebar|widget|outbrain|"
    r"taboola|dable|mobon|survey|poll|sitemap|footer|vod|player|slider|swiper|series|issue|more|link)(?:\d*$|\d*-)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|-)(?:byline|writer|writers|reporter|reporters|journalist|author|authors|editors|gija)(?:\d*$|\d*-)", re.I
)
_RIGHTS = re.compile(r"(?:^|-)(?:copyright|copyrights|copy|ccl|license)(?:\d*$|\d*-)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|-)(?:caption|captions|photocaption|imgcaption|(?:img|image|photo|pic|figure|picture)-(?:desc|description|txt|text|info|tit|title|explain|cap)|imgdesc|cap)(?:\d*$|\d*-|s$)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"(?:^|-)(?:photo|img|image|pic|picture|thumb|thumbnail|figure|article-?photo\w?)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\s]+")
_ASIDE = frozenset({"nav", "aside", "form", "footer", "dialog"})
_LETTER = re.compile(r"[가-힣A-Za-z一-鿿]")
_SENTENCE_END = re.compile(r"(?:[.?!…]|[다요죠까음함됨임])[\"'”’)\]」』]*$")
_MARKED_CAPTION = re.compile(r"^[▲△▼▽◀▶↑↓←→]\s?\S")
_LINK_MARK = re.compile(r"^[▶▷☞☛►→>※◀■●⊙◆][\s▶▷☞>]*\S")
# What a content system leaves where an ad or a widget was to come.
_PLACEHOLDER = re.compile(r"(?:\$\$\w{2,40}\$\$|\{\{[^{}]{1,60}\}\}|<%.{1,60}%>|\[\[?[A-Z_]{4,30}\]?\]|googletag\..*|\W{1,3})$")
# An element that holds this share of the letters is the body, whatever its name.
_SHARE_OF_BODY = 0.4
_LONGEST_CAPTION = 400
_LINK_SHARE = 0.8
_SHORT_LINK = 6
_MOST_LINKS = 2_000


@dataclass(slots=True)
class Body:
    """What an element gave: ``lines`` are the text, the rest is what stood among them."""

    lines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    lead_authors: list[str] = field(default_factory=list)
    bureau: str | None = None
    rights: str | None = None
    cuts: list[Cut] = field(default_factory=list)

    @property
    def letters(self) -> int:
        """Count the letters of the text."""
        return sum(len(_LETTER.findall(line)) for line in self.lines)


def read_body(
    roots: Sequence[Tag],
    *,
    title: str | None = None,
    drop: Sequence[str] = (),
    captions: str = "figcaption",
    index: Index | None = None,
) -> Body:
    """Return the text of elements, without captions, bylines, rights lines, share tools, related links and ads.

    Parameters
    ----------
    roots : sequence of bs4.Tag
        The elements that hold the body, in order. Not changed.
    title : str, optional
        The article's title; a line that repeats it is cut.
    drop : sequence of str
        CSS selectors of what else is no body.
    captions : str
        CSS selector of captions.
    index : Index, optional
        Of the page, where it was made already.

    Examples
    --------
    >>> from newsmine.html.select import Index
from newsmine.html.soup import parse
    >>> page = parse("<div><figcaption>개관식 모습</figcaption><p>도서관이 문을 열었다.</p><p>김가온 기자</p></div>")
    >>> body = read_body([page.div])
    >>> body.lines, body.captions, body.authors
    (['도서관이 문을 열었다.'], ['개관식 모습'], ['김가온'])
    """
    body = Body()
    raw: list[str] = []
    for root in roots:
        skip = _skipped(root, body, drop, captions, index)
        raw.extend(lines(root, skip=skip))
    _cut_lines(raw, body, title)
    return body


def read_lines(raw: Iterable[str], *, title: str | None = None) -> Body:
    """Return the text of lines, as :func:`read_body` does for elements."""
    body = Body()
    _cut_lines([line for line in map(squeeze, raw) if line], body, title)
    return body


def is_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does.

    Examples
    --------
    >>> is_sentence("도서관이 문을 열었다."), is_sentence("가온시 새 도서관")
    (True, False)
    """
    return bool(_SENTENCE_END.search(line))


def outermost(elements: Iterable[Tag]) -> list[Tag]:
    """Return the elements that lie in no other of them, in order."""
    found = list(elements)
    known = {id(element) for element in found}
    return [element for element in found if not any(id(parent) in known for parent in element.parents)]


def _skipped(root: Tag, body: Body, drop: Sequence[str], captions: str, index: Index | None) -> set[int]:
    """Return the ids of the elements that are no text, and note what they hold."""
    skip: set[int] = set()
    whole = _count(root)

    def leave(element: Tag, kind: str) -> None:
        if id(element) in skip or any(id(parent) in skip for parent in element.parents):
            return
        skip.add(id(element))
        note(body, kind, list(lines(element)))

    for selector in drop:
        for element in _select(root, selector, index):
            leave(element, kind_of(element) or "other")
    if captions:
        for element in _select(root, captions, index):
            leave(element, "caption")
    for element in root.find_all(True):
        kind = "other" if element.name in _ASIDE else kind_of(element)
        if kind is None and element.name in {"table", "figure", "dl"} and element.find("img") is not None:
            kind = "picture"
        if kind is None or id(element) in skip:
            continue
        if kind == "picture":
            if element.find("img") is None or not 0 < len(text_of(element, skip=skip)) <= _LONGEST_CAPTION:
                continue
            kind = "caption"
        if _count(element) <= _SHARE_OF_BODY * whole:
            leave(element, kind)
    for link in root.find_all("a", limit=_MOST_LINKS):
        box = _link_box(link, root)
        if box is not None:
            leave(box, "related")
    return skip


def _select(root: Tag, selector: str, index: Index | None) -> list[Tag]:
    return index.select(selector, within=root) if index else list(root.select(selector))


def _words(element: Tag) -> str:
    """Return the words of an element's class and id, parted by ``-``."""
    classes = element.get("class") or ()
    names = list(classes) if isinstance(classes, (list, tuple)) else [str(classes)]
    if element.get("id"):
        names.append(str(element["id"]))
    return " ".join(_CAMEL.sub("-", str(name)).strip("-") for name in names)


def kind_of(element: Tag) -> str | None:
    """Return what an element is by its class and id: caption, byline, rights, picture or other; ``None`` if it may be text."""
    return _kind_of_name(_words(element))


def _kind_of_name(words: str) -> str | None:
    for word in words.split():
        if _CAPTION.search(word):
            return "caption"
    for kind, pattern in (("byline", _BYLINE), ("rights", _RIGHTS), ("other", _NOISE), ("picture", _PICTURE)):
        if any(pattern.search(word) for word in words.split()):
            return kind
    return None


def _count(element: Tag) -> int:
    return len(_LETTER.findall(element.get_text()))


def _link_box(link: Tag, root: Tag) -> Tag | None:
    """Return the line around a link that is nothing but the link: a headline of another story."""
    text = text_of(link)
    if len(text) < _SHORT_LINK or _SENTENCE_END.search(text):
        return None
    box = link
    while box.parent is not None and box.parent is not root and box.name not in {"p", "li", "dd", "dt", "div"}:
        box = box.parent
    if box is root or box.name not in {"p", "li", "dd", "dt", "div"}:
        return None
    whole = text_of(box)
    linked = sum(len(text_of(part)) for part in box.find_all("a"))
    return box if linked >= _LINK_SHARE * len(whole) and not _SENTENCE_END.search(whole) else None


def note(body: Body, kind: str, held: list[str]) -> None:
    """Keep what an element that is no text says: a caption, names, rights."""
    if not held:
        return
    text = squeeze(" ".join(held))
    if kind == "caption":
        if text not in body.captions:
            body.captions.append(text)
    elif kind == "byline":
        body.authors.extend(name for line in held for name in clean_authors([line]))
        for line in held:
            byline = parse_byline(line)
            if byline and byline.bureau:
                body.bureau = body.bureau or byline.bureau
    elif kind == "rights" and body.rights is None:
        body.rights = next((line for line in held if is_rights(line)), None)
    if len(text) <= _LONGEST_CAPTION:
        body.cuts.append(Cut(kind=kind, text=text))


def _cut_lines(raw: list[str], body: Body, title: str | None) -> None:
    """Take out of the lines what is no text by its form or its place."""
    heads = {_plain(title)} if title else set()
    shown = {_plain(caption) for caption in body.captions}
    kept: list[str] = []
    for position, line in enumerate(raw):
        plain = _plain(line)
        kind = line_kind(line)
        if not kept and plain in heads:
            kind = "title"
        elif _PLACEHOLDER.match(line):
            kind = "other"
        elif len(plain) > 1 and plain in shown:
            kind = "caption"
        elif kind is None and _MARKED_CAPTION.match(line) and (shows_a_scene(line) or is_caption(line)):
            kind = "caption"
        if kind is None:
            kept.append(line)
        elif kind in {"related", "sidebar"} and not _has_sentence(raw[position + 1 :]):
            for left in raw[position:]:
                _cut(body, line_kind(left) or kind, left)
            break
        else:
            _cut(body, kind, line)
    _cut_ends(kept, body)
    body.lines.extend(kept)


def _cut(body: Body, kind: str, line: str) -> None:
    body.cuts.append(Cut(kind=kind, text=line))
    if kind == "caption" and line not in body.captions:
        body.captions.append(line)
    elif kind == "rights" and body.rights is None:
        body.rights = line
    elif kind == "byline":
        byline = parse_byline(line)
        if byline is not None:
            _credit(body, byline, body.authors)


def _credit(body: Body, byline: Byline, authors: list[str]) -> None:
    authors.extend(byline.names)
    body.bureau = body.bureau or byline.bureau


def _cut_ends(kept: list[str], body: Body) -> None:
    """Cut bylines within the first and the last lines, and links behind the last sentence."""
    while kept and _LINK_MARK.match(kept[-1]) and not _SENTENCE_END.search(kept[-1]):
        _cut(body, "related", kept.pop())
    for position in range(min(4, len(kept))):
        lead = lead_byline(kept[position])
        if lead is not None and kept[position][lead[1] :].strip():
            byline, start = lead
            _credit(body, byline, body.lead_authors)
            body.cuts.append(Cut(kind="byline", text=kept[position][:start].strip()))
            kept[position] = kept[position][start:].strip()
            break
    for position in range(max(0, len(kept) - 3), len(kept)):
        tail = tail_byline(kept[position])
        if tail is not None and kept[position][: tail[1]].strip():
            byline, start = tail
            _credit(body, byline, body.authors)
            body.cuts.append(Cut(kind="byline", text=kept[position][start:].strip()))
            kept[position] = kept[position][:start].strip()


def _has_sentence(following: list[str]) -> bool:
    """Whether text follows: a line that ends as a sentence and is neither a notice nor a link."""
    return any(_SENTENCE_END.search(line) and len(line) > 40 and line_kind(line) is None for line in following)


def _plain(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").lower()
