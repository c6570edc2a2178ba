"""Lines that outlets and portals add to every article: contacts, notes on how it was made, thanks and appeals."""

import re

# Longer lines are text, whatever words they hold.
_LONGEST = 110
_LABEL = re.compile(
    r"^(?:기사\s?내용\s?요약|(?:AI|인공지능)가?\s?(?:뉴스|기사|자동)?\s?(?:핵심\s?)?요약(?:한\s?(?:내용|기사))?|(?:전면|하단|상단|중간|배너|기사)\s?광고|"
    r"기사\s?제공\s?[:=]?\s\S{2,15}|키워드|기사\s?추천|\(끝\)|끝\.?|당신만\s?(?:안|못)\s?본\s?(?:뉴스|기사)|"
    r"[가-힣A-Za-z0-9]{2,12}\s(?:채널\s)?구독하기|(?:SNS|메일|카카오톡|페이스북|트위터)(?:으)?로\s?기사\s?보내기|"
    r"(?:온라인|디지털)\s?(?:이슈|뉴스|콘텐츠|편집|미디어)?\s?(?:팀|부|국)(?:\s?기자)?)$"
)
# A way to reach the outlet: what it is, and a number or an address.
_CONTACT = re.compile(
    r"^\W{0,6}(?:전화|메일|이메일|e-?mail|카카오톡|카톡|라인|홈페이지|누리집|팩스|제보|문의)[\s\])]{0,3}[:：=]?\s{0,3}(?:0\d{1,2}[-)\s]{1,2}[\d-]{5,14}|\d{3,4}-\d{4}|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{1,40})",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"당신의\s?제보가|제보(?:를\s?(?:기다립니다|받습니다)|받습니다|해\s?주세요)|기사\s?(?:문의|제보)\s?(?:및|·|/)\s?(?:제보|보도\s?자료|문의|기고)|독자\s?여러분의\s?(?:제보|의견)|"
    r"현장에서\s?작성된\s?기사입니다|먼저\s?(?:출고|게재|공개|보도)된\s?기사입니다|이\s?기사에\s?대해\s?어떻게\s?생각|좋은\s?기사에\s?응원|기사가?\s?마음에\s?드(?:셨|시|신)|"
    r"^[※*▶☞]?\s?(?:이|본)\s?(?:기사|콘텐츠|글|보도|영상)(?:는|은)\s.{0,50}(?:협찬|지원|제휴|광고|자동\s?생성|AI\s?(?:기술|로|를)|번역|생성형).{0,40}(?:니다|입니다|음|됨)\.?$|"
    r"^▶\s?클릭|^[(\[]?(?:영상|촬영)\s?(?:취재|편집|기자)\s?[:：/]?\s?[가-힣]{2,4}(?=[\s,/·)\]]|$)|^제작\s?지원\s?[:：]"
)


def is_notice(line: str) -> bool:
    """Return whether a line says how an article came to be, or asks its readers for something.

    Examples
    --------
    >>> is_notice("기사내용 요약"), is_notice("※ 당신의 제보가 뉴스가 됩니다"), is_notice("▷ 전화 : 000-000-0000")
    (True, True, True)
    >>> is_notice("가온시는 시민의 제보를 받아 다리를 고쳤다."), is_notice("전화 상담은 27일 시작한다.")
    (False, False)
    """
    text = line.strip()
    return len(text) <= _LONGEST and bool(_LABEL.match(text) or _CONTACT.match(text) or _NOTE.search(text))
