"""Titles: what they are, whom they head, and the organisation that is written into them."""

import re

from newsmine.entities.candidates import is_ending
from newsmine.entities.lexicon import words

HEADS = words("heads")
"""Titles of who heads an organisation or a unit."""

MEMBERS = words("members")
"""Titles of who belongs to an organisation, or of a profession."""

# Titles too short or too common as words to make a name of what stands before them without a blank.
_NEVER_ATTACHED = frozenset(words("never_attached"))
_BY_LENGTH = sorted({*HEADS, *MEMBERS}, key=len, reverse=True)
_BY_LAST = {last: tuple(title for title in _BY_LENGTH if title[-1] == last) for last in {t[-1] for t in _BY_LENGTH}}
ANY_TITLE = "|".join(map(re.escape, _BY_LENGTH))
TITLE_TAIL = re.compile(
    "(?:(?<=[원단부국과실팀소회청시관처서터교행대])장|(?<=캠프)장|(?<=군)수|(?<=[도남북])지사|"
    + "|".join(re.escape(title) for title in _BY_LENGTH if title not in _NEVER_ATTACHED and len(title) > 1)
    + ")"
)
"""A title that is written on to the name of an organisation: 광주시장, 장성군수, 전남대총장."""

ROLE_LABELS = {
    "COMPANY": frozenset(words("role_labels_company")),
    "UNIVERSITY": frozenset(words("role_labels_university")),
    "GOV": frozenset(words("role_labels_gov")),
    "GROUP": frozenset(words("role_labels_group")),
    "PUBLIC_ORG": frozenset(words("role_labels_public_org")),
}
"""What kind of organisation a title says that it belongs to."""

_UNIT_ENDS = sorted(words("unit_ends"), key=len, reverse=True)


def split_title(word: str) -> tuple[int, str] | None:
    """Return where the organisation inside a title word ends, and the role; particles at its end do not count.

    Examples
    --------
    >>> split_title("가온진흥원장은"), split_title("대표"), split_title("가온시장과"), split_title("가온대총장")
    ((5, '원장'), (0, '대표'), (3, '시장'), (3, '총장'))
    """
    for cut in range(len(word), 0, -1):
        if cut < len(word) and not is_ending(word[:cut], word[cut:]):
            continue
        core = word[:cut]
        title = next((title for title in _BY_LAST.get(core[-1:], ()) if core.endswith(title)), None)
        if title is None:
            title = _unit_title(core)
        if title is None:
            continue
        stem = len(core) - len(title)
        if title in _NEVER_ATTACHED and stem:
            continue
        if stem and title == "위원장":
            return (stem if core[:stem].endswith("당") else stem + 1), title
        if stem and core.endswith(("구청장", "대학장")):
            return len(core) - 1, core[-3:] if core.endswith("구청장") else "학장"
        if stem and title.endswith("장") and title not in MEMBERS and (end := unit_noun(core[:-1])):
            return len(core) - 1, end + "장"
        if stem and title in {"군수", "도지사"}:
            return stem + 1, title
        return stem, title
    return None


def title_end(word: str, split: tuple[int, str]) -> int:
    """Return where the title ends that :func:`split_title` found in a word; it may begin within the organisation.

    Examples
    --------
    >>> title_end("가온시장과", split_title("가온시장과")), title_end("대표는", split_title("대표는"))
    (4, 2)
    """
    stem, role = split
    return word.index(role, max(0, stem - len(role) + 1)) + len(role)


def _unit_title(core: str) -> str | None:
    end = unit_noun(core[:-1]) if core.endswith("장") and len(core) > len("시장장") else None
    return end + "장" if end else None


def unit_noun(stem: str) -> str | None:
    """Return the class noun that a unit's name ends in, the longest first."""
    return next((end for end in _UNIT_ENDS if stem.endswith(end) and len(stem) > len(end)), None)
