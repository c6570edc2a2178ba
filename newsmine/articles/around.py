"""What stands around the body of an unknown page: the times beside the headline, the byline and the rights behind."""

import re
from collections.abc import Iterator
from datetime import datetime, timezone

from lxml import etree

from newsmine.articles.body import Body, note
from newsmine.articles.elements import kind_of
from newsmine.html.bylines import clean_authors, parse_byline
from newsmine.html.clean import is_footer
from newsmine.html.dates import find_dates, labelled_dates
from newsmine.html.metadata import Metadata
from newsmine.html.tree import Element, lines, text_of

_HEADER_LINES = 60
_LONGEST_LINE = 120
_LONGEST_LABEL = 12
_LONGEST_SIGNED = 40
_NEAR_LINES = 12
_JOURNALIST = re.compile(r"기자|특파원|논설위원|칼럼니스트|통신원|앵커")
_STEPS_UP = 4
_OTHER_STORIES = re.compile(r"구독|추천|다른\s?기사|최신\s?기사|많이\s?본|프로필")
_DAY_LABEL = re.compile(
    r"입력|등록(?!\s?(?:번호|년월일|연월일|일자))|게재|송고|발행|승인|기사\s?작성|작성일|수정|업데이트", re.IGNORECASE
)


def note_around(root: Element, body: Body) -> None:
    """Keep the first byline and the first rights line that stand near the body, behind it or before it."""
    inside = set(root.iter(etree.Element))
    above = root.getparent()
    for _ in range(_STEPS_UP):
        if above is None or above.tag in {"body", "html"} or (body.authors and body.rights):
            return
        for element in above.iterdescendants(etree.Element):
            kind = kind_of(element.get("class"), element.get("id")) if element not in inside else None
            if kind == "byline" and not body.authors:
                text = text_of(element)
                if (
                    len(text) <= _LONGEST_LINE
                    and not _OTHER_STORIES.search(text)
                    and ("@" in text or parse_byline(text))
                ):
                    note(body, kind, [re.sub(r"[(<]?[\w.+-]{1,64}@[\w.-]{1,99}[)>]?", " ", text)])
            elif kind == "rights" and body.rights is None:
                note(body, kind, list(lines(element)))
        above = above.getparent()


def authors_around(root: Element, body: Body, title: str | None) -> tuple[str, ...]:
    """Return the journalists of the lines between the headline and the body, else of those right behind the body."""
    above: Element | None = root
    for _ in range(_STEPS_UP):
        above = above.getparent() if above is not None and above.tag != "body" else None
        if above is None:
            return ()
        shown = list(lines(above))
        inside = [position for position, line in enumerate(shown) if line in body.lines]
        if not inside:
            return ()
        before = shown[: inside[0]]
        if title in before:
            before = before[before.index(title) :]
        for near in (before[-_NEAR_LINES:], shown[inside[-1] + 1 :][: _NEAR_LINES // 2]):
            signed = [line for line in near if _is_signed(line)]
            if signed:
                return clean_authors(signed)
    return ()


def _is_signed(line: str) -> bool:
    return (
        len(line) <= _LONGEST_SIGNED
        and bool(_JOURNALIST.search(line))
        and not _OTHER_STORIES.search(line)
        and parse_byline(line) is not None
    )


def times_around(root: Element, body: Body, meta: Metadata) -> tuple[datetime | None, datetime | None]:
    """Return the labelled dates of the page's header, where the head says none or seems to mean another zone."""
    published, modified = _shown(root, body, meta)
    said = meta.published_at
    if said is None:
        return published, modified
    if published is not None and published.replace(tzinfo=timezone.utc) == said.astimezone(timezone.utc).replace(
        second=0
    ):
        return published, modified
    return None, modified if modified and published and modified > said and meta.modified_at is None else None


def _shown(root: Element, body: Body, meta: Metadata) -> tuple[datetime | None, datetime | None]:
    """Return the dates nearest to the headline: of labelled lines first, then of any short line."""
    header = [cut.text for cut in body.cuts if cut.kind == "date"] or list(_header(root, meta.title))
    labelled = [line for line in header if _DAY_LABEL.search(line)]
    for chosen in (labelled, [line for line in header if next(find_dates(line), None)]):
        published, modified = labelled_dates(" | ".join(chosen))
        if published is not None:
            return published, modified
    return None, None


def _header(root: Element, title: str | None) -> Iterator[str]:
    """Yield the short lines around the body, those between headline and text first."""
    above: Element | None = root
    seen: set[str] = set()
    for _ in range(6):
        above = above.getparent() if above is not None and above.tag != "body" else None
        if above is None:
            return
        near = [line for line in lines(above, skip={root}) if len(line) <= _LONGEST_LINE and not is_footer(line)]
        head = near[:_HEADER_LINES]
        if title and title in near:
            head = near[near.index(title) : near.index(title) + _HEADER_LINES]
        dated = [(position, line) for position, line in enumerate(head) if next(find_dates(line), None)]
        for position, line in dated:
            label = head[position - 1] if position and len(head[position - 1]) <= _LONGEST_LABEL else ""
            if line not in seen:
                seen.add(line)
                yield f"{label} {line}" if _DAY_LABEL.search(label) else line
        if seen:
            return
