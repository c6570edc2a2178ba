"""What a figure counts: the noun before or behind it, and what is done with it."""

import re
from dataclasses import dataclass, replace

from newsmine.figures.deeds import deed_before, deed_behind, first_deed, is_reached, is_told_as_level
from newsmine.figures.levels import COUNTING, Tail, is_level, tail_of, was_before
from newsmine.figures.phrases import Phrase, phrase_before, phrase_behind
from newsmine.figures.pieces import Piece, Sentence
from newsmine.figures.words import ADJUNCTS, AMONG, DEEDS, GRADUATES, NEUTRAL, PASSING, PLAIN_DEEDS, TALENT, stems

_LASTING = frozenset({"은", "는", "이", "가", "도", "을", "를"})
_SUBJECTS = frozenset({"이", "가", "은", "는"})
_OBJECTS = frozenset({"을", "를"})
_AGES = frozenset({"세", "살"})
_AGE_NOUN = re.compile(r"나이|연령|평균")
_OF = "의"
_PART = "일부"
_DONE = frozenset({"XSV", "SP", "SF", "SY", "SSC", "JKO"})
_TURNED_OUT = "배출"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a figure counts: ``nouns`` in order, with what is done; ``share`` where it is a part of it.

    ``first`` and ``last`` are the pieces that the noun phrase before or around the figure begins and ends with, where an
    entity may be named; ``words`` is how the text says it. ``owned`` is true where it says whose it is in common nouns,
    ``whole`` where it tells how many there are (수료생은 305명, 305명을 배출), not how many did something, ``past`` where it is
    what there was before (6개월에서 7개월로).
    """

    nouns: tuple[str, ...]
    words: str
    first: int
    last: int
    share: bool = False
    owned: bool = False
    whole: bool = True
    past: bool = False

    @property
    def key(self) -> frozenset[str]:
        """What is the same in all wordings: 수료생, 수료 인원 and 수료했다."""
        return stems(self.nouns)


def read_counted(sentence: Sentence, before: dict[int, Counted], at: int) -> Counted | None:
    """Return what the quantity at a place of the sentence counts, or ``None`` where it counts nothing that can be told.

    Parameters
    ----------
    sentence : Sentence
    before : dict
        What the quantities before it in the sentence count: a list goes on with the same.
    at : int
        Which piece is the quantity.
    """
    tail = tail_of(sentence, at)
    if not is_level(sentence, at, tail):
        return None
    front, back = _phrases(sentence, at, tail)
    counted = _choose(sentence, at, tail, front, back)
    past = was_before(sentence, at, tail)
    part = _part_of(sentence, before, at)
    if part is not None:
        counted = _of_part(part, counted)
    elif counted is None:
        counted = _go_on(sentence, before, at)
    elif not _fits(sentence.pieces[at], counted, front, tail, past=past):
        return None
    if counted is None:
        return None
    return replace(counted, past=past, share=counted.share or sentence.pieces[at].unit == "%")


def _phrases(sentence: Sentence, at: int, tail: Tail) -> tuple[Phrase | None, Phrase | None]:
    """Return the phrases before and behind a figure; only one of them where it counts that one."""
    front, back = phrase_before(sentence, at), phrase_behind(sentence, tail, unit=sentence.pieces[at].unit)
    if back is not None and tail.particle == _OF and at and sentence.pieces[at - 1].kind in {"cohort", "name"}:
        return None, None  # 5기 346명의 이력
    if front is None or back is None:
        return front, back
    beside = not front.particle and front.last == at - 1
    if tail.particle:
        # 기업 18곳의 대표 are companies; 사관학교는 305명의 수료생을 tells of graduates.
        return (front, None) if beside and tail.particle == _OF else (None, back)
    # 지역 내외 30여개 기업; 도시철도 여섯 개 역사; 대학은 350㎡ 공간을
    counter = not beside or sentence.pieces[at].unit == "개"
    return (None, back) if counter and not _is_done(sentence, back) else (front, back)


def _choose(sentence: Sentence, at: int, tail: Tail, front: Phrase | None, back: Phrase | None) -> Counted | None:
    """Return what is counted, out of the phrases on both sides and the verb."""
    start = sentence.behind(tail.end)
    done: tuple[str, ...] = deed_behind(sentence, start, tail.particle) if tail.particle in COUNTING else ()
    if front is not None and front.particle in _SUBJECTS:
        # 법인이 60억원 규모의 자금을 유치했다, 누구는 42억원을 확보했다: the subject is not what is counted.
        acts = tail.particle in _OBJECTS and not is_reached(sentence, start)
        front = None if acts or (back is not None and back.particle in _OBJECTS) else front
    if front is not None:
        if back is not None:  # 매출 50억원 달성: what follows is what is done.
            done = first_deed(back.nouns) if _is_done(sentence, back) or back.nouns[0] in DEEDS else ()
        counted = _of_phrase(sentence, front, done, at)
        plain = bool(front.particle) or len(counted.nouns) > len(front.nouns)
        return replace(counted, whole=plain or is_told_as_level(sentence, start, tail.particle))
    if back is None:
        return _of_deed(sentence, done, at)
    if not back.particle and back.nouns[0] in DEEDS:
        return _of_deed(sentence, first_deed(back.nouns), at)
    if back.particle or not _is_done(sentence, back):
        done = deed_behind(sentence, back.last + 2, back.particle) if back.particle else ()
        counted = _of_phrase(sentence, back, done, at)
        plain = len(counted.nouns) > len(back.nouns)
        return replace(counted, whole=plain or is_told_as_level(sentence, back.last + 2, back.particle))
    return _of_deed(sentence, first_deed(back.nouns), at)


def _is_done(sentence: Sentence, back: Phrase) -> bool:
    """Whether the phrase behind a figure says what is done: 배출했다, 달성; it ends the sentence or carries 하다."""
    if back.last + 1 >= len(sentence.pieces):
        return True
    following = sentence.pieces[back.last + 1]
    return following.tag in _DONE or following.text == "…"


def _of_deed(sentence: Sentence, done: tuple[str, ...], at: int) -> Counted | None:
    """Return what is counted where only a verb tells it: 305명이 수료했다, 선정된 4명."""
    first, before = deed_before(sentence, at)
    said = [*before, *done]
    told = [noun for noun in said if noun not in NEUTRAL and not noun.endswith("다")]
    told = told or [noun for noun in said if noun in PLAIN_DEEDS]
    if not told:
        return None
    graduates = told == [_TURNED_OUT] and sentence.pieces[at].unit == "명"
    nouns = (GRADUATES,) if graduates else tuple(dict.fromkeys(told))
    return Counted(nouns=nouns, words=" ".join(dict.fromkeys(told)), first=first, last=at)


def _of_phrase(sentence: Sentence, phrase: Phrase, done: tuple[str, ...], at: int) -> Counted:
    """Return a phrase with what is done to it and what the verb before it says: 취업한 수료생, 교육생 모집."""
    in_front = phrase.first < at
    first, before = deed_before(sentence, phrase.first if in_front else at)
    if not in_front and phrase.particle == _OF:
        first, before = at, ()
    begin, end = min(phrase.first, at), max(phrase.last, at)
    turned_out = _TURNED_OUT in (*done, *before) and sentence.pieces[at].unit == "명"
    if turned_out and phrase.nouns[-1].endswith(TALENT):
        return Counted(nouns=(GRADUATES,), words=phrase.words, first=begin, last=end)
    completed = GRADUATES[:-1] in done and sentence.pieces[at].unit == "명" and phrase.nouns[-1].endswith("생")
    if completed and not phrase.nouns[-1].startswith(GRADUATES[:-1]):
        nouns = (*phrase.nouns[:-1], GRADUATES)
        return Counted(nouns=nouns, words=f"{phrase.words} {GRADUATES[:-1]}", first=begin, last=end)
    told = tuple(word for word in before if word not in NEUTRAL)
    extra = tuple(word for word in dict.fromkeys(done) if word not in NEUTRAL and word not in phrase.nouns)
    words = phrase.words
    if told:
        words = sentence.words(first, phrase.last).removesuffix("들") if in_front else f"{' '.join(told)} {words}"
    nouns = tuple(dict.fromkeys([*told, *phrase.nouns, *extra]))
    return Counted(nouns=nouns, words=" ".join([words, *extra]), first=begin, last=end, owned=phrase.owned)


def _go_on(sentence: Sentence, before: dict[int, Counted], at: int) -> Counted | None:
    """Return what the figure before it counts where this one goes on with it: 1기 155명, 2기 157명; 120명(66.7%)."""
    last = max((i for i in before if i < at), default=None)
    if last is None or not all(_lists(piece) for piece in sentence.pieces[last + 1 : at]):
        return None
    own, other = sentence.pieces[at], sentence.pieces[last]
    in_brackets = sentence.text[other.end : own.start] == "("
    if own.unit == other.unit or (own.unit == "%" and in_brackets):
        return before[last]
    return None


def _part_of(sentence: Sentence, before: dict[int, Counted], at: int) -> Counted | None:
    """Return what the figure before it counts where this one is a part of that: 58곳 가운데 17곳이."""
    last = max((i for i in before if i < at), default=None)
    if last is None or sentence.pieces[last].unit != sentence.pieces[at].unit:
        return None
    between = sentence.pieces[last + 1 : at]
    told = any(piece.text in AMONG for piece in between)
    return before[last] if told and all(_lists(piece) for piece in between) else None


def _of_part(whole: Counted, own: Counted | None) -> Counted:
    """Return a part of what is counted, by what is said of it."""
    said = tuple(noun for noun in own.nouns if noun not in whole.nouns) if own is not None else ()
    words = f"{whole.words} 가운데 {own.words if own is not None and said else _PART}"
    return replace(whole, nouns=(*whole.nouns, *(said or (_PART,))), words=words)


def _lists(piece: Piece) -> bool:
    """Whether a piece may stand between two figures of a list."""
    if piece.kind in {"date", "cohort", "name"}:
        return True
    mark = piece.is_particle or piece.tag in {"SP", "SSO", "SSC", "VCP", "EC", "MAG"}
    return piece.kind == "word" and (mark or piece.text in ADJUNCTS | AMONG)


def _fits(piece: Piece, counted: Counted, front: Phrase | None, tail: Tail, *, past: bool) -> bool:
    """Whether the unit may count that: lengths of time and ages only of what is said to last or to be so old."""
    if piece.unit in _AGES:
        return _AGE_NOUN.search(counted.words) is not None
    if piece.unit not in PASSING:
        return True
    lasts = past or tail.particle in {"으로", "로"} or tail.particle.startswith(("이", "였", "인", "다"))
    return front is not None and front.particle in _LASTING and lasts and tail.particle not in {"이", "이나"}
