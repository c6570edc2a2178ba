"""Programmes, events and products by their quotes, and by the class nouns in and around them."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Scan, begins, tail
from newsmine.entities.lexicon import words
from newsmine.entities.suffixes import label_of

EVENT_NOUNS = words("event_nouns")
"""Class nouns that names of events end in."""

PROGRAM_NOUNS = words("program_nouns")
"""Class nouns that names of programmes end in."""

_PRODUCT_NOUNS = words("product_nouns")
_GROUP_NOUNS = words("group_nouns")
_COMPANY_NOUNS = words("company_nouns")
_TEAM = re.compile(r"\((?P<name>[가-힣A-Za-z0-9.]{2,12}팀)\)|\d개?\s?팀\((?P<list>[^()\d]{2,60})\)")
_QUOTED = re.compile(
    r"‘(?P<a>[^‘’\n]{2,60})’|'(?P<b>[^'\n]{2,60})'|「(?P<c>[^「」\n]{2,60})」|<(?P<d>[^<>\n]{2,60})>|《(?P<e>[^《》\n]{2,60})》|〈(?P<f>[^〈〉\n]{2,60})〉|『(?P<g>[^『』\n]{2,60})』|“(?P<h>[^“”‘’\n]{2,30})”|\"(?P<i>[^\"'\n]{2,30})\""
)
_EVENT_END = re.compile(
    rf"(?:{'|'.join(sorted(EVENT_NOUNS, key=len, reverse=True))})(?:\s?\([^()]+\)|\s?\d{{4}}|\s?대회)?$"
)
_PROGRAM_END = re.compile(rf"(?:{'|'.join(sorted(PROGRAM_NOUNS, key=len, reverse=True))})(?:\s?\([^()]+\)|\s?\d\.0)?$")
_BEHIND = re.compile(r"\s?(?P<noun>[가-힣]+)")
_FRONT = re.compile(r"(?P<noun>[가-힣]{1,16}?)(?:인|,)?\s?$")
# A quotation of speech or thought: a sentence, or words of a sentence.
_SPEECH = re.compile(
    r"(?:다|요|까|자|라|네|죠|지|음|함|됨|냐|나|해|\.|!|\?|…|하는|되는|에서|으로|에게|하고|하며|을|를|은|는)$"
)
_SAID = re.compile(r"(?:이?라[고며는면]|이?라는|고|며|면서|이다|임을|[은는]\s|이\s아니)")
# What one means to do, not what it is called: 지사를 세울 계획, 널리 알리려는 전략.
_INTENDED = re.compile(
    r"(?:[을를이가에]\s(?:[가-힣]{1,12}\s){0,6}[가-힣]{0,12}[할될울릴길올갈날놀줄쓸일칠킬널들실볼][은는]?|려는|겠다는|자는)\s[가-힣]{1,16}$|(?:것|때문|차례|마련)$"
)
_LABELLED = (
    ("EVENT", (*EVENT_NOUNS, "행사")),
    ("PRODUCT", _PRODUCT_NOUNS),
    ("GROUP", _GROUP_NOUNS),
    (
        "PROGRAM",
        (
            "사업",
            "과제",
            "프로그램",
            "프로젝트",
            "정책",
            "캠페인",
            "강좌",
            "과정",
            "공모사업",
            "아카데미",
            "전략",
            "협약",
        ),
    ),
)
_UNQUOTED_EVENT = re.compile(
    r"(?:(?<![가-힣A-Za-z0-9·])(?P<word>[가-힣A-Za-z0-9·]{0,30})(?P<noun>"
    + "|".join(
        sorted(
            (n for n in EVENT_NOUNS if n not in {"데이", "대회", "특강", "주간", "위크", "캠페인", "마라톤"}),
            key=len,
            reverse=True,
        )
    )
    + r"|경진대회|끝장개발대회))(?=[^가-힣A-Za-z]|[은는이가을를의에와과도로])"
)
_UNQUOTED_PROGRAM = re.compile(
    r"(?<![가-힣A-Za-z0-9·])(?P<word>[가-힣A-Za-z0-9·]{0,30})(?P<noun>지원사업|육성사업|조성사업|양성사업|구축사업|공모사업|실증사업|개발사업|사관학교|아카데미|부트캠프|뉴딜)(?=[^가-힣A-Za-z]|[은는이가을를의에와과도로])"
)
# A programme that runs on a computer, not one that people attend.
_SOFTWARE = re.compile(
    r"(?:판독|진단|분석|탐지|번역|설계|편집|보안|인식|추천|예측|컴퓨터|소프트웨어|백신|검색|제어|해석)\s프로그램(?:인)?\s?$"
)
_BODIES = ORGANISATIONS - {"COMPANY", "MEDIA"}
_CEREMONY = re.compile(r"(?:기공|착공|준공|개소|개관|개원|개청|현판|출범|상량|입주|오픈)식")
_STOP_WORDS = frozenset(words("stop_words"))
_GENERIC_EVENT = frozenset(words("generic_event"))
# Endings of words that do not belong to the noun phrase behind them, and the nouns that end alike.
_NOMINAL_END = re.compile(
    r"(?:[은는을를된한할될던인낼른린운록게서고며면에의와과간씩들내등적해여도만로나야다요까후전중째명곳여년월일날때적데]|까지|부터|[^가-힣A-Za-z0-9]|이|가)$"
)
_NOUN_EXCEPTIONS = re.compile(
    r"(?:그린|크린|[평국작물휴대고저문원증]가|전문가|음악가|투자가|[회협논강창동합정건]의|주의|아시아|[도진경통대선철]로|활주로|프로|블로|학과|성과|효과|결과|문과|이과|치과|초과|통과|안과|[대북남]한|무한|제한|시한|권한|기한|유한|신한|[민기공시연야]간|중간|순간|현장감|개인|법인|[기상농어임축수광창직]업인|[가-힣]제인|여성인|장애인|노인|상인|군인|외국인|한국인|일반인|직장인|시민|국내|실내|안내|시내|교내|사내|관내|[집대]중|미래와"
    r"|[무균평고초중호]등|시[도군]|[제속강온각고정태]도|[가-힣]여도|제도|지도|인도|한도|[가-힣]수도|[사분조]야|분야|[가나세]나|연구나|[검회체감기관]사고|광고|보고|참고|창고|[고중]고|[이분평방화정장국일]면|[동순독부정문도본각유답질]서|공공서|센서|[이다]해|이해|피해|올해|[참기부관]여|기여|[안발오]전|안전|발전|도전|비전|대전|사전|회전|실전|충전|[오향사직이]후|사후|향후|청년|소년|노년|중년|학년|[생기종매휴요]일|[미통제단균유]일|사람들|[가-힣]적|실적|목적|업적|[가-힣]트나|캄보디아|[가-힣]학생들|글로컬|[여야]야|[참차]례|서울|미술|[한]의|[무대자]의|회계|메타|[가-힣]에너지|[무사의]인|[디아]이디어|[리마]더|셰어|[가-힣]아이|어린이|[차종나놀길높깊넓먹]이|[제조]이|와이파이|하이|케이|데이|[디트드브]이)$"
)
# 오후 2시 30분 수료식, 교육생 30명 간담회.
_COUNT = re.compile(r"(?:오전|오후)?\d{1,9}여?(?:시|분|명|여명)")
# What is made, whatever it is: ‘쑥담은하루’를 출시했다, 자체 개발한 교육용 교구 ‘또봇이’.
_IS_MADE = re.compile(
    r"\s?(?:\([^()]{1,20}\))?(?:을|를)\s(?:[가-힣]{1,8}\s){0,2}?(?:개발|출시|선보[여였이인]|내놓|내놨|상용화|시연)(?!\s?(?:계획|방안))"
)
_MADE_HERE = re.compile(r"(?:개발|출시|제작)한\s(?:[가-힣A-Za-z0-9]{1,10}(?<![은는을를에의])\s){0,3}$")
# Class nouns whose name stands in one word; words before it are not taken in.
_OWN_STEM = frozenset({"사관학교", "아카데미", "부트캠프", "뉴딜"})
_MAX_WORDS = 6
# A class noun before the quotes speaks for names of at most so many characters.
_MAX_NAMED = 12
_TOPIC = re.compile(r"[가-힣]{1,8}[은는]\s")


def find_quoted(scan: Scan) -> Iterator[Candidate]:
    """Yield quoted names whose own last noun, or the noun before or behind the quotes, says what they are."""
    text = scan.text
    for found in _QUOTED.finditer(text):
        group = next(key for key, value in found.groupdict().items() if value is not None)
        start, end = found.span(group)
        content = text[start:end].strip()
        start = text.index(content, start)
        end = start + len(content)
        label, score = _label(text, content, found.start(), found.end())
        if label is not None:
            yield Candidate(start=start, end=end, label=label, by="quotation", score=score)


def find_teams(scan: Scan) -> Iterator[Candidate]:
    """Yield teams in brackets: 가온 해커톤(나래팀), 두 팀(나래, 푸른별)."""
    for found in _TEAM.finditer(scan.text):
        if found["name"]:
            yield Candidate(start=found.start("name"), end=found.end("name"), label="GROUP", by="team", score=0.7)
        else:
            for name in re.finditer(r"[^,·]+", found["list"]):
                lead = len(name.group()) - len(name.group().lstrip())
                start = found.start("list") + name.start() + lead
                yield Candidate(start=start, end=start + len(name.group().strip()), label="GROUP", by="team", score=0.7)


def find_events(scan: Scan) -> Iterator[Candidate]:
    """Yield events and programmes without quotes: their class noun and the bare nouns before it."""
    for pattern, label in ((_UNQUOTED_EVENT, "EVENT"), (_UNQUOTED_PROGRAM, "PROGRAM")):
        for found in pattern.finditer(scan.text):
            if not begins(scan.text, found.start()) or tail(scan.text, found.start(), found.end()) is None:
                continue
            start = (
                found.start() if found["noun"] in _OWN_STEM and found["word"] else _leftmost(scan.text, found.start())
            )
            end = _more(scan.text, found.end()) if label == "EVENT" else found.end()
            name = scan.text[start:end]
            if _is_name(name, found["word"], found["noun"], label):
                yield Candidate(start=start, end=end, label=label, by="class noun", score=0.6)


def _label(text: str, content: str, start: int, end: int) -> tuple[str | None, float]:
    """Return what a quotation names and how sure that is, or ``None`` where it is speech or emphasis."""
    named = _EVENT_END.search(content) or _PROGRAM_END.search(content)
    speech = _SPEECH.search(content) is not None and _may_be_said(content)
    spoken = text[start] in '“"' and (speech or not named or _SAID.match(text, end))
    if spoken or _TOPIC.match(content) or _INTENDED.search(content):
        return None, 0.0
    if _EVENT_END.search(content):
        return "EVENT", 0.9
    behind = _BEHIND.match(text, end)
    label = _label_behind(behind["noun"], programme=named is not None) if behind and not speech else None
    if label == "EVENT" and behind and _CEREMONY.match(behind["noun"]):
        # What is opened is what its own last noun says.
        label = label_of(content) or label
    if label is not None or (named and len(content) > len("가온사업")):
        return (label, 0.7) if label else ("PROGRAM", 0.75)
    if speech:
        return None, 0.0
    own = label_of(content)
    if own in _BODIES and len(content) > len("나래협의체"):
        return own, 0.7
    said = _label_in_front(text[max(0, start - 16) : start])
    made = _IS_MADE.match(text, end) or _MADE_HERE.search(text[max(0, start - 30) : start])
    short = len(content) <= _MAX_NAMED
    return (said, 0.96) if short and said else ("PRODUCT", 0.7) if short and made else (None, 0.0)


def _may_be_said(content: str) -> bool:
    """Whether a quotation may be words of a sentence: more than one word, or the end of one."""
    return " " in content or content.endswith(("다", "요", "까", "자", "라", "네", "죠", ".", "!", "?", "…"))


def _label_in_front(before: str) -> str | None:
    """Return what the noun right before the quotes says: 플랫폼, 스타트업, 판독 프로그램."""
    if _SOFTWARE.search(before):
        return "PRODUCT"
    front = _FRONT.search(before)
    kinds = (*_LABELLED, ("COMPANY", _COMPANY_NOUNS))
    return next((kind for kind, nouns in kinds if front and front["noun"].endswith(nouns)), None)


def _label_behind(noun: str, *, programme: bool) -> str | None:
    """Return what the noun behind the quotes says: 사업, 행사, 플랫폼, 팀."""
    for label, nouns in _LABELLED:
        if any(noun.startswith(word) and len(noun) <= len(word) + 2 for word in nouns):
            return "PROGRAM" if label != "GROUP" and programme else label
    return None


def _is_name(name: str, word: str, noun: str, label: str) -> bool:
    if label == "PROGRAM":
        return len("".join(name.split())) >= len(noun) + 4 or (noun in {"사관학교", "뉴딜"} and bool(word))
    if word + noun in _GENERIC_EVENT and " " not in name:
        return False
    return len("".join(name.split())) >= len("채용박람회")


def _leftmost(text: str, start: int) -> int:
    """Return the start of the chain of bare nouns that ends at ``start``."""
    for count in range(_MAX_WORDS):
        found = re.search(
            r"(?P<word>[가-힣A-Za-z0-9·&\-]{1,24}(?:\([A-Za-z]{1,24}\))?) $", text[max(0, start - 24) : start]
        )
        if found is None:
            break
        word = found["word"]
        if word in {"및", "와", "과"} and count:
            break
        if word == "및" or (word.endswith(("회와", "식과")) and len(word) > len("식과")):
            pass
        elif (
            word in _STOP_WORDS
            or _COUNT.fullmatch(word)
            or (_NOMINAL_END.search(word) and not _NOUN_EXCEPTIONS.search(word))
        ):
            break
        start -= len(found.group())
    while (lead := re.match(r"(?:및|등)\s", text[start:])) is not None:
        start += lead.end()
    return start


def _more(text: str, end: int) -> int:
    """Return the end with a second class noun that belongs to the same event: …성과보고회 및 수료식, …해커톤 대회."""
    found = re.match(r"(?:\s대회|\s및\s[가-힣]+(?:식|회))(?![가-힣]{2})", text[end:])
    return end + found.end() if found else end
