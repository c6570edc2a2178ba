"""Bylines: who wrote an article, for whom and from where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsmine.html.press import CREDITS, DOUBLE_SURNAMES, NO_NAMES, OUTLET_ENDS, OUTLETS, PLACES, SURNAMES
from newsmine.html.roman_names import roman_names

# A byline is short: longer lines are text, whatever they hold.
_LONGEST = 120
_MAX_NAMES = 12
_LONGEST_NAMES = 20

_ROLE_WORDS = (
    "기자|특파원|논설위원|논설위원실장|논설위원장|논설주간|논설실장|주필|칼럼니스트|평론가|에디터|편집위원|편집인|편집장|편집국장|앵커|아나운서|리포터|통신원|PD|피디|크리에이터|"
    "저널리스트|작가|필진|해설위원|프리랜서|인턴|국장|부장|팀장|본부장|센터장|대표|교수|연구위원|변호사|소장|시인|소설가|의원"
)
_ROLE = (
    r"(?:(?:[가-힣A-Z·]{0,8}(?:전문|선임|수습|인턴|객원|시민|명예|주재|사진|영상|촬영|취재|본부|청년|대학생|학생|교육|경제|의학|과학|문화|여행|연예|방송|대))\s?)?"
    rf"(?:{_ROLE_WORDS})"
)
_JOURNALIST = re.compile(
    r"기자|특파원|논설|주필|칼럼니스트|평론가|에디터|편집|앵커|아나운서|리포터|통신원|PD|피디|저널리스트"
)
_NAME = r"[가-힣]{2,5}"
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]{0,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4}")
_ROLED = re.compile(rf"(?<![가-힣])(?P<name>{_NAME})\s{{0,2}}(?P<role>{_ROLE})(?![가-힣])")
_ROLE_FIRST = re.compile(
    rf"^(?P<role>(?:취재|영상|사진|글|정리)?\s?기자|기자명|글쓴이|작성자|글\s?(?=[:=|])|by(?=\s))\s{{0,2}}[:=|]?\s{{0,2}}(?P<names>{_NAME}(?:[·,/\s]{{1,2}}{_NAME}){{0,5}})$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"외\s?\d{1,2}\s?(?:명|인)")
_NOISE = re.compile(
    r"(?:의\s?)?다른\s?기사(?:\s?보기)?|기사\s?더\s?보기|\+?\s?구독(?:하기|중)?$|기자\s?페이지|응원하기|프로필\s?보기|팔로우|입니다\.?$|이\s기자의.*$|기자명\s(?=.{2,40}(?:기자|위원|특파원))|바로가기|공유하기|댓글\s?\d*"
)
_PARTS = re.compile(r"[·ㆍ‧,/&;]|\s{1,3}")
_LEAD_JOB = re.compile(
    r"^(?:글|사진|영상|정리|취재|대담|진행|편집|그래픽|촬영|기획)(?:[·,/](?:글|사진|영상|정리|취재|편집|그래픽|기획))*\s?[=:|ㅣ]?\s?(?=[가-힣]{2,4}\s)"
)
_DEPARTMENT = re.compile(r"[가-힣A-Z·]{1,8}(?:부|팀|국|실|본부|취재진|데스크|특별취재팀|주재|취재본부)$")
_BRACKETED = re.compile(
    r"^\s{0,3}(?:\[(?P<a>[^\]\n]{2,60})\]|\((?P<b>[^)\n]{2,60})\)|【(?P<c>[^】\n]{2,60})】|<(?P<d>[^>\n]{2,60})>|〔(?P<e>[^〕\n]{2,60})〕)"
)
_AFTER_BRACKET = re.compile(
    rf"\s{{0,3}}(?P<who>{_NAME}(?:[·ㆍ,/\s]{{1,3}}{_NAME}){{0,5}}\s{{0,2}}{_ROLE}(?:[·ㆍ,/\s]{{1,3}}{_NAME}\s{{0,2}}{_ROLE}){{0,4}})\s{{0,3}}(?P<sign>[=:])?\s{{0,3}}"
)
_COLUMN = re.compile(r"^(?P<name>[가-힣]{2,4})의\s[가-힣A-Za-z0-9&\s]{2,20}$")
_END = re.compile(
    rf"(?P<stop>[.!?…”\"'’)\]]\s{{0,3}}|\s{{2,4}})(?P<byline>[/=|<(\[]?\s?(?:[가-힣A-Za-z0-9·]{{2,10}}[\s=/]{{1,2}})?{_NAME}(?:[·ㆍ,]\s?{_NAME}){{0,4}}\s{{0,2}}{_ROLE}[\s,|(<\[/]{{0,3}}(?:{_EMAIL.pattern})?[)>\]]?)\s{{0,3}}$"
)
_END_MAIL = re.compile(
    rf"(?P<stop>[.!?…”\"'’)\]]\s{{1,3}})(?P<byline>[/(<\[]?(?:{_NAME}\s)?{_EMAIL.pattern}[)>\]]?)\s{{0,3}}$"
)


_PLACE = re.compile(r"[가-힣]{2,8}(?:[·,/\s][가-힣]{2,8}){0,2}")
_SHORT_PLACE = re.compile(r"(?!사진|그래픽|정리|대담|취재|영상)[가-힣]{2,3}")
_CREDIT_JOB = re.compile(r"(?<![가-힣])(?:글|취재|사진|영상|정리|대담|촬영|편집|그래픽)\s?[=:]\s?")
_IN_BRACKETS = re.compile(r"\((?P<place>[가-힣]{2,8})\)")
_JOB = re.compile(rf"{_ROLE}|글|사진|영상|정리|취재|대담|편집|그래픽|기획")


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a byline says: the names with the first one's role, the bureau, the outlet and an e-mail address."""

    names: tuple[str, ...] = ()
    role: str | None = None
    bureau: str | None = None
    publisher: str | None = None
    email: str | None = None


def parse_byline(line: str) -> Byline | None:
    """Return what a line says if the whole of it is a byline, else ``None``.

    Examples
    --------
    >>> found = parse_byline("【파이낸셜뉴스 광주=홍길동 기자】")
    >>> found.names, found.role, found.bureau, found.publisher
    (('홍길동',), '기자', '광주', '파이낸셜뉴스')
    >>> parse_byline("홍길동 기자는 27일 상을 받았다.") is None
    True
    """
    text = line.strip()
    if not text or len(text) > _LONGEST:
        return None
    lead = lead_byline(text)
    if lead is not None and not text[lead[1] :].strip(" =:-"):
        return lead[0]
    mail = _EMAIL.search(text)
    email = mail.group() if mail else None
    text = _EMAIL.sub(" ", text)
    text = _OTHERS.sub(" ", _NOISE.sub(" ", text))
    text = text.strip(" \t/=|ㅣ<>()[]【】〔〕:-·,▲■◆ⓒ©+")
    if not text:
        return Byline(email=email) if email and len(line.strip()) <= len(email) + 4 else None
    roman = roman_names(text)
    if roman:
        return Byline(names=roman, email=email)
    first = _ROLE_FIRST.match(text)
    if first:
        names = tuple(name for name in _PARTS.split(first["names"]) if _is_name(name))
        return Byline(names=names, role="기자" if "기자" in first["role"] else None, email=email) if names else None
    return _words(text, email) or (_words(text, email, bare=True) if email and len(text) <= _LONGEST_NAMES else None)


def lead_byline(text: str) -> tuple[Byline, int] | None:
    """Return the byline that a text begins with, and where the text behind it begins.

    Such are ``[서울=뉴시스]홍길동 기자 =``, ``(광주=연합뉴스) 홍길동 기자 =`` and ``[이데일리 홍길동 기자]``.

    Examples
    --------
    >>> text = "(광주=연합뉴스) 홍길동 기자 = 도서관이 문을 열었다."
    >>> byline, start = lead_byline(text)
    >>> byline.names, byline.bureau, byline.publisher, text[start:]
    (('홍길동',), '광주', '연합뉴스', '도서관이 문을 열었다.')
    """
    bracket = _BRACKETED.match(text)
    if bracket is None:
        return _signed(text)
    inside = next(part for part in bracket.groups() if part is not None).strip()
    end = bracket.end()
    mail = _EMAIL.search(inside)
    email = mail.group() if mail else None
    inside = _EMAIL.sub("", inside).strip()
    after = _AFTER_BRACKET.match(text, end)
    dateline = _is_dateline(inside, signed=after is not None and bool(after["sign"]))
    if after is not None and (after["sign"] or not text[after.end() :].strip() or dateline):
        if not (dateline or _is_outlet(inside) or inside in PLACES):
            return None
        place, outlet = _place_and_outlet(inside)
        who = _words(after["who"].strip(), None)
        if who is None:
            return None
        byline = Byline(names=who.names, role=who.role, bureau=place, publisher=outlet, email=email)
        return byline, after.end()
    found = _inside(inside, email)
    if found is None:
        return None
    while end < len(text) and text[end] in " =\t":
        end += 1
    return found, end


def tail_byline(text: str) -> tuple[Byline, int] | None:
    """Return the byline that stands behind the last sentence of a text, and where it begins.

    Examples
    --------
    >>> text = "시민 누구나 쓸 수 있다. /홍길동 기자 hong@paper.example"
    >>> byline, start = tail_byline(text)
    >>> byline.names, byline.email, text[:start]
    (('홍길동',), 'hong@paper.example', '시민 누구나 쓸 수 있다.')
    """
    offset = max(0, len(text) - _LONGEST)
    window = text[offset:]
    found = _END.search(window) or _END_MAIL.search(window)
    if found is None:
        return None
    byline = parse_byline(found["byline"])
    if byline is None:
        return None
    start = offset + found.start("byline")
    return byline, len(text[:start].rstrip())


def clean_authors(strings: Iterable[str]) -> tuple[str, ...]:
    """Return the names in strings that pages give as their authors: once each, without roles, bureaus and outlets.

    Examples
    --------
    >>> clean_authors(["서울=홍길동 기자", "홍길동, 김가온 기자 외 1명", "가온뉴스", "hong@paper.example"])
    ('홍길동', '김가온')
    """
    names: dict[str, None] = {}
    for string in strings:
        found = parse_byline(string)
        if found is None:
            found = _words(_OTHERS.sub("", _EMAIL.sub("", string)).strip(" \t/=|,:()[]"), None, bare=True)
        for name in found.names if found else ():
            names.setdefault(name)
    return tuple(names)


def _signed(text: str) -> tuple[Byline, int] | None:
    """Return a byline without brackets that ends in ``=``: ``광주=홍길동 기자 = …``."""
    head, sign, _ = text[:_LONGEST].partition(" = ")
    if not sign:
        head, sign, _ = text[:_LONGEST].partition("기자=")
        head += "기자"
    if not sign or not _JOURNALIST.search(head) or len(head) > _LONGEST // 3:
        return None
    found = _words(head.strip(), None)
    return (found, len(head) + len(sign) - (len("기자") if sign == "기자=" else 0)) if found else None


def _inside(inside: str, email: str | None) -> Byline | None:
    """Return what stands in brackets: an outlet with names, ``매체=이름의 칼럼``, or a place and an outlet."""
    left, sign, right = (part.strip() for part in inside.partition("="))
    column = _COLUMN.match(right) if sign else None
    if column and _is_name(column["name"]):
        return Byline(names=(column["name"],), publisher=left, email=email)
    found = _words(inside, email)
    if found is not None and found.names:
        return found
    if _is_dateline(inside, signed=False):
        place, outlet = _place_and_outlet(inside)
        return Byline(bureau=place, publisher=outlet, email=email)
    return Byline(publisher=inside, email=email) if inside in OUTLETS else None


def _is_dateline(inside: str, *, signed: bool) -> bool:
    """Whether it is place and outlet; a reporter and ``=`` behind it (``signed``) make any word an outlet."""
    left, sign, right = (part.strip() for part in inside.partition("="))
    if sign and signed and left in PLACES and right:
        return True
    return (
        bool(sign) and (left in PLACES or (bool(_PLACE.fullmatch(left)) and left not in CREDITS)) and _is_outlet(right)
    )


def _place_and_outlet(inside: str) -> tuple[str | None, str | None]:
    left, sign, right = (part.strip() for part in inside.partition("="))
    if sign:
        return left, right
    return (inside, None) if inside in PLACES else (None, inside)


def _words(text: str, email: str | None, *, bare: bool = False) -> Byline | None:
    """Return what a list of names and roles says; a ``bare`` one needs no role, only names."""
    left, sign, right = (part.strip() for part in _CREDIT_JOB.sub(" ", text).rpartition("="))
    publisher, bureau = _left(left) if sign else (None, None)
    text = _LEAD_JOB.sub("", right)
    place = _IN_BRACKETS.search(text)
    if place is not None and place["place"] in PLACES:
        bureau = bureau or place["place"]
        text = text.replace(place.group(), " ", 1)
    roles = [found for found in _ROLED.finditer(text) if not _is_outlet(found["name"])]
    if not roles and not bare:
        return None
    names: list[str] = []
    for token in filter(None, (token.strip("()[]<>|ㅣ") for token in _PARTS.split(_ROLED.sub(_mark, text)))):
        word, roled = token.rstrip("\x00"), token.endswith("\x00")
        if (roled and word not in PLACES and not _is_outlet(word) and not _is_job(word)) or _is_name(word):
            names.append(word)
        elif word in PLACES:
            bureau = bureau or word
        elif _is_outlet(word) or not (_is_job(word) or bare or names or publisher):
            publisher = publisher or word
        elif not _is_job(word):
            return None
    role = roles[0]["role"] if roles else None
    if not names or len(names) > _MAX_NAMES or (role and not bare and _is_title_of_source(role, names, text)):
        return None
    return Byline(names=tuple(dict.fromkeys(names)), role=role, bureau=bureau, publisher=publisher, email=email)


def _left(text: str) -> tuple[str | None, str | None]:
    """Return the outlet and the bureau that stand before ``=``."""
    publisher = bureau = None
    text = _IN_BRACKETS.sub(r" \g<place> ", text)
    for word in text.replace("=", " ").replace("/", " ").split():
        if word in PLACES:
            bureau = word
        elif not _is_outlet(word) and _SHORT_PLACE.fullmatch(word):
            bureau = bureau or word
        elif _is_outlet(word) or not _is_job(word):
            publisher = word
    return publisher, bureau


def _mark(found: re.Match[str]) -> str:
    return f" {found['name']}\x00 "


def _is_job(word: str) -> bool:
    if _JOB.fullmatch(word) or word in NO_NAMES:
        return True
    person = len(word) == len("홍길동") and word[-1] in "국실" and word[0] in SURNAMES
    return not person and bool(_DEPARTMENT.fullmatch(word))


def _is_title_of_source(role: str, names: list[str], text: str) -> bool:
    """Whether the role is one that people in the news have, in a line too rich for a byline."""
    return not _JOURNALIST.search(role) and (len(names) > 1 or len(text) > _LONGEST // 4)


def _is_outlet(word: str) -> bool:
    return word in OUTLETS or any(word.endswith(end) and len(word) > len(end) + 1 for end in OUTLET_ENDS)


def _is_name(word: str) -> bool:
    """Whether a word has the shape of a Korean name, or of a foreign one in Hangul of such a length."""
    if not re.fullmatch(_NAME, word) or word in PLACES or _is_outlet(word) or _is_job(word):
        return False
    return (word[0] in SURNAMES and len(word) <= len("홍길동")) or word.startswith(DOUBLE_SURNAMES)
