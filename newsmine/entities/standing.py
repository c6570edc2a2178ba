"""How a person stands to a post: in it, standing in for its holder, no more in it, chosen for it, or running for it."""

import re
from typing import Literal

Standing = Literal["held", "acting", "former", "designate", "candidate"]
"""How a person stands to a post."""

_WORDS: dict[str, Standing] = {
    **dict.fromkeys(("권한대행", "직무대행", "직무대리", "대행"), "acting"),
    **dict.fromkeys(("당선인", "당선자", "내정자", "지명자", "후보자"), "designate"),
    **dict.fromkeys(("예비후보자", "예비후보", "후보"), "candidate"),
}
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_ON_TITLE = re.compile(rf"(?P<title>[가-힣A-Za-z0-9]{{2,20}}?)(?P<word>{_ANY})(?P<rest>[가-힣]{{0,4}})$")
_BEHIND = re.compile(rf" ?(?:선거 )?(?P<word>{_ANY})(?![가-힣]{{4}})")
_LEFT = re.compile(r"(?:을|를) (?:지낸|지냈|역임|맡았던)|(?:이었|였)던|이던 ")
_IN_FRONT = re.compile(rf" ?(?P<word>{_ANY})(?:인|을 맡은|을 맡고 있는)?$")
_CALLED = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<word>전임|前|직전|차기) $")
_PAST = re.compile(r"(?:(?<![가-힣A-Za-z0-9])전|前|전임|옛|직전|당시|역대) ?$")
_NEXT = re.compile(r"(?<![가-힣A-Za-z0-9])차기 ?$")
# 원장에 홍길동 교수가 내정됐다.
_CHOSEN = re.compile(r"[^.\n]{0,60}?(?:내정|지명|당선|추천|거론|유력|물망)")
_MADE = re.compile(r"[^.\n]{0,60}?(?:취임|선임|임명|선출|추대|발탁|낙점|영입|올랐|재선임|연임)")


def on_title(word: str) -> tuple[str, str]:
    """Return a title word without what says how it is held, and that: 총장직무대리는.

    Examples
    --------
    >>> on_title("총장직무대리는"), on_title("가온시장"), on_title("후보")
    (('총장', '직무대리'), ('가온시장', ''), ('후보', ''))
    """
    found = _ON_TITLE.match(word)
    return (found["title"], found["word"]) if found else (word, "")


def behind_title(text: str, end: int) -> tuple[Standing, str]:
    """Return what follows a title: 시장 권한대행, 시장을 지낸.

    Examples
    --------
    >>> behind_title("가온시장 권한대행은", 4), behind_title("가온시장을 지낸", 4), behind_title("가온시장은", 4)
    (('acting', '권한대행'), ('former', ''), ('held', ''))
    """
    found = _BEHIND.match(text, end)
    if found is not None:
        return _WORDS[found["word"]], found["word"]
    return ("former", "") if _LEFT.match(text, end) else ("held", "")


def before_name(text: str, start: int) -> tuple[Standing, str]:
    """Return what is said right in front of a name: 전임 홍길동 시장, 차기 홍길동 시장."""
    found = _CALLED.search(text, max(0, start - 6), start)
    if found is None:
        return "held", ""
    return ("designate", found["word"]) if found["word"] == "차기" else ("former", "")


def before_title(text: str, start: int) -> tuple[Standing, str]:
    """Return what is said right in front of a title that stands before a name: 전 가온시장 홍길동."""
    line = text[max(0, start - 6) : start]
    if _PAST.search(line):
        return "former", ""
    return ("designate", "차기") if _NEXT.search(line) else ("held", "")


def after_title(head: str) -> tuple[int, str]:
    """Return how long a title in front of a name is without what says how it is held, and that: 시장 권한대행인."""
    found = _IN_FRONT.search(head[-20:])
    return (len(head) - len(head[-20:]) + found.start(), found["word"]) if found else (len(head), "")


def put_into(text: str, end: int) -> Standing | None:
    """Return how a person is put into a post that 에 leads to: 원장에 홍길동 교수가 선임됐다."""
    chosen, made = _CHOSEN.match(text, end), _MADE.match(text, end)
    if made is not None and (chosen is None or made.end() <= chosen.end()):
        return "held"
    return "designate" if chosen is not None else None


def standing_of(word: str) -> Standing:
    """Return what a word behind a title says.

    Examples
    --------
    >>> standing_of("직무대리"), standing_of("당선인"), standing_of("")
    ('acting', 'designate', 'held')
    """
    return _WORDS.get(word, "held")
