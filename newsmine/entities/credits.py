"""Who wrote an article and who gave its pictures: bylines and photo credits, which name nobody who acts."""

import re
from collections.abc import Iterable

from newsmine.entities.candidates import Candidate, Scan

_JOURNALIST = r"(?:[가-힣]{0,6}기자|[가-힣]{0,4}특파원|논설위원|통신원|객원기자|인턴기자)"
# [가온신문 홍길동 기자], (광주=가온뉴스) 홍길동 기자 =, 가온신문 홍길동 기자 mail@…: the start or the end of a line.
_BYLINE = re.compile(
    r"[\[(【<](?:[^\[\]()【】<>\n]{1,30}[=/|·ㆍ ])?[가-힣]{2,4}\s{0,2}"
    + _JOURNALIST
    + r"[^\[\]()【】<>\n]{0,40}[\])】>]"
    + r"|[\[(【](?!사진|자료|그래픽|영상|제공|출처)[가-힣]{2,4}\s?=\s?[^\[\]()【】=\n]{2,20}[\])】](?:\s{0,2}[가-힣]{2,4}\s{0,2}"
    + _JOURNALIST
    + r")?(?:\s?=)?"
    + r"|^[^\n.]{0,24}(?<![가-힣])[가-힣]{2,4}\s{0,2}"
    + _JOURNALIST
    + r"(?:\s?[=|/]|\s{0,3}\S{1,40}@\S{3,40}|\s{0,3}$)"
    + r"|(?<![가-힣])[가-힣]{2,4}\s{0,2}"
    + _JOURNALIST
    + r"(?=\s{0,2}(?:[\])）］】>=|/]|$|[\w.+-]{1,40}@))",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"[\[(/【<]\s?(?:사진|자료|그래픽|영상|이미지|일러스트)\s?(?:자료)?\s?(?:제공)?\s?[=:/]?\s?(?P<who>[^\[\]()【】<>\n]{2,30}?)\s?(?:제공)?(?:[\])】>]|$)"
    r"|[\[(/【<]\s?(?P<giver>[^\[\]()【】<>\n/]{2,24}?)\s?제공(?:[\])】>]|$)",
    re.MULTILINE,
)


def without_bylines(scan: Scan, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that stand in no byline: who wrote an article is not who it is about."""
    lines = [found.span() for found in _BYLINE.finditer(scan.text)] if "기자" in scan.text or "=" in scan.text else []
    return _outside(lines, candidates) if lines else list(candidates)


def credit_places(scan: Scan) -> list[tuple[int, int]]:
    """Return the places of photo credits: ``(사진=가온시 제공)``. A name there is one, but it does nothing.

    Examples
    --------
    >>> credit_places(Scan(text="개소식이 열렸다. (사진=가온시 제공)"))
    [(10, 21)]
    """
    return [found.span() for found in _CREDIT.finditer(scan.text)]


def _outside(places: list[tuple[int, int]], candidates: Iterable[Candidate]) -> list[Candidate]:
    return [c for c in candidates if not any(start <= c.start and c.end <= end for start, end in places)]
