"""How a sentence words a post: held, acted in, left, or yet to come; and which wordings mean the same post."""

from typing import Literal

from newsmine.entities.titles import HEADS, MEMBERS, split_title
from newsmine.text.posts import same_post

Status = Literal["held", "acting", "former", "designate", "candidate"]
"""How a person stands to a post: in it, standing in, no more in it, chosen for it, running for it."""

_BEFORE: dict[str, Status] = {
    **dict.fromkeys(("전", "前", "전임", "직전", "옛", "당시"), "former"),
    **dict.fromkeys(("차기",), "designate"),
}
# What means something else in front of a name: 취임 전 김나래 시장, 당시 김나래 시장은 몰랐다.
_LOOSE = frozenset(("전", "옛", "당시"))
# 원장에 김나래 전 국장이 임명됐다: the title in front is the new post, the one behind the old.
_INTO = ("에", "에는")
_BEHIND: tuple[tuple[str, Status], ...] = (
    *((word, "acting") for word in ("권한대행", "직무대행", "직무대리", "대행")),
    *((word, "designate") for word in ("당선인", "당선자", "내정자", "지명자")),
    *((word, "candidate") for word in ("후보", "예비후보")),
)
# 원장에 내정된, 시장으로 당선됐다: chosen, not yet in the post.
_PARTICLES = frozenset(("에", "이", "가", "으로", "로"))
_CHOSEN = tuple(f"{chosen}{verb}" for chosen in ("내정", "지명", "당선") for verb in "됐되된돼했한")
_JOINT = ("공동", "각자")
# Who is a 후보자 for these runs in an election, for others was named and is heard by a parliament.
_ELECTED = frozenset(
    ("대통령", "시장", "도지사", "지사", "군수", "구청장", "교육감", "의원", "국회의원", "시의원", "도의원")
)
_HEADS = frozenset(HEADS)
_MEMBERS = frozenset(MEMBERS)
# What 전 stands behind where it means "before" or "ago": 개막 전, 취임 전, 3년 전.
_TIMES = (
    "년",
    "월",
    "일",
    "주",
    "달",
    "개월",
    "시간",
    "분",
    "취임",
    "개막",
    "선거",
    "행사",
    "이",
    "그",
    "얼마",
    "오래",
)
# Characters between a name and its title: organisation, unit, brackets with the age.
REACH = 60
_PIECES = 4


def post_of(role: str) -> str:
    """Return the title that stands for a post however it is worded.

    Examples
    --------
    >>> post_of("대표이사"), post_of("공동대표"), post_of("원장"), post_of("전 시장"), post_of("시장 권한대행")
    ('대표', '대표', '원장', '시장', '시장')
    """
    first, _, rest = role.partition(" ")
    bare = rest if rest and first in _BEFORE else first if rest and _tail(rest, first) else role
    return same_post(bare)


def has_one_holder(role: str, *, heads: bool) -> bool:
    """Return whether only one person at a time holds a post: the head of a body, or of a named unit of it.

    Examples
    --------
    >>> has_one_holder("시장", heads=True), has_one_holder("부시장", heads=False), has_one_holder("미래본부장", heads=False)
    (True, False, True)
    """
    if role.startswith(_JOINT):
        return False
    if heads:
        return True
    found = split_title(role) if role not in _HEADS | _MEMBERS and role.endswith("장") else None
    return found is not None and found[0] > 0 and found[1] not in _MEMBERS


def is_joint(role: str, sentence: str) -> bool:
    """Return whether a sentence shares the post among several: 공동대표, 각자 대표.

    Examples
    --------
    >>> is_joint("대표", "가온테크는 각자 대표 체제다."), is_joint("대표", "가온테크 대표가 왔다.")
    (True, False)
    """
    post = post_of(role)
    return role.startswith(_JOINT) or any(f"{word}{blank}{post}" in sentence for word in _JOINT for blank in ("", " "))


def status_of(sentence: str, person: str, role: str) -> Status:
    """Return how a sentence says that the person stands to the post.

    Parameters
    ----------
    sentence : str
    person : str
        Full name; one that the sentence shortens (김 시장) holds the post unless the role itself says otherwise.
    role : str

    Examples
    --------
    >>> status_of("박서준 가온시장 권한대행은 회의를 열었다.", "박서준", "시장")
    'acting'
    >>> status_of("전 가온시장 박서준 씨가 왔다.", "박서준", "시장"), status_of("박서준 시장이 왔다.", "박서준", "시장")
    ('former', 'held')
    """
    first, _, rest = role.partition(" ")
    worded = _BEFORE.get(first) or (_tail(rest, first) if rest else None)
    if worded is not None:
        return worded
    start = sentence.find(person)
    while start >= 0:
        end = start + len(person)
        before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
        found = _called(before, role) or _behind(after, role) or _in_front(before, role)
        if found is not None:
            return found
        start = sentence.find(person, end)
    return "held"


def may_mean(written: str, official: str) -> bool:
    """Return whether a name may be written for an official one: all its letters stand in that, in order.

    Examples
    --------
    >>> may_mean("과기정통부", "과학기술정보통신부"), may_mean("가온", "한빛진흥원"), may_mean("", "한빛진흥원")
    (True, False, True)
    """
    left = iter(official)
    return all(letter in left for letter in "".join(written.split()))


def former_title(before: str, after: str) -> tuple[str, int, int] | None:
    """Return the title that a person is said to have had, and where it stands from the name on.

    Parameters
    ----------
    before, after : str
        The text around the name.

    Returns
    -------
    (str, int, int) or None
        Title, and start and end of it with its organisation; negative numbers count from the start of the name
        backwards, others from its end on.

    Examples
    --------
    >>> former_title("", " 전 가온시장은 책을 냈다."), former_title("전 가온시장 ", " 씨가")
    (('시장', 3, 8), ('시장', -5, -1))
    >>> former_title("3년 전 가온시장 ", "은"), former_title("", " 시장은")
    (None, None)
    """
    bare, skipped = _without_bracket(after)
    words = _words(bare)
    if words and _BEFORE.get(words[0][1]) == "former":
        for at, word in words[1 : 1 + _PIECES]:
            found = split_title(word)
            if found is not None:
                return found[1], skipped + words[1][0], skipped + at + len(word)
    words = _words(before) if before.endswith(" ") else []
    for i in range(len(words) - 2, max(-1, len(words) - 2 - _PIECES), -1):
        earlier = words[i - 1][1] if i else ""
        if _BEFORE.get(words[i][1]) == "former" and not _tells_time(earlier):
            at, last = words[-1]
            found = split_title(last)
            return (found[1], words[i + 1][0] - len(before), at + len(last) - len(before)) if found else None
    return None


def _behind(after: str, role: str) -> Status | None:
    """Return what stands between the name and its title, or right behind the title."""
    after, _ = _without_bracket(after)
    at = after.find(role)
    if at < 0 or not after.startswith((" ", role)) or any(mark in after[:at] for mark in ".,“”\n"):
        return None
    worded = next((_BEFORE[word] for word in after[:at].split() if word in _BEFORE), None)
    return worded or _tail(after[at + len(role) :], role) or ("held" if at <= 1 else None)


def _called(before: str, role: str) -> Status | None:
    """Return what is said right in front of a name: 전임 김나래 시장, 시장에 김나래 전 의원."""
    last = before.rpartition(" ")[0].rpartition(" ")[2] if before.endswith(" ") else ""
    if any(last.endswith(role + particle) for particle in _INTO):
        return "held"
    return _BEFORE[last] if last in _BEFORE.keys() - _LOOSE else None


def _in_front(before: str, role: str) -> Status | None:
    """Return what is said where the title stands in front of the name: 전 시장 김나래."""
    at = before.rfind(role)
    gap = before[at + len(role) :].strip()
    if at < 0 or len(gap) > len("권한대행을 맡은"):
        return None
    tail = _tail(gap, role)
    if gap and tail is None:
        return None
    earlier = before[:at].split()[-_PIECES:]
    for i in range(len(earlier) - 1, -1, -1):
        if earlier[i] in _BEFORE and not (i and _tells_time(earlier[i - 1])):
            return _BEFORE[earlier[i]]
    return tail


def _tail(text: str, role: str) -> Status | None:
    """Return what stands behind a title: 시장 권한대행, 시장으로 당선된."""
    words = text.split(maxsplit=2)
    if words and words[0] in _PARTICLES:
        return "designate" if len(words) > 1 and words[1].startswith(_CHOSEN) else None
    if words and words[0].startswith("후보자"):
        return "candidate" if role in _ELECTED else "designate"
    return next((status for word, status in _BEHIND if words and words[0].startswith(word)), None)


def _tells_time(word: str) -> bool:
    return word.endswith(_TIMES)


def _words(text: str) -> list[tuple[int, str]]:
    """Return the words of the clause with their places."""
    words, at = [], 0
    for word in text.split(" "):
        if word:
            words.append((at, word))
        at += len(word) + 1
    return words


def _without_bracket(text: str) -> tuple[str, int]:
    """Return the text behind a bracket that follows a name at once, and how much of it that leaves out."""
    if text.startswith("(") and ")" in text[: REACH // 3]:
        skipped = text.index(")") + 1
        return text[skipped:], skipped
    return text, 0
