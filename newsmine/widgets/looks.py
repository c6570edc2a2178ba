"""How labels, relations and posts are called and coloured."""

from typing import Literal, NamedTuple

Language = Literal["en", "ko"]
"""Language of labels and headings."""


class Look(NamedTuple):
    """Korean name and colour of a label; what has no colour is underlined."""

    korean: str
    fill: str | None


# Light enough for dark letters, and as far apart as eleven such colours can be, for the colour-blind too: sought by
# computer within the hue of each (tests/widgets/test_looks.py measures it). Whoever sees no colour has the label behind each name.
LOOKS = {
    "PERSON": Look("인물", "#fab964"),
    "GOV": Look("정부·지자체", "#a5d7ff"),
    "PUBLIC_ORG": Look("공공기관", "#b9f5ff"),
    "COMPANY": Look("기업", "#afff96"),
    "UNIVERSITY": Look("대학·학교", "#cda0c8"),
    "MEDIA": Look("언론", "#e1d7aa"),
    "GROUP": Look("단체·부서", "#fff064"),
    "PROGRAM": Look("사업·과정", "#d7a0a5"),
    "EVENT": Look("행사", "#aab473"),
    "PRODUCT": Look("제품·기술", "#a5a5ff"),
    "PLACE": Look("장소", "#e1e1d2"),
    # Values are underlined: a text has many, and the names are what one looks for.
    "DATE": Look("날짜", None),
    "TIME": Look("시각", None),
    "QUANTITY": Look("수량", None),
}
_UNKNOWN = Look("", "#ffffff")

_RELATIONS = {
    "HEAD_OF": "수장",
    "AFFILIATED_WITH": "소속",
    "SIGNED_MOU_WITH": "협약 체결",
    "PARTNER_OF": "협력",
    "HOSTS": "개최",
    "RUNS": "운영",
    "PARTICIPATES_IN": "참여",
    "SUPPORTS": "지원",
    "LOCATED_IN": "위치",
    "PART_OF": "산하·일부",
    "DEVELOPS": "개발",
    "WON": "수상",
}


class Standing(NamedTuple):
    """Fill, edge and line (as matplotlib has it) of a bar, and what the standing is called."""

    fill: str
    edge: str
    line: str
    english: str
    korean: str


# Apart for the colour-blind (Okabe, Ito 2008).
STANDINGS = {
    "held": Standing("#7FB6DC", "#3B6E95", "-", "held", "재직"),
    "acting": Standing("#F3D08A", "#A67C1E", "-", "acting", "권한·직무대행"),
    "former": Standing("#FFFFFF", "#8A8A8A", ":", "called former", "전직으로 나옴"),
    "designate": Standing("#CFE8DC", "#3F8F6C", "--", "designate", "내정·당선"),
    "candidate": Standing("#F4F4F4", "#8A8A8A", "--", "candidate", "후보"),
}

# Of communities, the largest first; apart for the colour-blind (Okabe, Ito 2008). The rest is grey.
GROUPS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
REST = "#BBBBBB"


def look(label: str) -> Look:
    """Return the name and colour of a label; one of another tagger is white."""
    return LOOKS.get(label, _UNKNOWN)


def label_name(label: str, language: Language) -> str:
    """Return how a label is called.

    Examples
    --------
    >>> label_name("GOV", "ko"), label_name("GOV", "en"), label_name("ANIMAL", "ko")
    ('정부·지자체', 'GOV', 'ANIMAL')
    """
    return (look(label).korean or label) if language == "ko" else label


def relation_name(type_: str, language: Language) -> str:
    """Return how a relation is called."""
    return _RELATIONS.get(type_, type_) if language == "ko" else type_
