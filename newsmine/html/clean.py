"""Lines that stand on Korean news pages beside the article, known by their form alone.

What only their place tells (the headline of another story, a caption without a credit) is not for this module.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from newsmine.html.bylines import parse_byline
from newsmine.html.dates import find_dates
from newsmine.html.notices import is_notice

Kind = Literal["rights", "share_ui", "related", "sidebar", "caption", "byline", "date", "footer", "other"]
"""Kinds of lines that are no body text."""

# Longer lines are text, whatever words they hold.
_LONGEST_UI = 60
_LONGEST_LABEL = 30
_LONGEST_RIGHTS = 300
_LONGEST_CAPTION = 400
# Lines whose kind is remembered: a page is read in two ways, and the pages of an outlet have most of their menus in common.
_REMEMBERED = 10_000

_RIGHTS = re.compile(
    r"무단\s?(?:전재|복제|배포|전제|도용|사용)|재배포\s?(?:를\s?)?금지|재판매\s?및\s?DB|AI\s?학습\s?(?:및|·|이용|활용|데이터)|(?:ⓒ|©|\(c\)|copyrights?|저작권자?)\s?.{0,60}(?:금지|reserved|무단)|all\s?rights\s?reserved",
    re.IGNORECASE,
)
_AGENCY_PICTURE = re.compile(r"재판매\s?및\s?DB\s?금지\W{0,3}$")
_RIGHTS_START = re.compile(
    r"^[<\[(【]?\s?(?:저작권자|저작권\s?[:=ⓒ©(]|저작권은|copyrights?\b|[ⓒ©]\s?(?=\S)|\(c\)\s)", re.IGNORECASE
)
_RIGHTS_STRONG = re.compile(
    r"^[<\[(【*※ⓒ©]?.{0,60}(?:무단\s?(?:전재|복제|전제|도용)).{0,60}(?:금지|금합니다|처벌|있습니다\.?|안\s?됩니다\.?)|all\s?rights\s?reserved",
    re.IGNORECASE,
)

_BULLET = re.compile(r"^[\s•·∙▪▶▷►▸◀◁☞→>»+*#※\-–—|ㅣ]{1,6}")
_UI_WORDS = (
    "닫기|열기|펼치기|접기|더\\s?보기|전체\\s?보기|전체\\s?메뉴|메뉴|메뉴\\s?열기|메뉴\\s?닫기|검색|검색하기|검색창\\s?열기|통합검색|로그인|로그아웃|회원가입|마이페이지|홈|HOME|홈으로|메인화면으로|처음으로|맨\\s?위로|"
    "위로|TOP|목록|목록으로|목록보기|이전|다음|이전\\s?기사|다음\\s?기사|이전글|다음글|뒤로|뒤로가기|본문\\s?바로가기|바로가기|주메뉴\\s?바로가기|메뉴\\s?바로가기|공유|공유하기|기사\\s?공유(?:하기)?|SNS\\s?공유(?:하기)?|SNS|"
    "카카오톡|카카오스토리|카카오|카톡|페이스북|페북|트위터|트위터\\s?엑스|엑스|X|트위터\\(X\\)|엑스\\(X\\)|X\\(트위터\\)|밴드|네이버\\s?밴드|네이버\\s?블로그|블로그|라인|링크드인|핀터레스트|텔레그램|인스타그램|유튜브|구글\\+?|메일|이메일|"
    "facebook|twitter|kakaotalk|kakao\\s?story|band|naver\\s?blog|line|linkedin|telegram|instagram|youtube|email|e-mail|share|print|copy\\s?link|url|link|"
    "URL\\s?복사|URL\\s?복사하기|URL|주소\\s?복사|주소복사하기|링크\\s?복사|링크복사하기|복사|복사하기|기사\\s?URL|url복사|퍼가기|기사\\s?저장|저장|저장하기|스크랩|스크랩하기|북마크|인쇄|인쇄하기|프린트|프린트하기|메일\\s?보내기|이메일\\s?보내기|메일로\\s?보내기|기사\\s?보내기|"
    "글자\\s?크기|글씨\\s?크기|글(?:자|씨)\\s?크기\\s?(?:설정|조절|조정|변경)(?:하기)?|폰트|폰트\\s?크기|글꼴|글자\\s?크게|글자\\s?작게|본문\\s?글씨\\s?(?:크게|작게|크기|키우기|줄이기)|글씨\\s?크게|글씨\\s?작게|크게|작게|보통|아주\\s?작게|아주\\s?크게|매우\\s?크게|가|가가|가\\s?가|가\\+|가-|가\\s?나|"
    "작은\\s?폰트|보통\\s?폰트|큰\\s?폰트|기본|기본\\s?폰트|확대|축소|확대하기|이미지\\s?크게\\s?보기|이미지\\s?확대(?:하기)?|이미지\\s?확대보기|크게\\s?보기|사진\\s?확대|사진\\s?크게\\s?보기|원본보기|이미지\\s?원본보기|"
    "기사\\s?듣기|기사듣기\\s?(?:중지|멈춤|시작)|듣기|음성으로\\s?듣기|음성\\s?듣기|본문\\s?듣기|기사듣기\\s?기사듣기중지|TTS|다크\\s?모드|라이트\\s?모드|번역|번역\\s?설정|번역하기|음성재생\\s?설정|요약봇|요약|기사\\s?요약|AI\\s?요약|자동요약|"
    "댓글|댓글\\s?(?:쓰기|보기|달기|작성|등록|남기기|입력|전체보기|더보기|닫기|운영\\s?정책|새로고침)|의견|의견\\s?보내기|답글|추천|공감|비공감|좋아요|싫어요|슬퍼요|화나요|감동이에요|후속기사\\s?원해요|훈훈해요|놀랐어요|기뻐요|쏠쏠정보|흥미진진|공감백배|분석탁월|후속강추|유익해요|황당해요|최고예요|통쾌해요|"
    "응원|응원하기|구독|구독하기|구독중|구독\\s?신청|구독신청|신문\\s?구독|뉴스레터|뉴스레터\\s?(?:구독|신청)|채널\\s?구독|알림\\s?받기|후원|후원하기|후원\\s?안내|정기\\s?후원|기사\\s?제보|제보|제보하기|제보\\s?하기|기사제보\\s?후원하기|기사제보|독자\\s?제보|신고|신고하기|오류\\s?신고|오탈자\\s?신고|정정\\s?요청|기사\\s?정정|"
    "기자\\s?페이지|기자\\s?홈|기자\\s?구독|팔로우|프로필|네이버\\s?(?:채널\\s?)?구독(?:하기)?|네이버에서\\s?구독|구글\\s?뉴스\\s?구독|언론사\\s?구독|PDF\\s?보기|지면\\s?보기|지면보기|RSS|sns\\s?기사보내기|SNS\\s?기사보내기|기사스크랩하기|다른\\s?공유\\s?찾기|다른\\s?찾기|기사저장|SNS로\\s?기사보내기|영상\\s?보기|동영상|재생|광고|AD|ADVERTISEMENT|Advertisement|sponsored|"
    "네이버|다음|구글|naver|daum|google|기사원문|원문\\s?보기|기사\\s?원문\\s?보기|기사원문\\s?보기|원문|실시간|새로고침|더\\s?보기\\s?\\+|오피니언\\s?더보기|공감순|최신순|추천순|인기순|등록순|전체|모두보기|편집|삭제|수정|등록|취소|확인|보내기|완료|변경|변경하기|설정|조절"
)
_UI = re.compile(rf"(?:{_UI_WORDS})(?=[\s,|/·•+\-:()<>\[\]\d]|$)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{3,2000}|[A-Za-z][\w-]{0,40}(?:\.[\w-]{1,40}){1,4}/\S{0,500}", re.IGNORECASE
)
_BETWEEN_UI = re.compile(r"[\s,|/·•+\-:()<>\[\]\d]+")
_UI_SENTENCE = re.compile(
    r"이\s?글자크기로\s?변경|기사를\s?읽어드립니다|(?:공유|인쇄|스크랩|복사|저장)하기$|(?:으로|로|에)\s?공유(?:하기)?$|주소가\s?복사되었습니다|복사(?:가\s?)?되었습니다|복사하세요|로그인\s?(?:후|이\s?필요|하세요|해주세요)|댓글을\s?(?:작성|입력|남|쓸|달)|"
    r"첫\s?번째\s?댓글|(?:님의|이\s)\s?댓글|댓글\s?\d+|새\s?창\s?열림|새창|팝업|브라우저|자바스크립트|javascript|언론사에서\s?직접\s?선정|언론사가\s?(?:직접\s?)?(?:선정|분류)|섹션\s?분류|기사의\s?섹션|자동\s?추출|핵심\s?요약|전체\s?맥락을\s?이해|"
    r"공감언론\s?뉴시스|제보는\s?카카오톡|카카오톡\s?(?:okjebo|제보)|제보(?:하기|를\s?기다|받습니다|해\s?주세요)|뉴스\s?제보|네이버에서.{0,20}구독|구독(?:해|하)\s?(?:주|세요|시면|고)|채널\s?추가|앱\s?다운로드|앱에서\s?보기|QR코드|회원\s?(?:전용|님만)|이\s?기사(?:를|는|가|에)\s.{0,20}(?:추천|좋아|언론사|섹션|공유)|기사를\s?추천|후속\s?기사|"
    r"뉴스\s?홈$|페이지\s?상단|상단으로|본문으로|본문\s?폰트|영상이?\s?재생|동영상\s?플레이어|광고\s?(?:건너뛰기|차단|문의)|댓글\s?정책|글자\s?수\s?제한|(?<!\d)\d{1,6}\s?/\s?\d{1,6}\s?자|운영\s?규정|욕설|비방",
    re.IGNORECASE,
)

_RELATED = re.compile(
    r"^[\s\[<(【▶☞■◆●◇▷>#*\-]{0,4}(?:관련\s?기사|관련\s?뉴스|관련\s?글|관련\s?영상|관련\s?링크|연관\s?기사|연관\s?뉴스|이\s?기사와\s?(?:관련|함께)|함께\s?(?:보면|볼|읽|본)|같이\s?(?:보면|볼|읽)|읽어볼|이어서\s?(?:보면|볼)|이런\s?기사|추천\s?기사|추천\s?뉴스|이전\s?기사\s?보기|시리즈\s?보기|기사\s?전체\s?보기)"
)
_SIDEBAR = re.compile(
    r"^[\s\[<(【▶☞■◆●◇▷>#*\-]{0,4}(?:(?:이\s?시각|지금|오늘의?|실시간|금주의?|주간|일간|월간|최다|최근|댓글|가장|섹션|네티즌|독자)?\s?(?:많이|마니)\s?(?:본|읽은|읽는|찾은|공유한?|댓글)|가장\s?많이|랭킹\s?뉴스|인기\s?(?:기사|뉴스|글|검색어|영상|콘텐츠)|실시간\s?(?:인기|뉴스|랭킹|급상승|주요|기사|많이)|최신\s?(?:기사|뉴스|글)|주요\s?(?:뉴스|기사)|"
    r"오늘의\s?(?:주요|핫|뉴스|추천|HOT|인기|포토|이슈|운세|날씨)|이\s?시각\s?(?:주요|헤드라인|뉴스|인기)|헤드라인(?:\s?뉴스)?$|핫\s?(?:뉴스|이슈|클릭|포토|토픽)|HOT\s?(?:뉴스|이슈|NEWS|ISSUE|클릭|포토)|BEST\s?(?:뉴스|클릭|댓글|기사)?$|베스트\s?(?:뉴스|클릭|기사|댓글|포토)|포토\s?(?:뉴스|슬라이드|갤러리|에세이)?$|기획\s?(?:특집|연재)?$|연재\s?(?:기사)?$|"
    r"기자의?\s?다른\s?기사|(?:이\s?)?기자의?\s?(?:다른|최신|인기)|[가-힣]{2,4}\s?기자의?\s?(?:다른|최신|주요)|이\s?(?:언론사|매체|신문)의?\s?(?:다른|주요|인기|최신)|다른\s?(?:언론사|기사|뉴스)|(?:같은|이)\s?섹션|섹션\s?(?:뉴스|주요|별)|분야별\s?(?:주요)?|추천\s?(?:콘텐츠|영상|뉴스|기사|검색어|키워드)|당신이\s?(?:좋아|관심|놓친)|놓치면|(?:회원|독자)님을?\s?위한|"
    r"에디터\s?(?:픽|추천)|편집자\s?추천|AD\s?$|파워\s?링크|스폰서|관심\s?(?:뉴스|기사)|뉴스\s?스탠드|뉴스스탠드|전체\s?댓글|댓글\s?많은|공감\s?많은|쇼핑|TOP\s?\d+|속보\s?(?:뉴스)?$|이슈\s?(?:포토|뉴스|키워드|&|앤)|화제의?\s?(?:뉴스|포토|기사)|많이\s?본)"
)
_FOOTER = re.compile(
    r"사업자\s?(?:등록)?\s?번호|등록\s?번호|통신\s?판매업|발행인|편집인|발행·편집|발행\s?일자|등록\s?(?:일자|연월일|년월일)|청소년\s?보호|개인\s?정보|이용\s?약관|회사\s?소개|매체\s?소개|신문사\s?소개|광고\s?(?:안내|문의|제휴)|제휴\s?(?:안내|문의)|찾아오시는|고충\s?처리|저작권\s?(?:정책|규약|보호|문의|안내)|"
    r"윤리\s?강령|편집\s?규약|이메일\s?무단\s?수집|무단수집거부|대표\s?(?:전화|이사\s?[:：]|번호|메일)|팩스|(?:^|\s)(?:TEL|FAX|Tel|Fax|T|F)\s?[.:)]\s?\d|인터넷\s?신문\s?(?:위원회|등록|윤리)|신문\s?윤리|열린\s?보도\s?원칙|사이트맵|고객\s?센터|이메일무단|호스팅|제호\s?[:：]|우\)?\s?\d{5}|모바일\s?버전|PC\s?버전|구독\s?안내|한국언론진흥재단\s?지원|ND소프트|ndsoft|기사심의|독자\s?위원회|정정·?\s?반론|언론중재",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(
    r"^(?:#\s?[^\s#]{1,30}[\s,]{0,3}){1,40}$|^(?:태그|키워드|해시태그|tags?|keywords?)\s?[:#]", re.IGNORECASE
)

_CREDIT = r"(?:사진|그래픽|자료|이미지|영상|그림|표|일러스트|캡처|캡쳐|포토|지도|도표|출처|삽화)"
_CREDIT_END = re.compile(
    rf"[(\[<【/|]\s{{0,2}}{_CREDIT}(?:[·/](?:{_CREDIT}|글))?\s{{0,2}}(?:제공|출처|캡처|캡쳐|갈무리|자료)?\s{{0,2}}[=:|ㅣ/]?\s{{0,2}}[^)\]>】\n]{{1,60}}[)\]>】]?\s{{0,2}}[.…]?\s{{0,2}}$"
    rf"|(?:[.…”\"'’)\]]|\s){_CREDIT}\s{{0,2}}(?:제공|출처|캡처|캡쳐|갈무리)?\s{{0,2}}[=:|ㅣ]\s{{0,2}}[^.\n]{{1,40}}\.?\s{{0,2}}$"
    rf"|[(\[【<]\s{{0,2}}[^)\]】>\n]{{1,40}}\s(?:제공|캡처|캡쳐|갈무리|자료\s?사진|DB|출처)\s{{0,2}}[)\]】>]\s{{0,2}}\.?\s{{0,2}}$"
    r"|[./]\s{0,2}[가-힣A-Za-z0-9㈜·()]{2,25}\s(?:제공|캡처|캡쳐|갈무리|자료사진|DB)\s{0,2}\.?\s{0,2}$"
    r"|(?:ⓒ|©)\s{0,2}[가-힣A-Za-z0-9·.\s]{2,30}$"
    r"|재판매\s?및\s?DB\s?금지\W{0,3}$"
)
_CREDIT_LINE = re.compile(
    rf"^[\[(【<▲△/※*]?\s{{0,2}}(?:{_CREDIT}(?:[·/]{_CREDIT})?\s{{0,2}}(?:제공|출처|캡처|캡쳐|설명)?\s{{0,2}}[=:|ㅣ©ⓒ/]|게티이미지|gettyimages|클립아트코리아|픽사베이|pixabay|셔터스톡|shutterstock|언스플래시|unsplash|AP[·/ ]|로이터[·/ ]|연합뉴스\s?(?:자료사진|제공)|뉴시스\s?DB|자료\s?사진|{_CREDIT}\s?설명)",
    re.IGNORECASE,
)
# A caption shows what is seen: it ends in … 하고 있다 / 있는 모습 and, behind its stop, names an outlet or a giver.
_GIVER = r"(?!.{0,20}(?:기자|특파원|위원|끝)[)\]]?$)[\[(]?[가-힣A-Za-z0-9㈜·()\s]{2,20}[\])]?$"
_SCENE_END = re.compile(
    rf"(?:고|어|아|여|해)\s?있다\s?\.?\s{{0,2}}(?:[/|ⓒ©]\s{{0,2}}|\.\s{{1,2}}|\s{{1,2}}|(?<=\.)){_GIVER}"
    rf"|(?:모습|장면|전경|조감도|현장)\s?\.?\s{{0,2}}(?:[/|ⓒ©]\s{{0,2}}|\.\s{{1,2}}){_GIVER}"
)
_SCENE = re.compile(
    r"(?:고\s?있다|있는\s?모습|하는\s?모습|(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|맨\s?앞).{0,12}(?:번째|부터|에서)?)\s?\.?"
)


# Most lines of a body: a long statement without any sign or word that lines of other kinds have.
_STATEMENT = re.compile(r"[가-힣](?<!니)다\.[\"”’']?$")
_SUSPICIOUS = re.compile(r"[^\w\s.,'\"‘’“”·()%~∼…\-?!:]|사진|제공|금지|저작|기자|구독|클릭|뉴스|기사|무단|저장|있다")


def line_kind(line: str) -> Kind | None:
    """Return what a line is by its form alone, or ``None`` where it may be text.

    Examples
    --------
    >>> line_kind("저작권자 © 가온신문 무단전재 및 재배포 금지")
    'rights'
    >>> line_kind("  • 페이스북 공유하기"), line_kind("[관련 기사] 다른 이야기"), line_kind("이 시각 많이 본 뉴스")
    ('share_ui', 'related', 'sidebar')
    >>> line_kind("시민들이 도서관에서 책을 읽고 있다. (사진=가온시 제공)")
    'caption'
    >>> line_kind("가온시는 27일 도서관의 문을 열었다.") is None
    True
    """
    text = line.strip()
    return _kind_of(text) if 0 < len(text) <= _LONGEST_CAPTION else None


@lru_cache(maxsize=_REMEMBERED)
def _kind_of(text: str) -> Kind | None:
    if len(text) > _LONGEST_UI and _STATEMENT.search(text) and not _SUSPICIOUS.search(text):
        return None
    return next((kind for kind, holds in _RULES if holds(text)), None)


def is_rights(line: str) -> bool:
    """Return whether a line says who may use the article."""
    text = line.strip()
    if len(text) > _LONGEST_RIGHTS or _AGENCY_PICTURE.search(text):
        return False
    if _RIGHTS_START.match(text) and (_RIGHTS.search(text) or len(text) <= _LONGEST_UI):
        return True
    return (
        len(text) <= _LONGEST_RIGHTS // 2
        and not _is_sentence(text)
        and bool(_RIGHTS_STRONG.search(text) or _is_short_ban(text))
    )


def is_share_tool(line: str) -> bool:
    """Return whether a line is a button or a notice of the page: sharing, size of letters, reading aloud, comments."""
    text = _BULLET.sub("", line.strip())
    if len(text) > _LONGEST_CAPTION:
        return False
    if _ADDRESS.fullmatch(text) or _only_buttons(text):
        return True
    return len(text) <= _LONGEST_UI and not _is_sentence(text) and bool(_UI_SENTENCE.search(text))


def is_related(line: str) -> bool:
    """Return whether a line begins a link to another article on the matter, or a list of such."""
    return len(line) <= _LONGEST_RIGHTS and bool(_RELATED.match(line)) and not _is_sentence(line)


def is_sidebar_label(line: str) -> bool:
    """Return whether a line heads a list of other stories."""
    return len(line.strip()) <= _LONGEST_LABEL and bool(_SIDEBAR.match(line.strip())) and not _is_sentence(line)


def is_caption(line: str) -> bool:
    """Return whether a line names the giver of a picture, as captions do."""
    text = line.strip()
    if len(text) > _LONGEST_CAPTION:
        return False
    window = text[-_LONGEST_UI * 2 :]
    if _CREDIT_LINE.match(text) and len(text) <= _LONGEST_UI * 2:
        return True
    return bool(_CREDIT_END.search(window) or _SCENE_END.search(window))


def shows_a_scene(line: str) -> bool:
    """Return whether a line tells what a picture shows (… 하고 있다, 왼쪽에서 네 번째): a caption, where its place is one's."""
    return len(line) <= _LONGEST_CAPTION and bool(_SCENE.search(line))


def is_footer(line: str) -> bool:
    """Return whether a line belongs to the imprint of a site."""
    text = line.strip()
    hits = len({found.group().replace(" ", "") for found in _FOOTER.finditer(text[:_LONGEST_RIGHTS])})
    return not _is_sentence(text) and (hits > 1 or (hits == 1 and len(text) <= _LONGEST_UI))


def is_date(line: str) -> bool:
    """Return whether a line holds dates and the words around them, and nothing else."""
    text = line.strip()
    if len(text) > _LONGEST_UI * 2:
        return False
    rest, position, found = [], 0, False
    for _, start, end in find_dates(text):
        rest.append(text[position:start])
        position, found = end, True
    words = re.sub(
        r"[\W\d]|기사|최초|최종|시간|일시|일자|입력|수정|승인|등록|게재|게시|송고|발행|작성|배포|보도|업데이트|갱신|지면|면|댓글|조회수?|추천|일|A|B|기자명?|[Pp]ublished|[Uu]pdated?|[Mm]odified|[Pp]osted|KST",
        "",
        "".join([*rest, text[position:]]),
    )
    return found and len(words) <= len("오래전에")


def _only_buttons(text: str) -> bool:
    """Whether a line is made of the words of buttons and their counts, read greedily from the left."""
    position = 0
    while position < len(text):
        found = _BETWEEN_UI.match(text, position) or _UI.match(text, position)
        if found is None:
            return False
        position = found.end()
    return True


def _is_short_ban(text: str) -> bool:
    return len(text) <= _LONGEST_UI and bool(re.search(r"(?:무단|재배포|AI\s?학습).{0,30}금지\W{0,4}$", text))


def _is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence of news does (buttons and notices end in 하기, 하세요, 됩니다)."""
    return bool(re.search(r"(?<!니)다\s?[.”\"'’]{1,3}$", text.rstrip()))


# In this order: a rights line may name an outlet as a caption does, a button may hold a reporter's name.
_RULES: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    ("rights", is_rights),
    ("date", is_date),
    ("share_ui", is_share_tool),
    ("related", is_related),
    ("sidebar", is_sidebar_label),
    ("other", lambda text: bool(_HASHTAGS.match(text)) or is_notice(text)),
    ("caption", is_caption),
    ("footer", is_footer),
    ("byline", lambda text: parse_byline(text) is not None),
)
