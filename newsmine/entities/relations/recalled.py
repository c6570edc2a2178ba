"""What a sentence calls back by its class noun: 이번 대회, 이 사업, and 대회에는 at its beginning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsmine.entities.candidates import Scan
from newsmine.entities.lexicon import words
from newsmine.records import Mention

_EVENTS = frozenset(words("event_nouns")) | {"행사", "경진대회"}
_PROGRAMMES = frozenset(("사업", "프로그램", "과정", "프로젝트", "캠프", "공모", "아카데미", "공모사업"))
# Nouns that one event may be called by in turn.
_ALIKE = (("박람회", "엑스포", "전시회", "페어", "전시"), ("포럼", "콘퍼런스", "컨퍼런스", "심포지엄", "세미나"))
# Nouns that any event or programme may be called by.
_GENERAL = frozenset(("대회", "행사", "사업", "프로그램", "과정", "공모"))
_ANY = "|".join(sorted(_EVENTS | _PROGRAMMES, key=len, reverse=True))
_CALLED = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?:이번|이날|올해|이)\s(?P<noun>{_ANY})(?=(?:은|는|이|가|을|를|에|에는|에서|에서는|의)[\s,])"
)
_FIRST = re.compile(rf"(?P<noun>{_ANY})(?=(?:은|는|에는|에서는|에서)\s)")
_FIRM = re.compile(r"(?:이\s)?(?P<noun>회사|업체)(?=는\s)")
# Sentences back in which it may be named.
_LOOK_BACK = 3


def recalled(scan: Scan, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, int]]:
    """Yield the class nouns that stand for an event or programme named before, with where that sentence begins.

    Only one thing of that kind may be named in the sentences before that.

    Parameters
    ----------
    scan : Scan
    mentions : sequence of Mention
        Of this text, in order.
    """
    taken = {place for m in mentions for place in range(m.start, m.end)}
    things = [m for m in mentions if m.label in {"EVENT", "PROGRAM"}]
    for number, (start, end) in enumerate(scan.sentences):
        company = _company(scan, mentions, number)
        if company is not None:
            yield company, scan.sentences[number - 1][0]
        first = _FIRST.match(scan.text, start, end)
        for found in (*([first] if first else []), *_CALLED.finditer(scan.text, start, end)):
            if taken.isdisjoint(range(*found.span())):
                meant = _meant(things, found["noun"], found.start(), number)
                if meant is not None:
                    yield (
                        replace(
                            meant,
                            start=found.start(),
                            end=found.end(),
                            text=found.group(),
                            sentence=number,
                            by="recalled",
                        ),
                        scan.sentences[meant.sentence][0],
                    )


def _meant(things: Sequence[Mention], noun: str, before: int, number: int) -> Mention | None:
    label = "EVENT" if noun in _EVENTS else "PROGRAM"
    near = [m for m in things if m.label == label and m.end <= before and number - m.sentence <= _LOOK_BACK]
    if noun not in _GENERAL:
        alike = next((kin for kin in _ALIKE if noun in kin), (noun,))
        near = [m for m in near if m.canonical.endswith(alike) or m.text.endswith(alike)]
    return near[-1] if len({m.entity_id for m in near}) == 1 else None


def _company(scan: Scan, mentions: Sequence[Mention], number: int) -> Mention | None:
    """Return what 회사는 at the beginning of a sentence stands for: the only company of the sentence before."""
    found = _FIRM.match(scan.text, *scan.sentences[number])
    if found is None:
        return None
    firms = {m.entity_id: m for m in mentions if m.label == "COMPANY" and m.sentence == number - 1}
    if len(firms) != 1:
        return None
    start, end = found.span("noun")
    return replace(next(iter(firms.values())), start=start, end=end, text=found["noun"], sentence=number, by="recalled")
