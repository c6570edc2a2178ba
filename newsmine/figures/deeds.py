"""What is done with what a figure counts: the verb before it, and the one that it is subject or object of."""

from newsmine.figures.pieces import Piece, Sentence
from newsmine.figures.words import EMPTY_NOUNS, LIGHT, NATIVE

_TOPICS = frozenset({"은", "는", "도"})
# Pieces in which the verb of a topic, and of a subject or object, is looked for.
_FEW, _MANY = 6, 12
_DOTS = frozenset({"·", "ㆍ", "‧"})
_STOPS = frozenset({"SF", "SP", "VCP", "EC", "SSC", "SSO"})
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


def deed_behind(sentence: Sentence, start: int, particle: str) -> tuple[str, ...]:
    """Return what is done, by the first verb from a piece on: 배출, 조기 취업, 투자; of a topic only by one that is near."""
    nouns: list[str] = []
    kept: tuple[str, ...] = ()
    for piece in sentence.pieces[start : start + (_FEW if particle in _TOPICS else _MANY)]:
        if piece.text in _DOTS:
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
            kept, nouns = (tuple(nouns) if piece.text in {"에", "을", "를"} else ()), []
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
    if piece.text in LIGHT and kept and kept[-1] not in EMPTY_NOUNS:
        return kept
    return (NATIVE[piece.text],) if piece.text in NATIVE else ()
