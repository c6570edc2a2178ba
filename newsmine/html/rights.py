"""What a publisher forbids beyond copying: the training of models on its articles."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

# Longer texts are no notice of rights.
_LONGEST = 2000

# A sentence ends the reach of a ban; so does the sign of a copyright.
_END = re.compile(r"(?<=[^\d.])[.;!?](?=\s)|\n")
_SPELLED = re.compile(r"\ba\.\s?i\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")

_MODELS = r"(?:(?<![a-z])(?:ai|llms?|tdm|machinelearning|generativeai)(?![a-z])|(?<![a-z])ai(?=training)|인공지능|생성형|기계학습|머신러닝|딥러닝|언어모델)"
_LEARNING = r"(?:학습|훈련|트레이닝|데이터셋|크롤링|training|마이닝)"
# An outlet may be named for AI: any other use must follow at once, with no more than such words between.
_OTHER_USE = (
    r"(?:ai|llm|모델|서비스|시스템|개발|기술|기반|관련|목적|용도|데이터|등|용|의|에|을|를|로|으로|에서|이나|및)"
    r"{0,6}(?:활용|이용|사용|수집|개발)"
)
_BAN = (
    r"(?:금지|금합|금함|금하|금한|불허|불가|거부|(?:허용|허락|허가|원|동의)하지않|못합|못한|(?<!제한이)(?<!제한은)없습|없음|안됩|안된|처벌|위반|법적|책임을"
    r"|(?:동의|허가|허락|승인|승낙|협의|계약)\w{0,6}(?:필요|받아야|구해야|얻어야|해야|거쳐야)|prohibit|forbid)"
)
_KOREAN = re.compile(
    rf"{_MODELS}(?:(?!금지).){{0,20}}?(?:{_LEARNING}|(?<=ai){_OTHER_USE}|(?<=인공지능){_OTHER_USE})"
    rf"(?:(?!허용(?![하되치]|불)|가능).){{0,55}}?{_BAN}"
)
_AI = r"\b(?:ai|artificial intelligence|machine[- ]learning|(?:large )?language models?|llms?|generative)\b"
_USE = r"(?:\btrain(?:ing|ed)?\b|\b(?:text and )?data mining\b|\btdm\b)"
_ENGLISH = re.compile(
    rf"\b(?:no|not|never|without|prohibit(?:s|ed)?|prohibition|forbid(?:s|den)?|reserve[sd]?|opt(?:s|ed)? out)\b.{{0,120}}?"
    rf"(?:{_AI}.{{0,40}}?{_USE}|{_USE}.{{0,60}}?{_AI}|\bdata mining\b)"
    rf"|(?:{_AI}.{{0,40}}?{_USE}|{_USE}.{{0,60}}?{_AI}|\bdata mining\b).{{0,100}}?"
    r"\b(?:prohibited|forbidden|not (?:be )?(?:permitted|allowed|authori[sz]ed)|disallowed|reserved)\b"
)

_ROBOTS = ("robots", "googlebot", "bingbot")
_RESERVATION = "tdm-reservation"


# Licences that allow to hand a whole text on: Creative Commons' and 공공누리 of every kind, and what belongs to all.
_OPEN = re.compile(
    r"(?<![a-z])cc0|\bcc[ -]?by\b|creative commons|creativecommons\.org/(?:licenses|publicdomain)|공공누리|(?<![a-z])kogl(?![a-z])"
    r"|\bpublic domain\b|퍼블릭\s?도메인|크리에이티브\s?커먼즈",
    re.IGNORECASE,
)


def allows_copies(rights: str | None) -> bool:
    """Return whether a licence or a notice of rights allows everybody to hand the whole text on.

    Examples
    --------
    >>> allows_copies("CC0-1.0"), allows_copies("공공누리 제1유형"), allows_copies("ⓒ 가온신문 무단전재 금지"), allows_copies(None)
    (True, True, False, False)
    """
    return bool(rights and _OPEN.search(rights[:_LONGEST]))


def prohibits_ai_training(rights: str | None) -> bool:
    """Return whether a notice of rights forbids to train models on the article.

    Examples
    --------
    >>> prohibits_ai_training("저작권자 © 가온신문 무단전재 및 재배포, AI학습 및 활용 금지")
    True
    >>> prohibits_ai_training("ⓒ AI가온 무단전재 및 재배포 금지"), prohibits_ai_training(None)
    (False, False)
    """
    if not rights:
        return False
    plain = unicodedata.normalize("NFKC", rights[:_LONGEST].replace("ⓒ", "\n"))
    text = _SPELLED.sub("ai", plain.lower())
    return any(
        _KOREAN.search(_BETWEEN.sub("", sentence)) or _ENGLISH.search(" ".join(sentence.split()))
        for sentence in _END.split(text)
    )


def reserves_ai_training(meta: Mapping[str, Iterable[str]]) -> bool:
    """Return whether the ``meta`` elements of a page keep it from the training of models.

    These are ``noai`` for robots and the reservation of the TDM protocol.

    Parameters
    ----------
    meta : mapping
        Contents of the elements by their name in lower case.

    References
    ----------
    .. [1] "TDM Reservation Protocol", final report of the W3C community group, 2024.

    Examples
    --------
    >>> reserves_ai_training({"robots": ["index, noai"]}), reserves_ai_training({"robots": ["index, follow"]})
    (True, False)
    >>> reserves_ai_training({"tdm-reservation": ["1"]})
    True
    """
    words = {word.strip().lower() for name in _ROBOTS for content in meta.get(name, ()) for word in content.split(",")}
    return "noai" in words or any(content.strip() == "1" for content in meta.get(_RESERVATION, ()))
