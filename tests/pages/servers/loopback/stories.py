"""Articles that nobody wrote: Korean text of a seed, with invented people, places and companies."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from newsmine.records import KST

_PLACES = ("가온시", "나래군", "다온구", "라온시", "마루군", "바론시", "새별군", "아름시", "해솔군", "한들시")
_COMPANIES = ("한빛로봇", "다온데이터", "두루소프트", "새봄전자", "온누리물류", "참솔바이오", "푸른들식품", "별내건설")
_PEOPLE = ("설가온", "마루한", "한별", "민다온", "구슬아", "남해솔", "연두리", "차미르", "은보라", "노을찬")
_THINGS = ("도서관", "물놀이터", "농기계 임대소", "작은 영화관", "자전거길", "돌봄 쉼터", "천문대", "공유 주방")
_DEEDS = (
    ("문을 열었다", "문 열어"),
    ("공사를 마쳤다", "공사 마쳐"),
    ("주민 설명회를 열었다", "주민 설명회"),
    ("시범 운영을 시작했다", "시범 운영"),
    ("이름을 공모했다", "이름 공모"),
)
# What cp949 knows and the 2,350 syllables of EUC-KR do not: they must come through a page that calls itself euc-kr.
_RARE = ("똠얌꿍", "펲시콜라", "뷁쌰", "힣힣이", "쓩쓩이", "갂두기")
_FIRST_DAY = datetime(2025, 1, 1, 6, 30, tzinfo=KST)
_HOURS_BETWEEN = 4


@dataclass(frozen=True)
class Story:
    """One invented article, and all that a reader must find in its page."""

    number: int
    outlet: str
    title: str
    authors: tuple[str, ...]
    published_at: datetime
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What the article's text must be, to the character."""
        return "\n".join(self.paragraphs)


@cache
def stories(outlet: str, count: int, *, seed: int = 7) -> tuple[Story, ...]:
    """Return the first ``count`` stories of an outlet, the oldest first; more of them begin with the same ones."""
    return tuple(_story(outlet, number, seed) for number in range(1, count + 1))


def _story(outlet: str, number: int, seed: int) -> Story:
    chance = random.Random(f"{outlet}/{number}/{seed}")  # noqa: S311 - a seed, no secret
    place, company, person = chance.choice(_PLACES), chance.choice(_COMPANIES), chance.choice(_PEOPLE)
    thing, (deed, short), rare = chance.choice(_THINGS), chance.choice(_DEEDS), chance.choice(_RARE)
    day, crowd = chance.randint(1, 28), chance.randint(20, 900)
    said = (
        f"{_with(place, '은는')} {day}일 {_with(company, '과와')} 함께 짓던 {thing}의 {deed}. 번호표 {number}번을 받은 주민이 맨 먼저 들어섰다.",
        f"이날 자리에는 주민 {crowd}명이 모였고, 마을 부엌에서는 {rare} 한 그릇씩을 나누어 먹었다.",
        f"{person} {place} 담당관은 “{thing} 앞 나무 {chance.randint(3, 99)}그루도 주민이 직접 심었다”고 말했다.",
        f"{_with(company, '은는')} 앞으로 {chance.randint(2, 9)}년 동안 {_with(thing, '을를')} 맡아 돌보며, 고장 난 곳은 하루 안에 고치기로 했다.",
        f"이용 시간은 오전 {chance.randint(7, 10)}시부터 오후 {chance.randint(5, 9)}시까지이며 {chance.choice('월화수목')}요일에는 쉰다.",
        f"{_with(place, '은는')} 내년까지 {chance.randint(3, 40)}억원을 더 들여 같은 {thing} {chance.randint(2, 6)}곳을 세울 계획이라고 밝혔다.",
    )
    kept = sorted(chance.sample(range(1, len(said)), chance.randint(2, 5)))
    return Story(
        number=number,
        outlet=outlet,
        title=f"{place} {thing} {short}…{number}번째 소식에 주민 {crowd}명 모여",
        authors=() if outlet == "maeil" else (chance.choice(_PEOPLE),),
        published_at=_FIRST_DAY + timedelta(hours=_HOURS_BETWEEN * number, minutes=chance.randint(0, 59)),
        paragraphs=(said[0], *(said[i] for i in kept)),
    )


def _with(word: str, particles: str) -> str:
    """Return a word with the particle that fits its last syllable: the first after a final consonant."""
    return word + particles[(ord(word[-1]) - ord("가")) % 28 == 0]
