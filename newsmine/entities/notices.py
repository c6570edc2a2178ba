"""Persons and bodies that a fixed order of words names: notices of appointments, and heads behind their companies."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import Candidate, Post, Scan, begins, tail
from newsmine.entities.lexicon import not_names, words
from newsmine.entities.names import is_name, is_odd_name
from newsmine.entities.suffixes import label_of
from newsmine.entities.titles import split_title

# ▲경영기획본부장 강다온 ▲감사실장 문이안: title and name, a bullet each.
_NOTICE = re.compile(
    r"[▲△▷◇◆■○●]\s?(?P<office>[가-힣A-Za-z0-9·]{2,20})\s(?P<name>[가-힣]{2,4})(?=\s{0,3}(?:[▲△▷◇◆■○●<〈\n(,]|$))"
)
# 가온푸드 홍길동 대표는: who heads it stands right behind a company.
_HEADED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<body>[가-힣A-Za-z][가-힣A-Za-z0-9]{2,14})\s(?P<name>[가-힣]{3})\s(?:대표이사|대표|CEO)(?=[은는이가도을를와의\s,·.]|$)"
)
_AGAIN = 2
_NO_BODY = re.compile(r"(?:[은는을를의며고서로와과도에던한된할]|에게|부터|까지|[하되]며|이날|당시|출신|소속|겸|씨)$")
# The name ends before its particle: the shortest that one may follow.
_CORPORATION = re.compile(
    r"(?:(?P<mark>㈔|\(사\)|㈖|\(재\))\s?|(?<![가-힣A-Za-z0-9])(?P<words>사단법인|재단법인|사회복지법인|학교법인|의료법인)\s)"
    r"(?P<name>[가-힣A-Za-z0-9·]{2,20}?)(?=[은는이가을를와과의]?(?:[\s,.(\n]|$)|에서|에게)"
)
_KIND_OF_MARK = {"㈔": "GROUP", "(사)": "GROUP", "㈖": "PUBLIC_ORG", "(재)": "PUBLIC_ORG", "사단법인": "GROUP"}
_GENERIC = frozenset(
    {*words("no_company"), *words("no_employer"), *words("stop_words"), *words("members"), *words("heads")}
)


def find_notices(scan: Scan) -> Iterator[Post]:
    """Yield the persons of notices of appointments with their offices: ▲경영기획본부장 홍길동."""
    for found in _NOTICE.finditer(scan.text) if _has_bullets(scan.text) else ():
        office, name = found["office"], found["name"]
        split = split_title(office)
        if split is None or split[0] + len(split[1]) < len(office) or not (is_name(name) or is_odd_name(name)):
            continue
        start = found.start("office")
        places = ((start, start + split[0]),) if split[0] else ()
        yield Post(start=found.start("name"), end=found.end("name"), role=split[1], places=places)


def find_corporations(scan: Scan) -> Iterator[Candidate]:
    """Yield bodies that bear the mark of an association or a foundation: ㈔나래포럼, 재단법인 가온회."""
    for found in _CORPORATION.finditer(scan.text) if _has_mark(scan.text) else ():
        start, end = found.span("name")
        if tail(scan.text, start, end) is None:
            continue
        label = label_of(found["name"]) or _KIND_OF_MARK.get(found["mark"] or found["words"], "PUBLIC_ORG")
        yield Candidate(start=start, end=end, label=label, by="corporation mark", score=0.8)


def find_headed(scan: Scan) -> Iterator[Candidate]:
    """Yield the companies whose head is named right behind them, and that the text names again: 가온푸드 홍길동 대표."""
    for found in _HEADED.finditer(scan.text):
        body = found["body"]
        known = body in _GENERIC or body in not_names() or label_of(body) not in {None, "COMPANY"}
        if known or not is_name(found["name"]) or _NO_BODY.search(body) or scan.text.count(body) < _AGAIN:
            continue
        if begins(scan.text, found.start()):
            yield Candidate(start=found.start(), end=found.end("body"), label="COMPANY", by="head behind", score=0.6)


def _has_mark(text: str) -> bool:
    return "법인" in text or any(mark in text for mark in _KIND_OF_MARK)


def _has_bullets(text: str) -> bool:
    return any(bullet in text for bullet in "▲△▷◇◆■○●")
