"""The noun phrases before and behind a figure."""

from dataclasses import dataclass, replace

from newsmine.figures.levels import COUNTING, Tail
from newsmine.figures.pieces import Piece, Sentence
from newsmine.figures.words import ADJUNCTS, EMPTY_NOUNS, SKIPPED, WHEN_NOUNS

_OF = "의"
_SUBJECTS = frozenset({"은", "는", "이", "가"})
_LASTING = " 걸친"
_DOTS = frozenset({"·", "-", "ㆍ"})
_BETWEEN = frozenset({"MAG", "MM"})
_MARKS = frozenset({"JX", "JKS", "JKO", "JKB", "JKG"})
_ENDINGS = frozenset({"들", "씩", "짜리"})
# 대기업서 100억: where it comes from, as titles write it.
_NEVER_LAST = WHEN_NOUNS | {"서"}
_EACH = frozenset({"씩", "짜리"})
# 321명 사회로: where they go is not what they are.
_WHERE = frozenset({"로", "으로", "에", "에서"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: its nouns, its first and last piece, its words, the particle behind it, and whether nouns say whose it is."""

    nouns: tuple[str, ...]
    first: int
    last: int
    words: str
    particle: str = ""
    owned: bool = False


def phrase_before(sentence: Sentence, at: int) -> Phrase | None:
    """Return the noun phrase before a figure: 수료생은 올해 총 305명."""
    pieces = sentence.pieces
    last = _back_over(pieces, at - 1)
    if any(piece.text == "등" for piece in pieces[max(0, last) : at]):
        return None
    particle = ""
    if last >= 0 and pieces[last].tag in _MARKS:
        particle = pieces[last].text
        share = particle == _OF and pieces[at].unit == "%"
        spent = particle in {"으로", "로"} and pieces[at].unit != "원"
        if spent or (particle not in COUNTING and not share):
            return None
        last = _back_over(pieces, last - 1)
    elif last >= 0 and pieces[last].text in {"(", ":"}:
        last -= 1
    first = _first(sentence, last)
    if (
        particle in _SUBJECTS
        and first <= last
        and pieces[first].tag == "NNP"
        and " " not in sentence.words(first, last)
    ):
        return None  # 나래온은 42억원을: a name that nothing knows
    found = _phrase(sentence, first, last, particle)
    owner = _owner(sentence, found.first) if found is not None else None
    if found is None or owner is None:
        return found
    words = sentence.words(owner.first, last)
    return replace(found, nouns=owner.nouns + found.nouns, first=owner.first, words=words, owned=True)


def phrase_behind(sentence: Sentence, tail: Tail, *, unit: str | None) -> Phrase | None:
    """Return the noun phrase behind a figure: 305명의 전문인력을, 30개 기업이, 1300시간에 걸친 교육."""
    pieces, place = sentence.pieces, tail.end
    if tail.particle == "에" and sentence.text.startswith(_LASTING, place):
        place += len(_LASTING)
    elif tail.particle not in {"", _OF, "인"}:
        return None
    first = sentence.behind(place)
    if first < len(pieces) and sentence.text[place : pieces[first].start] not in {"", " "}:
        return None
    while first < len(pieces) and pieces[first].kind == "name" and not pieces[first].is_noun:
        owned = first + 1 < len(pieces) and pieces[first + 1].text == _OF
        first += 2 if owned else 1
    last = first
    while last < len(pieces) and _runs_on(sentence, first, last):
        last += 1
    last -= 1
    following = pieces[last + 1] if last + 1 < len(pieces) else None
    mark = following.text if following is not None and following.is_particle else ""
    found = _phrase(sentence, first, last, mark)
    if found is None or found.nouns[0] in EMPTY_NOUNS or (mark in _WHERE and unit == "명" and not tail.particle):
        return None
    return found


def _back_over(pieces: tuple[Piece, ...], at: int) -> int:
    """Return the piece before dates, classes, adverbs and what else may stand between a noun and its figure."""
    while at >= 0:
        piece = pieces[at]
        word = piece.kind == "word"
        dated = at > 0 and pieces[at - 1].kind in {"date", "cohort"}
        passed = piece.kind in {"date", "cohort"} or (word and (piece.tag in _BETWEEN or piece.text in SKIPPED))
        if not passed and not (dated and word and (piece.is_particle or piece.text in ADJUNCTS)):
            break
        at -= 1
    return at


def _first(sentence: Sentence, last: int) -> int:
    """Return the first piece of the noun phrase that ends at ``last``; behind it where none does."""
    first = last
    while first >= 0 and _joins(sentence, first, last):
        first -= 1
    return first + 1


def _joins(sentence: Sentence, at: int, last: int) -> bool:
    """Whether the piece belongs to the noun phrase that ends at ``last``."""
    piece = sentence.pieces[at]
    if at < last and sentence.gap(at) not in {"", " "}:
        return False
    if piece.tag == "XSN" and piece.text in _EACH:
        return False
    if piece.is_noun:
        empty = piece.kind == "word" and (piece.text in SKIPPED or (at < last and piece.text in EMPTY_NOUNS))
        return not empty
    return piece.text in _DOTS and 0 < at < last and sentence.pieces[at - 1].is_noun


def _owner(sentence: Sentence, at: int) -> Phrase | None:
    """Return the nouns that a phrase is of: 수료생의 취업률."""
    last = at - 2
    if last < 0 or sentence.pieces[at - 1].text != _OF or not sentence.pieces[last].is_noun:
        return None
    return _phrase(sentence, _first(sentence, last), last, _OF)


def _runs_on(sentence: Sentence, first: int, at: int) -> bool:
    """Whether the noun phrase that begins at ``first`` goes on with the piece."""
    pieces = sentence.pieces
    piece = pieces[at]
    if at > first and sentence.gap(at - 1) not in {"", " "}:
        return False
    if piece.kind == "word" and (piece.text in _DOTS or piece.text in {"(", ")"}):
        inside = first < at < len(pieces) - 1
        return inside and (piece.text != "(" or pieces[at + 1].tag == "SL")
    return piece.is_noun and not (piece.kind == "word" and piece.text in SKIPPED)


def _phrase(sentence: Sentence, first: int, last: int, particle: str) -> Phrase | None:
    """Return the phrase of some pieces, or ``None`` where they say nothing of what is counted."""
    nouns: list[str] = []
    own = [piece for piece in sentence.pieces[first : last + 1] if piece.is_noun]
    for piece in own:
        if piece.tag != "XSN":
            nouns.append(piece.text)
        elif nouns and piece.text not in _ENDINGS:
            nouns[-1] += piece.text
    kept = tuple(noun for noun in nouns if noun not in SKIPPED)
    if own and own[-1].text in _NEVER_LAST:
        return None
    if all(noun in EMPTY_NOUNS for noun in kept) or all(piece.kind == "name" for piece in own):
        return None
    words = sentence.words(first, last).removesuffix("들")
    return Phrase(nouns=kept, first=first, last=last, words=words, particle=particle)
