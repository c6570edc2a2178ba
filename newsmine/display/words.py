"""How errors are called, and what a page says."""

from newsmine.widgets.looks import Language

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
