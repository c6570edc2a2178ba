"""How labels, relations and errors are called and coloured."""

from typing import NamedTuple

from newsmine.files.options import Language


class Look(NamedTuple):
    """Korean name and colour of a label; what has no colour is underlined."""

    korean: str
    fill: str | None


# Light enough for dark letters, and as far apart as eleven such colours can be, for the colour-blind too: sought by
# computer within the hue of each (tests/display/test_words.py measures it). Whoever sees no colour has the label behind each name.
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
_MODALITIES = {"planned": "계획", "denied": "부인", "asked": "의문"}
# Sign before a label, English and Korean name.
KINDS = {
    "right": ("", "right", "맞음"),
    "missed": ("−", "missed", "놓침"),
    "false": ("+", "not marked", "잘못 찾음"),
    "label": ("≠", "wrong label", "종류 틀림"),
    "place": ("↔", "wrong place", "경계 틀림"),
    "neutral": ("∘", "not counted", "세지 않음"),
    "wrong": ("✕", "typical error", "전형적 오류"),
    "split": ("÷", "split", "나뉨"),
    "merged": ("∪", "merged", "섞임"),
}
_PHRASES = {
    "relations": ("relations", "관계"),
    "links": ("wrong links", "잘못 이은 것"),
    "evidence": ("evidence", "근거"),
    "score": ("score", "점수"),
    "no names": ("No names.", "찾은 이름이 없습니다."),
    "nothing stored": (
        "No names are stored for this article; was newsmine find run?",
        "저장된 이름이 없습니다. newsmine find를 실행했나요?",
    ),
    "marked as": ("marked as", "정답은"),
    "too deep": ("names lie on too many others and are not drawn", "개 이름은 너무 많이 겹쳐 칠하지 않았습니다"),
    "articles": ("articles", "기사"),
    "errors": ("errors", "오류"),
    "first": ("The first {} articles are shown.", "처음 {}편만 보입니다."),
}


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


def modality_name(modality: str, language: Language) -> str:
    """Return how a relation that is no fact is called; of a fact nothing is said."""
    if modality == "asserted":
        return ""
    return _MODALITIES.get(modality, modality) if language == "ko" else modality


def kind_name(kind: str, language: Language) -> str:
    """Return how a kind of error is called, with its sign."""
    sign, english, korean = KINDS[kind]
    return f"{sign} {korean if language == 'ko' else english}".strip()


def phrase(key: str, language: Language) -> str:
    """Return a phrase of the page."""
    return _PHRASES[key][language == "ko"]
