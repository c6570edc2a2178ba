"""Of whom a figure tells: the programme or body in its phrase, the subject, or what the text speaks of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from newsmine.figures.counted import Counted
from newsmine.figures.levels import tail_of
from newsmine.figures.pieces import Piece, Sentence
from newsmine.figures.words import SKIPPED
from newsmine.records import Mention

Tie = Literal["phrase", "place", "subject", "programme", "speaker", "before"]
"""How a figure is tied: its phrase names whose it is, the text says where it was so, its subject is it, a programme
stands before it, or a speaker tells it of itself; or the sentence before speaks of it."""

HOLDERS = frozenset({"GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "GROUP", "PROGRAM", "EVENT", "PRODUCT", "MEDIA"})
"""Labels of what can have figures."""

_ATTENDING = frozenset({"참석", "참가", "참여", "관람", "방문", "관람객", "방문객", "입장"})
# A form of fewer characters does not tell a programme.
_SHORTEST = 3
_UNDERTAKINGS = frozenset({"PROGRAM", "EVENT"})
# What counts people and hours tells rather of the programme than of who runs it.
_OF_A_PROGRAMME = frozenset(
    {"명", "인", "사람", "시간", "팀", "개 팀", "조", "대 1", "%", "강좌", "과목", "회", "차례", "번"}
)
_CLOSE = r"(?:['’”\"」』>》]|\([^()\n]{1,30}\)){0,3}"
_SUBJECT = re.compile(rf"{_CLOSE}(?: 측)?(?P<part>은|는|이|가|도|에선|에서는)(?=[\s,])")
_AT = re.compile(
    rf"{_CLOSE}(?: ?(?:사업|행사|과정|대회|교육))?(?: ?(?:모집|공모|접수|선발|개막식|현장))?(?:에는|에서는|에서|에|엔)(?=[\s,])"
)
# 나래로봇, 60억 투자 유치: in a title it is the subject.
_SUBJECT_OF_TITLE = re.compile(rf"{_CLOSE}(?:,|…|(?:은|는|이|가|도)(?=\s))")
_OF = re.compile(r"[)’'”\"]{0,2}(?:의?\s|$|\s?[(\[])")
_ETC = frozenset({"등", "등등", "및"})
_ASIDE = frozenset({"MAG", "MM", "SSO", "SSC"})
# Pieces in which the verb of a figure and what it describes are looked for.
_REACH = 10
_SAID = re.compile(
    r"[고라며]\s(?:[^\s]{1,12}\s){0,3}(?:밝|말|전|설명|강조|덧붙|소개|발표|알|답|내다|주장|지적|당부|언급|귀띔|예고|보고)[가-힣]{0,6}다\.?[\"”’']?$"
)


class Programme(NamedTuple):
    """A programme that events are named after."""

    entity_id: str
    canonical: str
    label: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose figure it is, and how that is known."""

    mention: Mention
    tie: Tie


def programme_of(holder: Holder, counted: Counted, programmes: Mapping[str, Programme]) -> Programme | None:
    """Return the programme that an event is one of, if a figure tells of it: 나래학교 5기 수료식에서 305명이 수료했다.

    Who came to the event is the event's own.
    """
    name = holder.mention.text
    if holder.mention.label != "EVENT" or counted.key & _ATTENDING:
        return None
    parts = (name[i:j] for i in range(len(name)) for j in range(len(name), i + _SHORTEST, -1))
    return next((programmes[part] for part in parts if part in programmes), None)


def read_holder(sentence: Sentence, at: int, counted: Counted, carried: Mention | None) -> Holder | None:
    """Return whose the figure at a place of the sentence is.

    Parameters
    ----------
    sentence : Sentence
    at : int
        Which piece is the figure.
    counted : Counted
        What it counts.
    carried : Mention, optional
        What the sentence before speaks of.
    """
    named = _in_phrase(sentence, at, counted) or _described(sentence, at)
    if named is not None:
        return Holder(named, "phrase")
    names = [piece.name for piece in sentence.pieces[:at] if piece.name is not None and piece.name.label in HOLDERS]
    holder = _of_clause(sentence, at, counted, names)
    if holder is not None or any(_is_person_subject(sentence.text, piece) for piece in sentence.pieces[:at] if names):
        return holder
    if carried is None or counted.owned or _speaks_of_others(sentence, counted.first):
        return None
    return Holder(carried, "before")


def _of_clause(sentence: Sentence, at: int, counted: Counted, names: Sequence[Mention]) -> Holder | None:
    """Return whose the figure is by the names before it: where it was so, the subject, the programme, the speaker."""
    text, piece = sentence.text, sentence.pieces[at]
    subjects = [name for name in names if _is_subject(text, name)]
    speaker = subjects[0] if subjects and _SAID.search(sentence.said) else None
    inner = [name for name in subjects if name is not speaker and not _only_relative(sentence, name, counted.first)]
    undertakings = [name for name in names if name.label in _UNDERTAKINGS]
    if piece.unit in _OF_A_PROGRAMME and undertakings:
        last = undertakings[-1]
        if _AT.match(text, last.end) and not _parted(sentence, last.end, piece.start):
            return Holder(last, "place")
        if not (inner and inner[-1].start > last.start):
            return Holder(last, "programme")
    if inner:
        return Holder(inner[-1], "subject")
    if undertakings:
        return Holder(undertakings[-1], "programme")
    return Holder(speaker, "speaker") if speaker is not None else None


def topic(text: str, names: Iterable[Mention]) -> Mention | None:
    """Return what a sentence with these names speaks of, for the one behind it: its programme or body as a subject, no person."""
    return next((name for name in names if name.label in HOLDERS and _is_subject(text, name)), None)


def _is_subject(text: str, name: Mention) -> bool:
    pattern = _SUBJECT_OF_TITLE if name.field == "title" else _SUBJECT
    return pattern.match(text, name.end) is not None


def _in_phrase(sentence: Sentence, at: int, counted: Counted) -> Mention | None:
    """Return the name that the phrase holds, or that stands right before it: 사관학교 5기 수료생, 나래의 매출."""
    pieces = sentence.pieces
    own = (*pieces[counted.first : at], *pieces[sentence.behind(tail_of(sentence, at).end) : counted.last + 1])
    inside = [piece.name for piece in own if piece.name is not None and piece.name.label in HOLDERS]
    if inside:
        return inside[-1]
    before = counted.first - 1
    while before >= 0 and _passed(pieces[before]):
        before -= 1
    name = pieces[before].name if before >= 0 else None
    # 가온투자, 누리투자 등 투자사 3곳: the last of a list is one of them.
    listed = before > 0 and pieces[before - 1].tag == "SP"
    if name is None or listed or name.label not in HOLDERS or not _OF.match(sentence.text, name.end):
        return None
    # 나래부품, 가온투자 10억원 유치: in a title what stands first with a comma has it.
    heading = next((piece.name for piece in pieces[:before] if piece.name is not None), None)
    bare = counted.first == at and heading is not None and _is_subject(sentence.text, heading)
    bare = bare and heading is not None and "…" not in sentence.text[heading.end : name.start]
    return heading if bare and name.field == "title" else name


def _passed(piece: Piece) -> bool:
    """Whether a piece may stand between a name and what is counted of it."""
    if piece.kind in {"date", "cohort"}:
        return True
    return piece.kind == "word" and (piece.tag in _ASIDE or piece.text == "의" or piece.text in SKIPPED - _ETC)


def _described(sentence: Sentence, at: int) -> Mention | None:
    """Return the name that the figure's clause describes: 305명을 배출한 사관학교, 25개 기업이 참여하는 박람회."""
    pieces = sentence.pieces
    for i in range(at + 1, min(len(pieces), at + _REACH)):
        if pieces[i].kind == "quantity" or pieces[i].tag in {"SF", "EC"}:
            return None
        if pieces[i].tag == "ETM":
            following = (each for each in pieces[i + 1 : i + _REACH] if not _is_aside(each))
            name = next(following, pieces[i]).name
            return name if name is not None and name.label in HOLDERS else None
    return None


def _is_aside(piece: Piece) -> bool:
    """Whether a piece is passed over in front of a name: 인공지능(AI) 사관학교, ‘나래학교’."""
    return piece.kind in {"cohort", "date"} or piece.tag in {"SSO", "SSC", "SS", "SL"} or piece.text in {"인공", "지능"}


def _only_relative(sentence: Sentence, name: Mention, until: int) -> bool:
    """Whether a name is only the subject of a relative clause: 재단이 마련한 이날 행사에는 기업 62곳이."""
    subject = _SUBJECT.match(sentence.text, name.end)
    if subject is None or subject["part"] not in {"이", "가"}:
        return False
    behind = [piece for piece in sentence.pieces[:until] if piece.start >= name.end]
    relative = next((i for i, piece in enumerate(behind) if piece.tag == "ETM"), None)
    if relative is None or any(piece.tag == "EC" for piece in behind[:relative]):
        return False
    return any(piece.tag in {"JX", "JKS"} or piece.text in {"에", "에서"} for piece in behind[relative + 1 :])


def _speaks_of_others(sentence: Sentence, until: int) -> bool:
    """Whether the sentence has a subject of its own before the phrase; who only says it is none."""
    told = _SAID.search(sentence.said) is not None
    for noun, piece in pairwise(sentence.pieces[:until]):
        if piece.tag in {"JX", "JKS"} and piece.text in {"은", "는", "이", "가"}:
            if noun.kind in {"name", "word"} and not noun.is_particle and noun.text not in SKIPPED and not told:
                return True
            told = False
    return False


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause ends between two places."""
    inside = (piece for piece in sentence.pieces if start <= piece.start < end)
    return any(piece.tag == "EC" and piece.text.endswith(("고", "며", "지만", "는데", "나")) for piece in inside)


def _is_person_subject(text: str, piece: Piece) -> bool:
    """Whether a person is the subject, of whom no figure is told here."""
    return piece.name is not None and piece.name.label == "PERSON" and _SUBJECT.match(text, piece.end) is not None
