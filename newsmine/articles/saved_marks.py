"""Lines of a saved page that place and repetition tell: captions twice, buttons, summaries, polls, other stories, comments."""

import difflib
import re
from collections import Counter

from newsmine.articles.saved_head import pairs
from newsmine.articles.saved_lines import Line, is_prose

# Buttons have a few words; a title that stands twice is longer, or its words come back in the text.
_BUTTON = 18
_NO_BUTTON_SHARED = 0.5
# A label over a summary is short, and says nothing else.
_SUMMARY_HEAD = re.compile(
    r"(?:(?:AI|인공지능|생성형|챗GPT|자동|기사|본문|뉴스|핵심|오늘|한\s?눈에|보는|[1-5]\s?줄|[세한]\s?줄|[가로의이:·|-])\s{0,2}){0,7}"
    r"(?:요약|간추린|간추리|핵심\s?(?:정리|포인트|내용)|브리핑|핵심|summary)\S{0,6}(?:\s\S{1,6}){0,2}",
    re.IGNORECASE,
)
_LONGEST_HEAD = 24
_SUMMARY_LINES = 6
_SUMMARY_LETTERS = 140
_BUTTONS_BETWEEN = 2
_AIRY = 0.7
# An article is longer than its summary.
_LONGER = 1.5
# A sentence that a summary took out of the text comes back there with nearly all its pairs of letters.
_TAKEN = 0.9
_BULLET = re.compile(r"^(?:[-•·∙▪*✔✅▷▶○●]|\d[.)]|[①-⑨])\s?")
_SHARE_OF_VOTES = re.compile(r"(?:^|\s)\(?\d{1,3}(?:\.\d)?\s?%\)?(?:\s?\([\d,]+\s?[표명]\))?$")
_VOTES = re.compile(r"투표|참여|설문|응답|결과\s?보기")
_LONGEST_OPTION = 25
_COMMENTS = re.compile(
    r"(?:전체\s?|총\s?)?댓글(?:\s?수)?\s?[(\[]?\d{0,6}[)\]]?\s?(?:개|건)?|[\d,]{1,9}개의\s?댓글|독자\s?(?:의견|댓글)\s?[(\[]?\d{0,6}[)\]]?"
)
_ENOUGH = 100
# Headlines of other stories: their length, and how few of their pairs of letters come back.
_HEADLINE = (10, 60)
_STRANGE = 0.25
# Two lines are one caption twice if they agree in so much of their letters (a date added, a stop dropped).
_ALIKE = 0.85
_ALIKE_MAX = 400
_TWINS_APART = 4
_ENDS = 4
# Lines shorter than this say too little to be compared.
_SHORT, _SENTENCE = 8, 15


def mark_places(lines: list[Line]) -> None:
    """Mark what only place and repetition tell; lines whose kind is known are left as they are, but for comments.

    Parameters
    ----------
    lines : list of Line
        Of a page, changed in place.
    """
    _mark_twins(lines)
    prose = pairs(" ".join(line.text for line in lines if line.prose))
    _mark_buttons(lines, prose)
    _mark_summaries(lines)
    _mark_polls(lines)
    _mark_strangers(lines, prose)
    _mark_comments(lines)


def _mark_twins(lines: list[Line]) -> None:
    """Mark lines that say the same as one near: the words of a picture and its caption, with a button between them."""
    for i, one in enumerate(lines):
        for j in range(i + 1, min(i + 1 + _TWINS_APART, len(lines))):
            two = lines[j]
            if not {one.kind, two.kind} <= {None, "caption"} or len(one.text) < _SHORT // 2:
                continue
            if _is_alike(one.text, two.text) if j == i + 1 else one.text == two.text and len(one.text) >= _SENTENCE:
                one.twin = two.twin = True
                if one.kind or two.kind:
                    one.kind = two.kind = "caption"
                one.why = two.why = "stands twice, as the words of a picture and its caption do"


def _is_alike(one: str, two: str) -> bool:
    one, two = (re.sub(r"\W", "", text) for text in (one, two))
    if one == two or not one or not two:
        return one == two
    if max(len(one), len(two)) > _ALIKE_MAX or min(len(one), len(two)) < _ALIKE * max(len(one), len(two)) - _SHORT:
        return False
    if min(len(one), len(two)) < _SHORT or not (one[:_ENDS] == two[:_ENDS] or one[-_ENDS:] == two[-_ENDS:]):
        return False
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def _mark_buttons(lines: list[Line], prose: set[str]) -> None:
    """Mark short lines that stand several times on the page, and say nothing of the matter."""
    counts = Counter(line.text for line in lines if line.kind is None and not line.twin)
    for line in lines:
        if line.kind is not None or counts[line.text] <= 1 or len(line.text) > _BUTTON or is_prose(line.text):
            continue
        own = pairs(line.text)
        if len(own & prose) < _NO_BUTTON_SHARED * max(1, len(own)):
            line.kind, line.light = "share_ui", True
            line.why = f"stands {counts[line.text]} times on the page, as buttons do"


def _mark_summaries(lines: list[Line]) -> None:
    """Mark the sentences under a label like 요약, up to the first line that is none."""
    for i, head in enumerate(lines):
        if len(head.text) > _LONGEST_HEAD or not _SUMMARY_HEAD.fullmatch(head.text):
            continue
        found = _summary(lines, i + 1)
        if found:
            head.kind, head.light, head.why = head.kind or "other", True, "heads a summary"
        for j in found:
            lines[j].kind, lines[j].light = "summary", True
            lines[j].why = "sums the article up, under a label that says so"
        taken = {lines[j].text for j in found}
        for line in lines:
            # The text says it again: that is no caption under its picture.
            line.twin = line.twin and not (line.kind is None and line.text in taken)


def _summary(lines: list[Line], start: int) -> list[int]:
    """Return the lines of a summary: bullets, or short sentences that end at a gap or at another kind of line."""
    own: list[int] = []
    # Where blank lines stand everywhere, they end nothing.
    airy = sum(line.gap for line in lines) > _AIRY * len(lines)
    for i in range(start, min(len(lines), start + _SUMMARY_LINES + 4)):
        line = lines[i]
        if not own and line.kind in {"share_ui", "other"} and i - start < _BUTTONS_BETWEEN:
            continue
        if (
            line.kind is not None
            or len(line.text) > _SUMMARY_LETTERS
            or (own and line.gap and not airy and not _bulleted(lines, i, own))
        ):
            break
        if is_prose(line.text) or line.text.endswith(".") or _BULLET.match(line.text):
            own.append(i)
    else:
        return []
    later = [line.text for line in lines[own[-1] + 1 :] if line.prose or line.twin] if own else []
    if sum(map(len, later)) < _LONGER * sum(len(lines[i].text) for i in own):
        return []
    taken = [i for i in own if _is_taken(lines[i].text, later)]
    ended = (
        own
        and own[-1] + 1 < len(lines)
        and ((not airy and lines[own[-1] + 1].gap) or lines[own[-1] + 1].kind is not None)
    )
    bullets = [i for i in own if _BULLET.match(lines[i].text)]
    if ended and len(own) <= _SUMMARY_LINES:
        return own
    return bullets or taken


def _bulleted(lines: list[Line], i: int, own: list[int]) -> bool:
    return bool(_BULLET.match(lines[i].text) and _BULLET.match(lines[own[-1]].text))


def _is_taken(text: str, later: list[str]) -> bool:
    own = pairs(text)
    return any(len(own & pairs(other)) >= _TAKEN * len(own) for other in later if len(other) >= len(text) - 2)


def _mark_polls(lines: list[Line]) -> None:
    """Mark two or more options with their shares of the votes, the question above them and the count below."""
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and lines[end].kind in {None, "share_ui"} and _is_option(lines[end].text):
            end += 1
        if end - i > 1:
            first = i - 1 if i and lines[i - 1].text.endswith(("?", "?”")) and lines[i - 1].kind is None else i
            while end < len(lines) and len(lines[end].text) <= _LONGEST_OPTION and _VOTES.search(lines[end].text):
                end += 1
            for line in lines[first:end]:
                line.kind, line.light, line.why = "other", True, "belongs to a poll: options with shares of votes"
        i = max(end, i + 1)


def _is_option(text: str) -> bool:
    return len(text) <= _LONGEST_OPTION and bool(_SHARE_OF_VOTES.search(text)) and not text.endswith(".")


def _mark_strangers(lines: list[Line], prose: set[str]) -> None:
    """Mark two or more headlines between two paragraphs whose words come back nowhere in the text: other stories."""
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and _is_strange(lines[end], prose):
            end += 1
        if end - i > 1 and i and end < len(lines) and lines[i - 1].prose and lines[end].prose:
            for line in lines[i:end]:
                line.kind, line.light = "related", True
                line.why = "a headline between two paragraphs whose words come back nowhere in the text"
        i = max(end, i + 1)


def _is_strange(line: Line, prose: set[str]) -> bool:
    text = line.text
    if line.kind is not None or line.twin or not _HEADLINE[0] <= len(text) <= _HEADLINE[1] or is_prose(text):
        return False
    own = pairs(text)
    return text.count(" ") > 1 and ":" not in text and len(own & prose) < _STRANGE * len(own)


def _mark_comments(lines: list[Line]) -> None:
    """Mark the label over the readers' comments, which ends the article: behind text, and with dates or names below."""
    letters = 0
    for i, line in enumerate(lines):
        letters += len(line.text) if line.prose else 0
        if letters < _ENOUGH or not _COMMENTS.fullmatch(line.text):
            continue
        below = lines[i + 1 : i + 8]
        if any(other.kind == "date" or other.text in {"답글", "신고", "답글 쓰기"} for other in below):
            line.kind, line.why = "sidebar", "heads the readers' comments"
            return
