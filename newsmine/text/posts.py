"""Titles of one and the same post."""

_SAME: dict[str, str] = {
    **dict.fromkeys(("대표이사", "공동대표", "각자대표", "공동대표이사", "각자대표이사", "최고경영자", "CEO"), "대표"),
    **dict.fromkeys(("도지사",), "지사"),
    **dict.fromkeys(("협회장", "학회장", "연합회장"), "회장"),
    **dict.fromkeys(("사업단장", "추진단장", "지원단장"), "단장"),
    **dict.fromkeys(("은행장",), "행장"),
    **dict.fromkeys(("의회의장",), "의장"),
    **dict.fromkeys(("연구소장",), "소장"),
}


def same_post(title: str) -> str:
    """Return the title that stands for all titles of the same post of one organisation.

    Examples
    --------
    >>> same_post("대표이사"), same_post("공동대표"), same_post("원장")
    ('대표', '대표', '원장')
    """
    return _SAME.get(title, title)
