"""What is done with what a figure counts: the verb before it, and the one that it is subject or object of."""

from newsmine.figures.pieces import Piece, Sentence
from newsmine.figures.words import DEEDS, EMPTY_NOUNS, LEVELS, LIGHT, NATIVE, PASSING, REACHED

# What so many are or do, and what stands beside others.
_DOERS = frozenset({"이", "가", "은", "는", "도", "을", "를", "만", "이나"})
_BESIDE = frozenset({"과", "와", "에게", "까지"})
_TOPICS = frozenset({"은", "는", "도"})
# Pieces in which the verb of a topic, and of a subject or object, is looked for.
_FEW, _MANY = 6, 12
_DOTS = frozenset({"·", "ㆍ", "‧"})
_STOPS = frozenset({"SF", "SP", "VCP", "EC", "SSC", "SSO"})
# 교육을 마치다 is 수료하다.
_ENDING, _COURSES, _COMPLETED = (
    frozenset({"마치", "끝내", "끝마치"}),
    frozenset({"교육", "과정", "훈련", "연수", "학업"}),
    "수료",
)
# 투자 확약 is one deed, 투자 프로그램 선정 are two.
_A_COMPOUND = 2
_ADVERBS = frozenset({"MAG", "MM", "MAJ"})


def deed_before(sentence: Sentence, at: int) -> tuple[int, tuple[str, ...]]:
    """Return what the verb right before a noun or figure says of it, and the piece that it begins with.

    취업한 수료생, 선정된 4명.
    """
    pieces = sentence.pieces
    verb = at - 1
    if verb < 1 or pieces[verb].tag != "ETM":
        return at, ()
    verb -= 1
    while verb > 0 and pieces[verb].tag in {"EP", "XSV"}:
        verb -= 1
    if pieces[verb].tag in {"NNG", "XR"} and pieces[verb + 1].tag == "XSV":
        first = verb
        while first > 0 and pieces[first - 1].tag == "NNG" and pieces[first - 1].end == pieces[first].start:
            first -= 1
        return first, tuple(piece.text for piece in pieces[first : verb + 1])
    if pieces[verb].tag.startswith("VV"):
        return verb, (NATIVE.get(pieces[verb].text, pieces[verb].text + "다"),)
    return at, ()


def first_deed(nouns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the nouns up to the first deed, as titles string them together.

    Examples
    --------
    >>> first_deed(("투자", "유치", "프로그램", "선정")), first_deed(("조기", "취업"))
    (('투자', '유치'), ('조기', '취업'))
    """
    for i, noun in enumerate(nouns[:-1]):
        strung = len(nouns) > i + _A_COMPOUND or nouns[i + 1] == "식"
        if noun in DEEDS and nouns[i + 1] not in DEEDS and strung:
            return nouns[: i + 1]
    return nouns


def is_told_as_level(sentence: Sentence, start: int, particle: str) -> bool:
    """Return whether the verb from a piece on says how many there are, not what so many did: 305명이다, 305명에 달했다.

    교육생 30명이 행사장을 찾았다 tells of some of them.
    """
    if particle not in _DOERS:
        return particle not in _BESIDE
    for piece in sentence.pieces[start : start + _MANY]:
        if piece.tag.startswith(("XSV", "VV", "VX")):
            return bool(_done(sentence, piece)) and _done(sentence, piece) <= LEVELS
        if (piece.kind == "quantity" and piece.unit not in PASSING) or piece.tag in _STOPS:
            break
    return False


def is_reached(sentence: Sentence, start: int) -> bool:
    """Return whether the verb from a piece on has the figure as what its subject comes to: 지원자는 300명을 넘었다."""
    verbs = (piece for piece in sentence.pieces[start : start + _FEW] if piece.tag.startswith(("XSV", "VV")))
    verb = next(verbs, None)
    return verb is not None and bool(_done(sentence, verb) & REACHED)


def _done(sentence: Sentence, verb: Piece) -> frozenset[str]:
    """Return a verb by its noun or its dictionary form."""
    if verb.tag != "XSV":
        return frozenset({NATIVE.get(verb.text, verb.text + "다")})
    before = [piece.text for piece in sentence.pieces if piece.is_noun and piece.end <= verb.start]
    return frozenset(before[-1:])


def deed_behind(sentence: Sentence, start: int, particle: str) -> tuple[str, ...]:
    """Return what is done, by the first verb from a piece on: 배출, 조기 취업, 투자; of a topic only by one that is near."""
    # 305명을 대상으로 과정을 운영한다: a verb has one object.
    joined = {"에"} if particle in {"을", "를"} else {"에", "을", "를"}
    nouns: list[str] = []
    kept: tuple[str, ...] = ()
    for piece in sentence.pieces[start : start + (_FEW if particle in _TOPICS else _MANY)]:
        if piece.text in _DOTS:
            continue
        if piece.kind == "quantity" and piece.unit in PASSING:
            continue
        if piece.kind in {"quantity", "cohort"} or piece.tag in _STOPS:
            return ()
        if piece.kind != "word" or piece.tag in _ADVERBS:
            nouns = []
        elif piece.is_noun:
            _add(nouns, piece)
        elif piece.tag == "XSV":
            return tuple(dict.fromkeys(NATIVE.get(noun, noun) for noun in (*kept, *nouns)))
        elif piece.is_particle:
            kept, nouns = (tuple(nouns) if piece.text in joined else ()), []
        else:
            return _of_verb(piece, kept)
    return ()


def _add(nouns: list[str], piece: Piece) -> None:
    if piece.tag == "XSN" and nouns:
        nouns[-1] += piece.text
    else:
        nouns.append(piece.text)


def _of_verb(piece: Piece, kept: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a native verb says is done: the noun of the same deed, or its object where it is light."""
    if not piece.tag.startswith("VV"):
        return ()
    if piece.text in _ENDING and kept and kept[-1] in _COURSES:
        return (_COMPLETED,)
    if piece.text in LIGHT and kept and kept[-1] not in EMPTY_NOUNS:
        return (*kept[:-1], kept[-1].removesuffix("증"))
    return (NATIVE[piece.text],) if piece.text in NATIVE else ()
