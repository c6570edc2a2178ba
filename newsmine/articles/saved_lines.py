"""The lines of a page saved as text: what each is by its form, its place and its repetition."""

import re
from dataclasses import dataclass

from newsmine.articles.saved_shape import unshape
from newsmine.html.bylines import lead_byline, parse_byline, tail_byline
from newsmine.html.clean import line_kind, shows_a_scene
from newsmine.html.dates import find_dates
from newsmine.html.press import SECTIONS

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]」』>〉》]{0,3}$")
_BARE_END = re.compile(r"(?:다|요|까|죠)[\"'”’」』]{0,2}$")
_INNER_STOP = re.compile(r"다[.!?…][\"'”’)\]]{0,2}\s")
_LIST_MARK = re.compile(r"[▲△▷▶■□●○◇◆]\s?\S")
_POINTER = re.compile(r"^(?:☞|▶|▷|►|☎|👉|↓|↑)|^\[(?:관련|바로가기|영상|포토|화보|인기|추천)\S{0,8}\]")
_PLACES_IN_PICTURE = re.compile(
    r"(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|좌측|우측).{0,10}(?:번째|부터|순|첫)|\((?:왼쪽|오른쪽|가운데)\)|기념\s?(?:촬영|사진)|파이팅을?\s?외치"
)
# A paragraph ends in a verb; what ends in the word for a picture, and is one sentence, stands under one.
_PICTURE_WORD = re.compile(
    r"^(?:(?!다[.!?]\s).){8,150}\s(?:사진|모습|장면|전경|조감도|투시도|포스터|캡처|캡쳐|그래픽|일러스트|갈무리)[.)\]]{0,2}$"
)
# Somebody, on a day, at a place, doing what can be seen.
_SCENE = re.compile(
    r"^[^.“\"]{0,90}\d{1,2}일[^.“\"]{0,70}(?:에서|현장을|앞에서|앞두고|찾아|가운데)[^.“\"]{0,60}"
    r"(?:축사|인사말?|발언|설명|발표|연설|강연|강의|답변|브리핑|시연|체험|관람|촬영|참석|입장|이동|묵념|헌화|경례|선서|서명|작업|점검|진행|공연|연주|응원|합창|행진|기도|심사|회의|대화|토론|상담|수업|전달|시식|식사|줄다리기)?"
    r"(?:을|를|에)?\s?(?:하|취하|외치|듣|보|살펴보|둘러보|지켜보|바라보|들어서|나누|전하|나서|타|들|걷|뛰|웃|받|펼치|만들|심|치|찍|서|읽)고\s있다\.?$"
)
_PICTURE_MARKS = ("▲", "△", "↑")
LABEL_WORD = re.compile(
    r"기사\s?(?:입력|수정|등록|작성)|기자명|작성자|글쓴이|입력|수정|승인|등록|게재|게시|송고|발행일?|최종|최초|기사(?![가-힣])|업데이트|댓글\s?\d*|조회\s?\d*|지면\s?\S*|시간|[|:]"
)
"""What stands before a date or a name: labels, counts of comments and of readers."""

_LONG = 100
_SHORT = 8
_SENTENCE = 15
# A headline may end in 다 as a sentence does, but is shorter than this.
_BARE = 45
# What a line adds to a run of text, so that the best run is the article: letters for sentences, a loss for the rest.
_LOSS = {
    "caption": 0,
    "byline": 15,
    "date": 30,
    "share_ui": 10,
    "other": 20,
    "related": 45,
    "sidebar": 300,
    "rights": 200,
    "footer": 300,
}
_LOSS_OF_HEADLINE = 12
_LOSS_OF_RUN = 40
_RUN = 2
# So many lines above the article's text its date may stand, and behind it its byline or rights.
_ABOVE = 25
_BEHIND = 8
# Behind so many letters of text a rights line or an imprint ends the article, whatever follows.
_ENOUGH = 200
_END = 1_000_000
_MOST_LETTERS = 600
_LISTED = frozenset({"related", "sidebar"})


@dataclass(slots=True)
class Line:
    """A line that is not blank: its text, its kind (``None`` until known) and whether a blank line stands before it.

    ``twin`` is true where a neighbour says the same; ``head`` and ``tail`` are the bylines that were taken off it;
    ``why`` says what its kind was told by, where that is more than its form. ``light`` is a line that may stand within
    an article: it says nothing of where the text ends.
    """

    text: str
    kind: str | None
    gap: bool
    twin: bool = False
    head: str | None = None
    tail: str | None = None
    why: str = ""
    light: bool = False

    @property
    def prose(self) -> bool:
        """Whether the line may be a paragraph of the article: a sentence, or long, and of no other kind."""
        return self.kind is None and is_prose(self.text)


def split_lines(text: str) -> list[Line]:
    r"""Return the lines of a page that are not blank, each with its kind by form and by repetition.

    Examples
    --------
    >>> page = "공유하기\n\n새 도서관\n새 도서관\n가온시는 27일 도서관을 열었다.\n"
    >>> [(line.text, line.kind) for line in split_lines(page)]
    [('공유하기', 'share_ui'), ('새 도서관', None), ('새 도서관', None), ('가온시는 27일 도서관을 열었다.', None)]
    """
    lines: list[Line] = []
    gap = False
    for stripped in unshape(text):
        if not stripped:
            gap = True
            continue
        lines.append(Line(text=stripped, kind=_kind(stripped), gap=gap))
        gap = False
    return lines


def is_prose(text: str) -> bool:
    """Return whether a line reads as a paragraph of an article."""
    end = text[-_SENTENCE:]
    if len(text) >= _LONG or _INNER_STOP.search(text):
        return True
    return len(text) >= _SENTENCE and bool(_SENTENCE_END.search(end) or (len(text) >= _BARE and _BARE_END.search(end)))


def find_body(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first line of the article's text and the one behind its last, or ``None`` where no sentence stands.

    Every run of lines in which sentences outweigh the rest may be it. The one that weighs most is: twice as much where
    a date or byline stands shortly above it, and again where a byline or rights line stands shortly behind.
    """
    runs = _runs(lines)
    if not runs:
        return None
    return max(runs, key=lambda run: run[2] * _framing(lines, run[0], run[1]))[:2]


def _runs(lines: list[Line]) -> list[tuple[int, int, int]]:
    """Return the runs (start, end, weight) of lines whose weight, summed from their start, stays above nothing."""
    runs: list[tuple[int, int, int]] = []
    best = total = start = end = letters = other = 0
    for i, line in enumerate(lines):
        prose = line.prose and not line.twin
        other = 0 if prose or line.light or line.kind in {"caption", "related"} else other + 1
        gain = min(len(line.text), _MOST_LETTERS) if prose and is_whole(line.text) else -_loss(line, letters, other)
        if total <= 0:
            if best:
                runs.append((start, end, best))
            best, total, start, letters = 0, 0, i, 0
        total += gain
        letters += len(line.text) if prose else 0
        if total > best:
            best, end = total, i + 1
    return [*runs, (start, end, best)] if best else runs


def _framing(lines: list[Line], start: int, end: int) -> int:
    above = any(line.kind in {"date", "byline"} for line in lines[max(0, start - _ABOVE) : start + 1])
    behind = any(line.kind in {"rights", "byline"} for line in lines[end : end + _BEHIND])
    return (2 if above else 1) * (2 if behind else 1)


def mark_body(lines: list[Line], start: int, end: int) -> None:
    """Give every line between the two places its kind: body and heading, or what interrupts them."""
    listed: str | None = None
    for i in range(start, end):
        line = lines[i]
        if line.kind in _LISTED:
            listed = line.kind if len(line.text) < _LONG // 3 else None
        elif line.kind is None and is_prose(line.text) and not (listed and _is_headline(line.text)):
            listed = None
            line.kind = _prose_kind(lines, i, start, end)
        elif line.kind is None:
            line.why = "stands in a list that such a line heads" if listed else line.why
            line.kind = listed or _short_kind(lines, i, start, end)
        elif line.kind == "byline" and i < end - 1 and not _is_reporter(line.text):
            line.kind = "heading"
        elif line.kind == "caption" and _is_item(lines, i, start, end):
            line.kind = "body"


def _kind(text: str) -> str | None:
    kind = line_kind(text)
    if kind in {"caption", "byline"}:
        lead = lead_byline(text)
        if lead is not None and is_prose(text[lead[1] :]) and not text.endswith(("DB 금지", "제공)")):
            return None
    if kind is None and _is_dated_tool(text):
        return "date"
    return "other" if kind is None and _is_section(text) else kind


def _is_dated_tool(text: str) -> bool:
    """Whether nothing but dates, their labels and buttons stands in a line."""
    if len(text) > _LONG:
        return False
    rest, position, found = [], 0, False
    for _, start, end in find_dates(text):
        rest.append(text[position:start])
        position, found = end, True
    words = LABEL_WORD.sub(" ", " ".join([*rest, text[position:]])).strip(" .:|/-·")
    return found and (not words or line_kind(words) == "share_ui")


def is_whole(text: str) -> bool:
    """Return whether a paragraph ends as one does; leads in lists of stories are cut in the middle of a word."""
    end = text[-_SENTENCE:]
    if end.endswith(("...", "…")) or (len(text) >= _BARE and _BARE_END.search(end)):
        return not end.endswith(("...", "…"))
    return bool(_SENTENCE_END.search(end)) or tail_byline(text) is not None


def _is_headline(text: str) -> bool:
    return len(text) < _LONG // 2 and not text.endswith((".", ".”", '."'))


def _is_section(text: str) -> bool:
    """Whether a line is a path of sections (``홈 > 경제 > 산업``) or the name of one."""
    if len(text) >= _LONG:
        return False
    path = [part.strip() for part in re.split(r"[>〉›»]", text)]
    if len(path) > 1 and all(0 < len(part) <= _SHORT + 2 for part in path):
        return True
    parts = [part.strip().removesuffix("일반").strip() for part in re.split(r"[>〉›»|/]", text)]
    return any(parts) and all(part in SECTIONS for part in parts if part)


def _loss(line: Line, letters: int, run: int) -> int:
    if line.twin or line.light or (line.kind is None and line.text.startswith(_PICTURE_MARKS)):
        return 0
    if line.kind in {"rights", "footer"} and letters >= _ENOUGH:
        return _END
    if line.kind is None:
        return _LOSS_OF_HEADLINE if run <= _RUN else _LOSS_OF_RUN
    return _LOSS[line.kind]


def _prose_kind(lines: list[Line], i: int, start: int, end: int) -> str:
    """Return the kind of a sentence in the body: a caption where it tells what a picture shows, or stands twice."""
    line = lines[i]
    if line.twin:
        return "caption"
    at_edge = i == start or lines[i - 1].kind == "caption" or (i + 1 < end and lines[i + 1].kind == "caption")
    if (
        at_edge
        and len(line.text) < _LONG * 2
        and _PLACES_IN_PICTURE.search(line.text)
        and shows_a_scene(line.text[-_SHORT * 2 :])
    ):
        return "caption"
    if (
        (_SCENE.search(line.text) or _PICTURE_WORD.match(line.text))
        and len(line.text) < _LONG * 3 // 2
        and any(other.prose for other in lines[i + 1 : end])
    ):
        line.why = "tells what a picture shows"
        return "caption"
    if _is_credited(line.text) and any(other.prose for other in lines[i + 1 : end]):
        return "caption"
    if line.text.startswith(_PICTURE_MARKS) and not _is_item(lines, i, start, end) and at_edge:
        return "caption"
    return "related" if _POINTER.match(line.text) and len(line.text) < _LONG else "body"


def _is_credited(text: str) -> bool:
    """Whether a line shows a scene and names who took the picture; at the end of an article that is its byline."""
    tail = tail_byline(text) if len(text) < _LONG * 2 else None
    return tail is not None and shows_a_scene(text[tail[1] - _SHORT : tail[1]])


def _short_kind(lines: list[Line], i: int, start: int, end: int) -> str:
    """Return the kind of a line in the body that is no sentence: a heading, an item of a list, a caption, a link."""
    line = lines[i]
    if line.twin:
        return "caption"
    if _is_item(lines, i, start, end):
        return "body"
    if line.text.startswith(_PICTURE_MARKS) or (shows_a_scene(line.text) and line.text.endswith(("있다", "모습"))):
        return "caption"
    if _POINTER.match(line.text):
        return "related"
    behind = next((other for other in lines[i + 1 : end] if other.kind in {None, "body"} and not other.twin), None)
    return "heading" if behind is not None else "sidebar"


def _is_item(lines: list[Line], i: int, start: int, end: int) -> bool:
    """Whether a line begins with a mark that a neighbour, or the line itself again, begins with."""
    text = lines[i].text
    if not _LIST_MARK.match(text):
        return False
    if text.count(text[0]) > 1:
        return True
    near = [lines[j].text for j in (i - 1, i + 1) if start <= j < end and not lines[j].twin]
    return not lines[i].twin and lines[i].kind is None and any(other[0] == text[0] for other in near)


def _is_reporter(text: str) -> bool:
    found = parse_byline(text)
    return found is not None and (
        found.email is not None or "기자" in (found.role or "") or "특파원" in (found.role or "")
    )
