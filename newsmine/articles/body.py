"""An article's element to its text: what is no body is taken out and kept by what it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsmine.articles.elements import Skipped, is_sentence, is_statement
from newsmine.html.bylines import Byline, clean_authors, lead_byline, parse_byline, tail_byline
from newsmine.html.clean import is_caption, is_rights, line_kind, shows_a_scene
from newsmine.html.select import Index
from newsmine.html.tree import Element, bare, lines, squeeze
from newsmine.records import Cut

_LETTER = re.compile(r"[가-힣A-Za-z一-鿿]")
_MARKED_CAPTION = re.compile(r"^[▲△▼▽◀▶↑↓←→]\s?\S")
_LINK_MARK = re.compile(r"^[▶▷☞☛►→>][\s▶▷☞>]*\S")
# What a content system leaves where an ad or a widget was to come.
_PLACEHOLDER = re.compile(
    r"(?:\$\$\w{2,40}\$\$|\{\{[^{}]{1,60}\}\}|<%.{1,60}%>|\[\[?[A-Z_]{4,30}\]?\]|googletag\..*|\W{1,3})$"
)
_JOURNALIST = re.compile(r"기자|특파원|칼럼니스트|평론가|에디터|논설|통신원|앵커|리포터|PD|피디|편집")
_LONGEST_CUT = 400
_LONG_LINE = 40
# A byline stands in the first or in the last lines.
_FIRST_LINES, _LAST_LINES = 4, 3


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
    roots: Sequence[Element],
    index: Index,
    *,
    title: str | None = None,
    drop: Sequence[str] = (),
    captions: str = "figcaption",
) -> Body:
    """Return the text of elements, without captions, bylines, rights lines, share tools, related links and ads.

    Parameters
    ----------
    roots : sequence of lxml elements
        The elements that hold the body, in order. Not changed.
    index : Index
        Of the page that they stand in.
    title : str, optional
        The article's title; a line that repeats it is cut.
    drop : sequence of str
        CSS selectors of what else is no body.
    captions : str
        CSS selector of captions.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> page = parse("<figcaption>개관식 모습</figcaption><p>도서관이 문을 열었다.</p><p>김가온 기자</p>")
    >>> body = read_body([page], Index(page))
    >>> body.lines, body.captions, body.authors
    (['도서관이 문을 열었다.'], ['개관식 모습'], ['김가온'])
    """
    body = Body()
    raw: list[str] = []
    for root in roots:
        skipped = Skipped(root, index, drop=drop, captions=captions)
        for kind, held in skipped.held:
            note(body, kind, held)
        raw.extend(lines(root, skip=skipped.elements))
    _cut_lines(raw, body, title)
    return body


def read_lines(raw: Iterable[str], *, title: str | None = None) -> Body:
    """Return the text of lines, as :func:`read_body` does for elements."""
    body = Body()
    _cut_lines([line for line in map(squeeze, raw) if line], body, title)
    return body


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
    if len(text) <= _LONGEST_CUT:
        body.cuts.append(Cut(kind=kind, text=text))


def _cut_lines(raw: list[str], body: Body, title: str | None) -> None:
    """Take out of the lines what is no text by its form or its place."""
    shown = {bare(caption) for caption in body.captions}
    kept: list[str] = []
    for position, line in enumerate(raw):
        kind: str | None = "title" if not kept and title and bare(line) == bare(title) else _kind(line, shown)
        if kind == "byline" and _is_speaker(line, raw[position + 1 :]):
            kind = None
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


def _kind(line: str, shown: set[str]) -> str | None:
    """Return what a line is by its form, or as the caption that was shown already."""
    if _PLACEHOLDER.match(line):
        return "other"
    plain = bare(line)
    if len(plain) > 1 and plain in shown:
        return "caption"
    kind = line_kind(line)
    if kind is None and _MARKED_CAPTION.match(line) and (shows_a_scene(line) or is_caption(line)):
        return "caption"
    return kind


def _is_speaker(line: str, following: list[str]) -> bool:
    """Whether a name with a post heads what its bearer says: no journalist's, and text follows."""
    byline = parse_byline(line)
    return byline is not None and not byline.email and not _JOURNALIST.search(line) and _has_sentence(following)


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
    while kept and _LINK_MARK.match(kept[-1]) and not is_statement(kept[-1]):
        _cut(body, "related", kept.pop())
    for position in range(min(_FIRST_LINES, len(kept))):
        lead = lead_byline(kept[position])
        if lead is not None and kept[position][lead[1] :].strip():
            byline, start = lead
            _credit(body, byline, body.lead_authors)
            body.cuts.append(Cut(kind="byline", text=kept[position][:start].strip()))
            kept[position] = kept[position][start:].strip()
            break
    for position in range(max(0, len(kept) - _LAST_LINES), len(kept)):
        tail = tail_byline(kept[position])
        if tail is not None and kept[position][: tail[1]].strip():
            byline, start = tail
            _credit(body, byline, body.authors)
            body.cuts.append(Cut(kind="byline", text=kept[position][start:].strip()))
            kept[position] = kept[position][:start].strip()


def _has_sentence(following: list[str]) -> bool:
    """Whether text follows: a line that ends as a sentence and is neither a notice nor a link."""
    return any(is_sentence(line) and len(line) > _LONG_LINE and line_kind(line) is None for line in following)
