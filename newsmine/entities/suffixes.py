"""Organisations and places by the noun that their names end in: 가온정보진흥원, 나래대학교, 푸른은행."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import Candidate, Scan, begins, tail
from newsmine.entities.lexicon import words
from newsmine.entities.titles import TITLE_TAIL

SUFFIXES: dict[str, tuple[str, ...]] = {
    "PUBLIC_ORG": words("suffixes_public_org"),
    "GOV": words("suffixes_gov"),
    "UNIVERSITY": words("suffixes_university"),
    "GROUP": words("suffixes_group"),
    "MEDIA": words("suffixes_media"),
    "COMPANY": words("suffixes_company"),
    "PLACE": words("suffixes_place"),
}
"""Class nouns that names end in, by label."""

_LABEL = {suffix: label for label, suffixes in SUFFIXES.items() for suffix in suffixes}
_SUFFIX = re.compile(
    "|".join(
        re.escape(noun) + ("(?!학)" if noun.endswith("대") else "") for noun in sorted(_LABEL, key=len, reverse=True)
    )
)
_WORD_START = re.compile(r"[가-힣A-Za-z0-9·ㆍ&\-]{0,60}(?:\([A-Za-z&]{1,8}\)[가-힣A-Za-z0-9·ㆍ&\-]{0,60})?$")
_LINE_CHARACTERS = 40
# Nouns that names of organisations are made of; a suffix or a short stem takes them from the words before it.
_PARTS = (
    "인공지능|소프트웨어|중소기업|빅데이터|데이터|디지털|클라우드|콘텐츠|반도체|에너지|자동차|모빌리티|바이오|헬스케어|스마트|스타트업|창조경제|사회서비스|사회적경제|일자리|산업|기술|정보|통신|과학|문화|예술|융합|미래|지역|혁신|창업|경제|교육|인재|개발|진흥|지원|연구|협력|의료|로봇|벤처|기업|수출|투자|무역|관광|체육"
    "|복지|여성|청년|환경|농업|해양|수산|식품|디자인|영상|미디어|게임|보안|평생|직업|취업|고용|금융|건설|교통|도시|주택|국토|물류|항공|우주|국방|안전|재난|소방|전력|가스|수소|배터리|이차전지|전기|전자|기계|소재|부품|금형|광|뿌리|특구|규제|자유|평가|기획|관리|육성|총괄|중앙|국가|국립|한국|대한|전국|산학|양성|집적|중심|실증|특화|공동|종합|통합|글로벌|AI|ICT|SW|IT|CT|BT|IoT|VR|AR|XR"
)
_NAME_NOUN = re.compile(f"(?:{_PARTS})+$")
_LAST_PART = re.compile(f"(?:{_PARTS})$")
_MAX_ENDS = 5
# Capitals that are a name of their own before a hyphen: GIST-나래대, but not AI-나래센터.
_LATIN_NAME = re.compile(r"[A-Z]{4,}")
_PLACES = re.compile(
    "(?:광주|전남|전북|서울|부산|대구|인천|대전|울산|세종|경기|강원|충북|충남|경북|경남|제주|호남|영남|한국|대한|국립|국제|아시아|코리아|글로벌)"
)
# Stems that make a class of organisations of the suffix, not a name.
_GENERIC = frozenset(words("no_stem"))
# Words that end like a company's name and are the name of a field or a rank.
_FIELDS = frozenset(words("no_organisation"))
_DISTRICT = re.compile(
    r"(?<=[가-힣][구군시도])\s(?P<name>[가-힣]{2,3}\d?(?:동|읍|면))(?=[^가-힣]|에|의|으로|일대|일원)"
)
# 경기 is a match too; before a town or a county it is the province.
_REGION = re.compile(r"(?<![가-힣A-Za-z0-9])경기(?=\s[가-힣]{2,3}[시군](?:[은는이가와과의에\s]|에서|청|장))")
_COURTS = frozenset(words("courts"))
# Verbs in the conditional, which end like a township: 하면, 있으면.
_CONDITIONS = ("하면", "으면", "이면", "되면", "려면", "다면", "라면", "지면", "가면", "보면", "오면", "나면")
# What makes no name of a class noun behind it: 공동 연구센터.
_BARELY_ONE = re.compile(r"(?<![가-힣])(?:공동|전문|관련|전담|합동|통합|신규|기존|별도) $")
_OF_THE_PLACE = frozenset({"관할", "담당", "일선", "해당", "인근", "관내", "경찰"})


def find_by_suffix(scan: Scan) -> Iterator[Candidate]:
    """Yield the words whose last noun says that they name an organisation or a place.

    A suffix alone (진흥원) or behind a mere class word (지역 대학교) is no name here; short forms are for the linker.
    """
    text = scan.text
    for found in _SUFFIX.finditer(text):
        end = found.end()
        if tail(text, found.start(), end, titles=TITLE_TAIL) is None:
            continue
        line = text[max(0, found.start() - _LINE_CHARACTERS) : found.start()]
        lead = _WORD_START.search(line)
        start = found.start() - len(lead.group()) if lead else found.start()
        start += len(text[start : found.start()]) - len(text[start : found.start()].lstrip("·ㆍ-&"))
        start = _after_list(text, start, found.start())
        stem = text[start : found.start()]
        label = _LABEL[found.group()]
        if _is_thin(stem):
            if label == "GOV":
                continue
            start = start if _BARELY_ONE.search(text, max(0, start - 6), start) else _extended(text, start)
            stem = text[start : found.start()].strip()
            if _is_thin(stem.replace(" ", "")) or " " not in text[start:end]:
                continue
        if (
            text[start:end] in _FIELDS
            or stem in _OF_THE_PLACE
            or (found.group() in _COURTS and not _PLACES.match(stem))
        ):
            continue
        if label in {"COMPANY", "MEDIA"} and (len(stem) < _least(label) or re.search(r"[·ㆍ ]", stem)):
            continue
        if begins(text, start):
            yield Candidate(start=start, end=end, label=label, by="suffix", score=0.7 if label != "COMPANY" else 0.55)


def find_districts(scan: Scan) -> Iterator[Candidate]:
    """Yield the 동, 읍 and 면 behind a town or a ward: 남구 나래동, 가온군 푸른면."""
    for found in _REGION.finditer(scan.text):
        yield Candidate(start=found.start(), end=found.end(), label="PLACE", by="district", score=0.8)
    for found in _DISTRICT.finditer(scan.text):
        if not found["name"].endswith(_CONDITIONS):
            yield Candidate(start=found.start("name"), end=found.end("name"), label="PLACE", by="district", score=0.6)


def label_of(name: str) -> str | None:
    """Return the label that the last noun of a name says, if any.

    Examples
    --------
    >>> label_of("가온정보진흥원"), label_of("나래대학교"), label_of("가온")
    ('PUBLIC_ORG', 'UNIVERSITY', None)
    """
    ends = [suffix for suffix in _LABEL if name.endswith(suffix)]
    return _LABEL[max(ends, key=len)] if ends else None


def short_ends(name: str) -> list[str]:
    """Return the ends of a name that may stand for it: its class noun with the words before it, one after the other.

    Examples
    --------
    >>> short_ends("가온AI진흥재단"), short_ends("나래산업융합사업단"), short_ends("나래전자")
    (['재단', '진흥재단', 'AI진흥재단'], ['사업단', '융합사업단', '산업융합사업단'], [])
    """
    name = "".join(name.split())
    noun = min((noun for noun in SHORT_FORMS if name.endswith(noun)), key=len, default="")
    ends: list[str] = []
    while noun and len(noun) < len(name) and len(ends) < _MAX_ENDS:
        ends.append(noun)
        part = _LAST_PART.search(name, 0, len(name) - len(noun))
        if part is None:
            break
        noun = part.group() + noun
    return ends


SHORT_FORMS = words("short_forms")
"""Class nouns that stand for a name that was given in full before."""


def _least(label: str) -> int:
    return 2 if label == "COMPANY" else 1


def _is_thin(stem: str) -> bool:
    """Whether the stem makes no name of the suffix behind it."""
    return (
        len(stem) < len("가온")
        or stem in _GENERIC
        or stem.isdigit()
        or re.fullmatch(r"\d+[가-힣]{0,2}", stem) is not None
    )


def _after_list(text: str, start: int, stop: int) -> int:
    """Return where the name begins behind a list joined by dots: 서울대·가온대학교 is two names."""
    for dot in reversed([i for i in range(start, stop) if text[i] in "·ㆍ-"]):
        if text[dot] == "-" and text[dot - 1 : dot].isascii() and not _LATIN_NAME.fullmatch(text, start, dot):
            continue
        if text[dot] == "-" and dot - start >= len("가온"):
            return dot + 1
        if re.search(r"(?:대|대학교|원|센터|은행|협회|단|시|도|군|구)$", text[start:dot]) and len(
            text[start:dot]
        ) > len("가온"):
            return dot + 1
    return start


def _extended(text: str, start: int) -> int:
    """Return the start after taking in the words before that names are made of."""
    for _ in range(3):
        found = re.search(r"([가-힣A-Za-z0-9·]{1,24}) $", text[max(0, start - 24) : start])
        if found is None or not (_NAME_NOUN.match(found.group(1)) or _PLACES.fullmatch(found.group(1))):
            break
        start -= len(found.group())
        if len(found.group(1)) >= len("인공지능산업") or _PLACES.match(found.group(1)):
            break
    return start
