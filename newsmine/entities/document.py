"""What an article says once holds throughout it: persons, abbreviations, short names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from newsmine.entities.candidates import Candidate, Post, Scan, begins, spans, tail
from newsmine.entities.gazetteer import is_where
from newsmine.entities.link import bare
from newsmine.entities.names import is_name, surname
from newsmine.entities.suffixes import SHORT_FORMS, short_ends
from newsmine.entities.titles import HEADS, MEMBERS, TITLE_TAIL

_BRACKET = re.compile(
    r"\((?:이하\s?)?['‘\"“]?(?P<form>[A-Za-z][A-Za-z0-9&\-·. ]{1,24}|[가-힣A-Za-z0-9]{2,10})['’\"”]?(?:\)|\s?[·,ㆍ/]\s?(?:[가-힣]{1,6}장|대표|대표이사|CEO)\s[가-힣]{2,4}\))"
)
_HEREAFTER = re.compile(r"이하\s?['‘\"“]?(?P<form>[가-힣A-Za-z0-9]{1,10})")
_CREDIT = re.compile(r"\s{0,9}(?:기자|특파원|논설위원|통신원|인턴기자)")
_SURNAME_TITLES = sorted(
    {title for title in (*HEADS, *MEMBERS) if title not in {"씨", "군", "양", "학생", "회원"}}, key=len, reverse=True
)
_CITY = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?:(?P<form>[시도구](?=[는가와의]\s|측은)|군(?=[은이과의]\s|측은))|(?P<before>[시도군구](?=\s(?:관계자|담당자|공무원|예산|[가-힣A-Za-z0-9·]{2,12}(?:과|국|본부)(?=\s|[은는이가장]\s)))))"
)
_HALL = re.compile(r"(?<![가-힣A-Za-z0-9])(?:시청|도청|군청|구청)(?!장)")
_AT_HALL = re.compile(r"에서|에\s|으로|\s?[가-힣0-9]{0,6}(?:실|홀|룸|광장|로비|앞|층)")
_BARE_NOUN = re.compile(r"[가-힣A-Za-z0-9]{1,20} $")
_PARTICLE_WORD = re.compile(
    r"(?:[은는을를의에서고며해여와과도로면라]|이|가|[인한된할된던]|\d{1,9}기|현재|한편|특히|동안|때|뒤|또|또한|이날|올해|내년|최근|이후|당시|그동안|지난해|앞서|향후|따라|통해|위해|대해|관련) $"
)
# Researchers, not an institute: 연구원 두 명.
_COUNTED = re.compile(r"[이은]?\s?(?:\d{1,9}|한|두|세|네|다섯|여섯|여러|수십|수백)\s?여?\s?명|들")
_WHO = {"PERSON"}
# Surnames that are words before a title as well: 전 대표, 현 시장.
_RANKS = frozenset({"전", "현"})
_SENTENCE_END = re.compile(r"(?:^|[.!?”\"\n]\s?)$")
# Class nouns that are shortened at the end of a name, beside the name in full: 나래대학교, 나래대.
_SHORT_NOUNS = (
    ("대학교", "대"),
    ("테크노파크", "TP"),
    ("상공회의소", "상의"),
    ("대학교병원", "대병원"),
    ("창조경제혁신센터", "혁신센터"),
    ("과학기술원", "과기원"),
)
_TOWNS = ("시", "군", "구", "도")
# A form this short is not sought where its mark or its full name is missing.
_MIN_SPREAD = 2


def persons(posts: Iterable[Post]) -> Iterator[Candidate]:
    """Yield the persons that stand beside a title."""
    for post in posts:
        yield Candidate(start=post.start, end=post.end, label="PERSON", by="title", score=0.96)


def spread_persons(scan: Scan, named: Sequence[str], roles: dict[str, set[str]]) -> Iterator[Candidate]:
    """Yield where persons that the article names in full are named again: in full, or as 강 시장, 탁원장.

    Parameters
    ----------
    scan : Scan
    named : sequence of str
        Full names; of two with one surname, the one that bears the title is meant, or else the last.
    roles : dict of set
        Titles of each name; may lack names.
    """
    for name in named:
        for start, end in spans(scan.text, name):
            if (
                begins(scan.text, start)
                and tail(scan.text, start, end, titles=_TITLE) is not None
                and not _CREDIT.match(scan.text, end)
            ):
                yield Candidate(start=start, end=end, label="PERSON", by="named before", score=0.9, canonical=name)
    families = {surname(name) for name in named}
    for family in sorted(families):
        for found in re.finditer(
            rf"(?<![가-힣A-Za-z0-9]){family}\s?(?:(?:신임|새|현)\s)?(?P<title>{'|'.join(_SURNAME_TITLES)})", scan.text
        ):
            meant = _bearer(named, roles, family, found["title"]) or _said(scan, named, family, found["title"])
            if found.group() in _SURNAME_TITLES or (
                family in _RANKS and not _begins_sentence(scan.text, found.start())
            ):
                continue
            if meant and tail(scan.text, found.start(), found.end()) is not None and not is_name(found.group()):
                yield Candidate(
                    start=found.start(),
                    end=found.end(),
                    label="PERSON",
                    by="surname and title",
                    score=0.85,
                    canonical=meant,
                )


def abbreviations(scan: Scan, taken: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield each bracketed second name behind a name with the candidate that it names again: 가온정보원(GIA)."""
    for candidate in taken:
        if candidate.label in _WHO:
            continue
        found = _BRACKET.match(scan.text, candidate.end)
        if found is None or not _abbreviates(
            found["form"], scan.text[candidate.start : candidate.end], scan.text[found.start() : found.end()]
        ):
            continue
        yield (
            Candidate(
                start=found.start("form"),
                end=found.end("form"),
                label=candidate.label,
                by="abbreviation",
                score=0.9,
                canonical=candidate.canonical,
            ),
            candidate,
        )


def learnt(scans: Sequence[Scan], known: Sequence[Sequence[Candidate]]) -> dict[str, str]:
    """Return the forms that a name of the article may take elsewhere in it, with labels: ㈜가온 is 가온, 나래대학교 is 나래대."""
    forms: dict[str, str] = {}
    for each, candidates in zip(scans, known, strict=True):
        for candidate in candidates:
            name = bare(each.text[candidate.start : candidate.end])
            if candidate.by in {"company mark", "head in brackets"} and len(name) > _MIN_SPREAD:
                forms.setdefault(name, candidate.label)
            for full, short in _SHORT_NOUNS:
                if name.endswith(full) and len(name) > len(full) + 1:
                    forms.setdefault(name.removesuffix(full) + short, candidate.label)
    return forms


def spread_forms(scan: Scan, forms: dict[str, tuple[str, str]]) -> Iterator[Candidate]:
    """Yield where forms that the article has explained stand as words; ``forms`` gives label and official name."""
    for form, (label, canonical) in forms.items():
        for start, end in spans(scan.text, form):
            if begins(scan.text, start) and tail(scan.text, start, end, titles=TITLE_TAIL) is not None:
                where = label == "GOV" and form.endswith(_TOWNS) and is_where(scan.text, end)
                yield Candidate(
                    start=start,
                    end=end,
                    label="PLACE" if where else label,
                    by="named before",
                    score=0.8,
                    canonical=canonical,
                )


def short_forms(scan: Scan, taken: Sequence[Candidate], earlier: Sequence[tuple[str, str]]) -> Iterator[Candidate]:
    """Yield class nouns that stand for the last name that ends in them: 진흥원, 사업단, 시.

    Parameters
    ----------
    scan : Scan
    taken : sequence of Candidate
        Names of this field, with official names, in order.
    earlier : sequence of tuple of (label, canonical)
        Names of fields before this one.
    """
    covered = {place for c in taken for place in range(c.start, c.end)}
    named = {c.end - 1 for c in taken if c.label == "PERSON"}
    last = {c.end for c in taken if c.label == "PLACE"}
    full = [*earlier, *((c.label, c.canonical or "") for c in taken)]
    nouns = dict.fromkeys([*SHORT_FORMS, *(end for _, name in full for end in short_ends(name))])
    for noun in nouns:
        for start, end in _first_in_word(scan.text, noun):
            if noun + "장" in HEADS and scan.text.startswith("장", end):
                continue
            if noun == "연구원" and (start - 2 in named or _COUNTED.match(scan.text, end)):
                continue
            if start in covered or tail(scan.text, start, end, titles=TITLE_TAIL) is None:
                continue
            before = _BARE_NOUN.search(scan.text[max(0, start - 20) : start])
            if before and not _PARTICLE_WORD.search(before.group()) and not (start - 2 in named or start - 1 in last):
                continue
            meant = _last(taken, earlier, start, noun)
            if meant is not None:
                yield Candidate(
                    start=start,
                    end=end,
                    label=meant[0],
                    by="short form",
                    score=0.75,
                    canonical=meant[1],
                )
    yield from _halls(scan, taken, earlier, covered)
    for found in _CITY.finditer(scan.text):
        before = _BARE_NOUN.search(scan.text[max(0, found.start() - 20) : found.start()])
        meant = _last(taken, earlier, found.start(), found.group(), label="GOV")
        if meant is not None and not (before and not _PARTICLE_WORD.search(before.group())):
            yield Candidate(
                start=found.start(), end=found.end(), label="GOV", by="short form", score=0.75, canonical=meant[1]
            )


def _first_in_word(text: str, noun: str) -> Iterator[tuple[int, int]]:
    """Yield where a word begins with the noun, and no list of words that ``·`` joins goes on with it."""
    for start, end in spans(text, noun):
        if begins(text, start) and not text.startswith("·", start - 1, start):
            yield start, end


def _halls(
    scan: Scan, taken: Sequence[Candidate], earlier: Sequence[tuple[str, str]], covered: set[int]
) -> Iterator[Candidate]:
    """Yield 시청, 도청: the hall of the government named last, a place where something happens there."""
    for found in _HALL.finditer(scan.text):
        behind = tail(scan.text, found.start(), found.end(), titles=TITLE_TAIL)
        meant = _last(taken, earlier, found.start(), found.group()[0], label="GOV")
        if behind is not None and meant is not None and found.start() not in covered:
            place = _AT_HALL.match(scan.text, found.end()) is not None
            yield Candidate(
                start=found.start(),
                end=found.end(),
                label="PLACE" if place else "GOV",
                by="short form",
                score=0.75,
                canonical=meant[1] + "청" if place else meant[1],
            )


_TITLE = re.compile("|".join(map(re.escape, [*_SURNAME_TITLES, "씨"])))


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins here: 전 대표 is then a person of that surname rather than a former head."""
    return _SENTENCE_END.search(text, max(0, start - 3), start) is not None


def _bearer(named: Sequence[str], roles: dict[str, set[str]], family: str, title: str) -> str | None:
    """Return who of the persons of that surname is meant by the title."""
    own = [name for name in named if surname(name) == family]
    bearing = [name for name in own if any(role.endswith(title) for role in roles.get(name, ()))]
    if bearing:
        return bearing[-1]
    return own[0] if len(own) == 1 and not roles.get(own[0]) else None


def _said(scan: Scan, named: Sequence[str], family: str, title: str) -> str | None:
    """Return the one person of that surname of whose title a sentence with the name speaks: 홍길동 대표는 의장으로 물러났다."""
    own = [name for name in named if surname(name) == family]
    if len(own) != 1:
        return None
    near = (scan.text[start:end] for start, end in scan.sentences)
    return own[0] if any(own[0] in sentence and title in sentence for sentence in near) else None


def _abbreviates(form: str, name: str, bracket: str) -> bool:
    if form[0].isdigit() or re.search(r"www|\.(?:com|kr|net|org)", form) or re.search(r"\d{3}", form):
        return False
    if form[0].isascii() or "이하" in bracket:
        return True
    letters = iter(name)
    return len(form) < len(name) and all(letter in letters for letter in form) and form not in {"대표", "원장"}


def _last(
    taken: Sequence[Candidate], earlier: Sequence[tuple[str, str]], before: int, noun: str, *, label: str | None = None
) -> tuple[str, str] | None:
    here = [(c.label, c.canonical or "") for c in taken if c.end <= before]
    for kind, canonical in reversed([*earlier, *here]):
        if (
            canonical.replace(" ", "").endswith(noun)
            and len(canonical) > len(noun)
            and label in {None, kind}
            and kind not in {"PERSON", "PLACE", "MEDIA"}
        ):
            return kind, canonical
    return None
